namespace Tandem.Tests.Support;

/// <summary>Real material beside the checkout. Where it is absent a conformance suite says that it was left out.</summary>
public static class SharedData
{
    /// <summary>The folder, or null where this clone has none beside it.</summary>
    public static string? Find(string name)
    {
        var folder = Path.Combine(Golden.Root, "..", "shared", "data", name);
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Console.WriteLine($"Left out: the conformance suite {name} (no ../shared/data/{name}).");
        return null;
    }
}
