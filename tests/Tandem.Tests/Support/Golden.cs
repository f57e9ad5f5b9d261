namespace Tandem.Tests.Support;

/// <summary>Compares with a committed file; <c>./run snapshot</c> accepts what is there now.</summary>
public static class Golden
{
    /// <summary>The checkout's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Compares with a file under the root, for example <c>web/openapi.json</c>.</summary>
    public static void Matches(string path, string actual)
    {
        var file = Path.Combine(Root, path);
        actual = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing: ./run snapshot makes it.");
        actual.ShouldBe(File.ReadAllText(file), $"{path} differs: look at the difference, then ./run snapshot.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tandem.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
