namespace Tandem.Tests.Insights;

internal static class Csv
{
    /// <summary>The rows of a file by column name. The columns read here have no quoted cells; real CSV is the import's matter.</summary>
    public static List<Dictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].TrimStart('\uFEFF').Split(',');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => header.Zip(line.Split(',')).ToDictionary(StringComparer.Ordinal))];
    }
}
