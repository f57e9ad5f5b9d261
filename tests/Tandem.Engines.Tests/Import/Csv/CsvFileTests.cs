using System.Globalization;
using System.IO.Compression;
using System.Text;
using Tandem.Engines.Import.Csv;

namespace Tandem.Engines.Tests.Import.Csv;

public class CsvFileTests
{
    private const string Accents = "name,city\nLéa,Zürich\nŁukasz,Kraków\n";

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "UTF-8" }, { "utf-8+bom", "UTF-8 with BOM" }, { "utf-16", "UTF-16 LE" }, { "utf-16+bom", "UTF-16 LE" },
        { "utf-16BE", "UTF-16 BE" }, { "utf-16BE+bom", "UTF-16 BE" }, { "utf-32+bom", "UTF-32" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found(string written, string found)
    {
        var parts = written.Split('+');
        var encoding = Encoding.GetEncoding(parts[0]);
        using var stream = new MemoryStream([.. parts.Length > 1 ? encoding.GetPreamble() : [], .. encoding.GetBytes(Accents)]);

        var file = CsvText.Inspect(stream);

        file.Text.Name.ShouldBe(found);
        file.Headers.ShouldBe(["name", "city"]);
        file.ReadSample(stream).Select(r => r[1]).ShouldBe(["Zürich", "Kraków"]);
    }

    [Fact]
    public void Windows_1252_is_found_by_a_letter_far_behind_the_start()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text = "name,price\n" + string.Concat(Enumerable.Repeat("plain,1\n", 60_000)) + "Zoë,5 €\n";
        using var stream = new MemoryStream(windows.GetBytes(text));

        var file = CsvText.Inspect(stream);

        file.Text.Name.ShouldBe("Windows-1252");
        using var rows = file.OpenRows(stream);
        string last = "";
        while (rows.Read()) last = rows.Text(0) + rows.Text(1);
        last.ShouldBe("Zoë5 €");
    }

    [Fact]
    public void One_zero_byte_does_not_make_ASCII_into_UTF_16() => CsvText.Problem("email,name\na@x.example,A\0da\n").Code.ShouldBe("notText");

    [Fact]
    public void Letters_of_UTF_8_in_a_file_of_Windows_1252_are_counted()
    {
        using var stream = new MemoryStream([.. "city\nZ"u8, 0xFC, .. "rich\n"u8, .. "Zürich\n"u8]);

        var file = CsvText.Inspect(stream);

        file.Text.Name.ShouldBe("Windows-1252");
        file.Text.InvalidBytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_few_broken_bytes_do_not_make_UTF_8_into_something_else()
    {
        using var stream = new MemoryStream([.. Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Repeat("é è ü\n", 50))), 0xE9]);

        var file = CsvText.Inspect(stream);

        file.Text.Name.ShouldBe("UTF-8");
        file.Text.InvalidBytes.ShouldBe(1);
    }

    [Fact]
    public void A_character_across_two_reads_is_not_broken()
    {
        var text = "a\n" + new string('x', 128 * 1024 - 3) + "é\n";

        CsvText.Inspect(text).Text.ShouldBe(new DetectedText(Encoding.UTF8, "UTF-8"));
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", ',')]
    [InlineData("a;b;c\n1,5;2;3\n2,5;2;3\n", ';')]
    [InlineData("a\tb\tc\n1\t2\t3\n", '\t')]
    [InlineData("a|b|c\n1|2|3\n", '|')]
    [InlineData("a^b^c\n1^2^3\n", '^')]
    [InlineData("a~b~c\n1~2~3\n", '~')]
    [InlineData("a\u001Fb\u001Fc\n1\u001F2\u001F3\n", '\u001F')]
    [InlineData("sep=;\r\na;b\r\n1;2\r\n", ';')]
    [InlineData("name;notes\nx;\"a, b, c, d\"\ny;\"e, f, g, h\"\n", ';')]
    [InlineData("name;amount\nA;1,5\nB;2,5\n", ';')]
    [InlineData("\"a;x\",b,c\n\"1;2;3;4\",2,3\n", ',')]
    [InlineData("email\nada@example.com\n", ',')]
    [InlineData("comment\nhello, world\nand, more, words\n", ',')]
    public void The_delimiter_is_found(string text, char delimiter) => CsvText.Inspect(text).Dialect.Delimiter.ShouldBe(delimiter);

    [Fact]
    public void Apostrophes_may_stand_for_quotes()
    {
        var file = CsvText.Inspect("'name','city'\n'O''Neil, Ed','Cork'\n'Ada','Bath'\n");

        file.Dialect.Quote.ShouldBe('\'');
        file.Headers.ShouldBe(["name", "city"]);
    }

    [Theory]
    [InlineData("Report of 2024\nmade by us\n\nname,email,city\nAda,a@b.c,Bath\n", 4)]
    [InlineData("Notes:\n\"a long, quoted\nremark\"\n\nname,email,city\nAda,a@b.c,Bath\n", 5)]
    [InlineData("\n\nname,email\nAda,a@b.c\n", 3)]
    [InlineData("sep=,\nname,email\nAda,a@b.c\n", 2)]
    [InlineData("name\nAda\nBob\n", 1)]
    [InlineData("title,,,,\nname,email,city,zip,land\nAda,a@b.c,Bath,1,UK\n", 2)]
    public void Lines_above_the_header_are_passed_over(string text, int line) => CsvText.Inspect(text).Dialect.HeaderLine.ShouldBe(line);

    [Fact]
    public void A_file_without_a_header_keeps_its_first_row()
    {
        using var stream = CsvText.Stream("ada@example.com,Ada\nbob@example.com,Bob\n");
        var file = CsvText.Inspect(stream);

        file.Dialect.HasHeader.ShouldBeFalse();
        file.Headers.ShouldBe(["Column 1", "Column 2"]);
        file.ReadSample(stream).Select(r => r[1]).ShouldBe(["Ada", "Bob"]);
    }

    [Fact]
    public void A_day_may_head_a_column() => CsvText.Inspect("name,2024-01-01,2024-01-02\nAda,3,4\n").Headers[1].ShouldBe("2024-01-01");

    [Fact]
    public void A_header_alone_is_a_file_without_rows() => CsvText.Rows("name,email\n").ShouldBeEmpty();

    [Theory]
    [InlineData("name,email,Name\n", "duplicateHeader")]
    [InlineData("email, email \n1,2\n", "duplicateHeader")]
    [InlineData("", "emptyFile")]
    [InlineData("  \n\n", "emptyFile")]
    [InlineData("[{\"email\":\"a@b.c\"}]", "notCsv")]
    [InlineData("<!DOCTYPE html><html>", "notCsv")]
    [InlineData("BEGIN:VCARD\nVERSION:3.0", "notCsv")]
    [InlineData("a,b\u0001\u0002\u0003\u0004\n", "notText")]
    public void What_cannot_be_imported_is_refused_with_a_reason(string text, string code) => CsvText.Problem(text).Code.ShouldBe(code);

    [Fact]
    public void A_header_twice_is_named_with_its_columns() =>
        CsvText.Problem("email,name,Email\n").Message.ShouldContain("columns 1 and 3");

    [Theory]
    [InlineData("89504E470D0A1A0A", "notText")]
    [InlineData("255044462D312E37", "pdfDocument")]
    [InlineData("1F8B0800", "compressedFile")]
    [InlineData("D0CF11E0A1B11AE1", "excelWorkbook")]
    [InlineData("610062006300", "")]
    [InlineData("6100000062006300000000000000000061", "notText")]
    public void A_file_of_another_kind_is_named(string hex, string code)
    {
        if (code.Length == 0) CsvText.Inspect(new MemoryStream(Convert.FromHexString(hex))).Text.Name.ShouldBe("UTF-16 LE");
        else CsvText.Problem(Convert.FromHexString(hex)).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("contacts.csv", "zipArchive")]
    [InlineData("xl/workbook.xml", "excelWorkbook")]
    public void An_archive_called_csv_is_refused_unopened(string entry, string code)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = zip.CreateEntry(entry, CompressionLevel.SmallestSize).Open();
            content.Write(new byte[10_000_000]);
        }

        CsvText.Problem(stream.ToArray()).Code.ShouldBe(code);
    }

    [Fact]
    public void A_file_of_one_endless_line_is_refused()
    {
        var problem = CsvText.Problem(new string('x', 2_000_000));

        problem.Code.ShouldBe("lineTooLong");
        problem.Line.ShouldBe(1);
    }

    [Fact]
    public void Too_many_columns_are_refused() =>
        CsvText.Problem(string.Join(',', Enumerable.Range(0, 5000).Select(i => "c" + i.ToString(CultureInfo.InvariantCulture)))).Code.ShouldBe("tooManyColumns");

    [Fact]
    public void Encoding_delimiter_and_header_line_can_be_said()
    {
        using var stream = new MemoryStream(CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("skip me, please\nимя;город\nАда;Бат\n"));

        CsvFile.TryInspect(stream, out var file, out _, new CsvOptions("windows-1251", ';', 2)).ShouldBeTrue();

        file!.Headers.ShouldBe(["имя", "город"]);
        CsvFile.TryInspect(stream, out _, out var problem, new CsvOptions("klingon-8")).ShouldBeFalse();
        problem!.Code.ShouldBe("unknownEncoding");
    }
}
