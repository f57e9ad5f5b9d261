namespace Tandem.Rules.Reading;

/// <summary>The checkout on disk: where it starts and which files belong to it.</summary>
internal static class Tree
{
    private static readonly string[] Skipped =
        ["bin", "obj", "node_modules", "dist", "artifacts", "data", "TestResults"];

    /// <summary>The folder of Tandem.slnx, found upwards from the test binaries.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All files below a folder, as paths relative to the root with forward slashes, in a stable order.</summary>
    public static IReadOnlyList<string> Files(string folder = ".", params string[] extensions)
    {
        var start = Path.Combine(Root, folder);
        if (!Directory.Exists(start))
        {
            return [];
        }

        return Walk(new DirectoryInfo(start))
            .Where(file => extensions.Length == 0 || extensions.Contains(file.Extension, StringComparer.Ordinal))
            .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
    {
        // In a linked worktree .git is a file.
        foreach (var file in folder.EnumerateFiles().Where(file => file.Name != ".git"))
        {
            yield return file;
        }

        foreach (var child in folder.EnumerateDirectories())
        {
            // Folders that start with a dot are tools' own (.git, .vs), except .ci. Links would lead out of the tree.
            var foreign = child.Name.StartsWith('.') && child.Name != ".ci";
            if (foreign || Skipped.Contains(child.Name, StringComparer.Ordinal) || child.LinkTarget is not null)
            {
                continue;
            }

            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tandem.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Tandem.slnx was not found above the test binaries.");
    }
}
