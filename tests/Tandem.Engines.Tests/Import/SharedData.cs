using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Import;

/// <summary>
/// Conformance material that does not belong to the project: it lies beside the checkout, in ../shared/data. Where that folder is
/// absent, a suite says that it was left out; where it is present, its files must be there.
/// </summary>
internal static class SharedData
{
    private static readonly string Root = Path.Combine(Checkout(), "..", "shared", "data");

    /// <summary>The folder of a suite; null, and a line in the output, where there is no such material at all.</summary>
    internal static string? Folder(string suite, ITestOutputHelper output)
    {
        if (!Directory.Exists(Root))
        {
            output.WriteLine($"Left out: {suite} (there is no ../shared/data beside this checkout).");
            return null;
        }
        var folder = Path.Combine(Root, suite);
        Directory.Exists(folder).ShouldBeTrue($"../shared/data is there, so {suite} must be too");
        return folder;
    }

    private static string Checkout()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tandem.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        return folder;
    }
}
