using System.Text;
using Tandem.Engines.Import;
using Tandem.Engines.Import.Csv;

namespace Tandem.Engines.Tests.Import.Csv;

/// <summary>Short ways to read text as a CSV file.</summary>
internal static class CsvText
{
    internal static MemoryStream Stream(string text, Encoding? encoding = null) => new((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    internal static CsvFile Inspect(string text) => Inspect(Stream(text));

    internal static CsvFile Inspect(Stream stream)
    {
        CsvFile.TryInspect(stream, out var file, out var problem).ShouldBeTrue(problem?.Message);
        return file!;
    }

    internal static ImportProblem Problem(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        CsvFile.TryInspect(stream, out _, out var problem).ShouldBeFalse();
        return problem!;
    }

    internal static ImportProblem Problem(string text) => Problem(Encoding.UTF8.GetBytes(text));

    /// <summary>The rows below the header; a problem is written as <c>line!code</c>.</summary>
    internal static List<string> Rows(string text, CsvLimits? limits = null)
    {
        using var stream = Stream(text);
        CsvFile.TryInspect(stream, out var file, out var problem, limits: limits).ShouldBeTrue(problem?.Message);
        using var rows = file!.OpenRows(stream);
        var found = new List<string>();
        while (rows.Read())
            found.Add(rows.Problem is { } bad ? $"{bad.Line}!{bad.Code}" : $"{rows.Line}:{string.Join('|', Enumerable.Range(0, file.Headers.Count).Select(rows.Text))}");
        return found;
    }

    /// <summary>All records as they are, the first one too.</summary>
    internal static List<string[]> Records(string text, CsvDialect? dialect = null)
    {
        using var rows = new CsvRows(new StringReader(text), dialect ?? new CsvDialect());
        var found = new List<string[]>();
        while (rows.Read())
        {
            rows.Problem.ShouldBeNull();
            found.Add([.. Enumerable.Range(0, rows.Count).Select(rows.Text)]);
        }
        return found;
    }
}
