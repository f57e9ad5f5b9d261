namespace Tandem.Browser.Support;

/// <summary>The checkout that the tests run from.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tandem.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
