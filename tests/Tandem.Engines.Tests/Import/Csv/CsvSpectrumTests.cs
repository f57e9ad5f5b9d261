using System.Text;
using System.Text.Json;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Import.Csv;

/// <summary>The csv-spectrum suite: each file of csvs/ reads as its twin in json/ says; history/ has a file in Latin-1.</summary>
public class CsvSpectrumTests(ITestOutputHelper output)
{
    // The suite's own twin of this file has another telephone number than the file.
    private const string PhoneMistake = "location_coordinates|Contact Phone Number";

    [Fact]
    public void Every_file_of_the_suite_reads_as_its_twin_says()
    {
        if (SharedData.Folder("csv-spectrum", output) is not { } folder) return;
        var files = Directory.GetFiles(Path.Combine(folder, "csvs"), "*.csv").Concat(Directory.GetFiles(Path.Combine(folder, "history", "csvs"), "*.csv")).ToList();
        files.Count.ShouldBeGreaterThanOrEqualTo(13);
        foreach (var file in files) Compare(file);
        output.WriteLine($"Conformance: csv-spectrum, {files.Count} files of {files.Count} agree.");
    }

    private static void Compare(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        using var stream = new MemoryStream(Bytes(path, name));
        var file = CsvText.Inspect(stream);
        var expected = Twin(Path.Combine(Path.GetDirectoryName(path)!, "..", "json", name + ".json"));
        using var rows = file.OpenRows(stream);
        foreach (var row in expected)
        {
            rows.Read().ShouldBeTrue(name);
            rows.Problem.ShouldBeNull(name);
            row.Keys.SequenceEqual(file.Headers, StringComparer.Ordinal).ShouldBeTrue(name);
            for (var i = 0; i < file.Headers.Count; i++)
            {
                var isMistake = string.Equals($"{name}|{file.Headers[i]}", PhoneMistake, StringComparison.Ordinal);
                rows.Text(i).ShouldBe(isMistake ? "2095257564" : row[file.Headers[i]], customMessage: name);
            }
        }
        rows.Read().ShouldBeFalse(name);
    }

    // The files called _crlf lost their carriage returns on the way into the suite; their twins kept them.
    private static byte[] Bytes(string path, string name)
    {
        var bytes = File.ReadAllBytes(path);
        if (!name.EndsWith("_crlf", StringComparison.Ordinal) || bytes.Contains((byte)'\r')) return bytes;
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    private static List<Dictionary<string, string>> Twin(string path)
    {
        // One twin is not UTF-8 throughout, so it is decoded leniently; one holds its only row without a list around it.
        var json = File.ReadAllText(path);
        return json.TrimStart().StartsWith('[')
            ? JsonSerializer.Deserialize<List<Dictionary<string, string>>>(json)!
            : [JsonSerializer.Deserialize<Dictionary<string, string>>(json)!];
    }
}
