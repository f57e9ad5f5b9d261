using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using Tandem.Engines.Import.Csv;

namespace Tandem.Engines.Tests.Import.Csv;

public class CsvPropertyTests
{
    private static readonly Gen<string> Cell = Gen.Elements(",", ";", "\"", "\n", "\r\n", "\r", "=", "+", "-", "@", "'", "\t", " ", "a", "b", "é", "😀", "1", ".5", "|")
        .ArrayOf().Select(string.Concat);

    private static readonly Gen<string[][]> Table =
        from width in Gen.Choose(1, 6)
        from rows in Cell.ArrayOf(width).ArrayOf()
        select rows;

    [Fact]
    public void What_is_written_is_read_back() => Holds(Table, rows =>
    {
        var text = Write(rows, ',');
        var back = CsvText.Records(text).Select(r => r.Select(Restored).ToArray());
        return Same(back, rows);
    });

    [Fact]
    public void Every_delimiter_is_read_back() => Holds(Table, rows => new[] { ';', '\t', '|', '\u001F' }.All(delimiter =>
        Same(CsvText.Records(Write(rows, delimiter), new CsvDialect(delimiter)).Select(r => r.Select(Restored).ToArray()), rows)));

    [Fact]
    public void What_is_written_is_never_a_formula() => Holds(Cell, cell =>
    {
        var written = CsvText.Records(Write([[cell]], ',')).Single().Single();
        return written.Length == 0 || !CsvOut.IsFormulaStart(written[0]);
    });

    [Fact]
    public void Cells_are_cut_as_CsvHelper_cuts_them() => Holds(Table, rows =>
    {
        var text = Write(rows, ',');
        return Same(CsvText.Records(text), Oracle(text));
    });

    [Fact]
    public void Small_buffers_change_nothing() => Holds(Table, rows =>
    {
        var text = Write(rows, ',');
        using var reader = new CsvRows(new Drops(text), new CsvDialect());
        var found = new List<string[]>();
        while (reader.Read()) found.Add([.. Enumerable.Range(0, reader.Count).Select(reader.Text)]);
        return Same(found, CsvText.Records(text));
    });

    [Fact]
    public void No_bytes_make_the_reader_throw() => Holds(Bytes(), bytes =>
    {
        using var stream = new MemoryStream(bytes);
        if (!CsvFile.TryInspect(stream, out var file, out var problem)) return problem.Code.Length > 0;
        using var rows = file.OpenRows(stream);
        long last = 0;
        while (rows.Read())
        {
            var line = rows.Problem?.Line ?? rows.Line;
            line.ShouldBeGreaterThan(last);
            last = line;
        }
        return true;
    });

    // Half of them look like CSV, so that the reader itself is reached.
    private static Gen<byte[]> Bytes()
    {
        var raw = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf();
        var likely = Gen.Elements("a", "b,", "\"", "\"\"", "\n", "\r\n", ";", "\t", "é", "1,2,3\n", "\0", "'", " ").ArrayOf().Select(p => Encoding.UTF8.GetBytes(string.Concat(p)));
        return Gen.OneOf(raw, likely);
    }

    private static void Holds<T>(Gen<T> gen, Func<T, bool> property) =>
        Prop.ForAll(gen.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));

    private static string Write(string[][] rows, char delimiter)
    {
        using var writer = new StringWriter();
        var csv = new CsvOut(writer, delimiter);
        foreach (var row in rows)
        {
            foreach (var cell in row) csv.Text(cell);
            csv.EndRow();
        }
        return writer.ToString();
    }

    private static string Restored(string cell) => CsvOut.Restore(cell).ToString();

    private static bool Same(IEnumerable<string[]> left, IEnumerable<string[]> right) =>
        left.Select(Joined).SequenceEqual(right.Select(Joined), StringComparer.Ordinal);

    private static string Joined(string[] cells) => string.Join('\u0002', cells);

    private static List<string[]> Oracle(string text)
    {
        using var reader = CsvReader.FromText(text, new CsvReaderOptions { Separator = ',', HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetString(i))]);
        return rows;
    }

    /// <summary>Gives a text away three characters at a time, so that every seam is met.</summary>
    private sealed class Drops(string text) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = Math.Min(Math.Min(3, count), text.Length - at);
            text.CopyTo(at, buffer, index, read);
            at += read;
            return read;
        }
    }
}
