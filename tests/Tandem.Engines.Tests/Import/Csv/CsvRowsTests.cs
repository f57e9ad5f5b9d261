using System.Text;
using Tandem.Engines.Import.Csv;

namespace Tandem.Engines.Tests.Import.Csv;

public class CsvRowsTests
{
    [Theory]
    [InlineData("a,b\r\n1,2\r\n", "2:1|2")]
    [InlineData("a,b\n1,2", "2:1|2")]
    [InlineData("a,b\r1,2\r3,4", "2:1|2 3:3|4")]
    [InlineData("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", "2:x,y|say \"hi\"")]
    [InlineData("a,b\n\"\",\n", "")]
    [InlineData("a,b\n,2\n", "2:|2")]
    [InlineData("a,b\n1,\n", "2:1|")]
    [InlineData("a,b\n5\" disc,2\n", "2:5\" disc|2")]
    [InlineData("a,b\n\"1\" ,2\n", "2:1|2")]
    public void Cells_are_cut_as_RFC_4180_says(string text, string rows) =>
        string.Join(' ', CsvText.Rows(text)).ShouldBe(rows);

    [Fact]
    public void Lines_are_counted_as_an_editor_counts_them() =>
        CsvText.Rows("a,b\n1,\"two\nlines\"\n\n\"three\r\n\r\nlines\",3\nlast,4").ShouldBe(
            ["2:1|two\nlines", "5:three\r\n\r\nlines|3", "8:last|4"]);

    [Fact]
    public void Missing_trailing_cells_are_empty_and_blank_rows_are_passed_over() =>
        CsvText.Rows("a,b,c\n1\n,,\n  \n1,2\n").ShouldBe(["2:1||", "5:1|2|"]);

    [Fact]
    public void A_row_with_too_many_cells_is_a_problem_and_the_next_one_is_read() =>
        CsvText.Rows("a,b\n1,2,3\n4,5\n6,7,,\n").ShouldBe(["2!tooManyCells", "3:4|5", "4:6|7"]);

    [Fact]
    public void Text_after_a_closing_quote_costs_one_row() =>
        CsvText.Rows("a,b\n\"He said \"hi\" to me\",2\n3,4\n").ShouldBe(["2!strayQuote", "3:3|4"]);

    [Fact]
    public void An_unclosed_quote_costs_one_row_even_at_the_end_of_the_file() =>
        CsvText.Rows("a,b\n\"never closed,2\n3,4\n5,6").ShouldBe(["2!unclosedQuote", "3:3|4", "4:5|6"]);

    [Fact]
    public void An_unclosed_quote_on_the_last_line_is_a_problem() =>
        CsvText.Rows("a,b\n1,2\n\"3,4").ShouldBe(["2:1|2", "3!unclosedQuote"]);

    [Fact]
    public void An_unclosed_quote_far_from_the_end_is_given_up_at_the_limit()
    {
        var text = "a,b\n\"open,2\n" + string.Concat(Enumerable.Repeat("3,4\n", 1000));

        var rows = CsvText.Rows(text, new CsvLimits(MaxRecordLength: 500));

        rows[0].ShouldBe("2!unclosedQuote");
        rows.Count.ShouldBe(1001);
        rows[^1].ShouldBe("1002:3|4");
    }

    [Fact]
    public void A_line_over_the_limit_is_passed_over()
    {
        var text = $"a,b\n1,2\n{new string('x', 300_000)},2\n\"{new string('y', 300_000)}\",4\n5,6\n";

        CsvText.Rows(text, new CsvLimits(MaxRecordLength: 100_000)).ShouldBe(["2:1|2", "3!lineTooLong", "4!lineTooLong", "5:5|6"]);
    }

    [Fact]
    public void A_line_just_within_the_limit_is_read()
    {
        var cell = new string('x', 99_998);

        CsvText.Rows($"a,b\n{cell},\n{cell}z,\n", new CsvLimits(MaxRecordLength: 100_000)).ShouldBe([$"2:{cell}|", "3!lineTooLong"]);
    }

    [Theory]
    [InlineData('x')]
    [InlineData(',')]
    [InlineData('"')]
    public void A_single_line_of_50_MB_is_one_problem_in_little_memory(char filler)
    {
        using var text = new RepeatedText("a,b\n", filler, 50 * 1024 * 1024, "\n1,2\n");
        using var rows = new CsvRows(text, new CsvDialect(), expectedColumns: 2);
        var before = GC.GetAllocatedBytesForCurrentThread();

        rows.Read().ShouldBeTrue();
        rows.Read().ShouldBeTrue();
        rows.Problem!.Code.ShouldBe("lineTooLong");
        rows.Problem.Line.ShouldBe(2);
        rows.Read().ShouldBeTrue();
        rows.Text(1).ShouldBe("2");
        rows.Line.ShouldBe(3);
        rows.Read().ShouldBeFalse();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(40 * 1024 * 1024);
    }

    [Fact]
    public void A_zero_character_in_a_row_is_a_problem_of_that_row()
    {
        using var rows = new CsvRows(new StringReader("1,a\0b\n2,c"), new CsvDialect());

        rows.Read().ShouldBeTrue();
        rows.Problem!.Code.ShouldBe("controlCharacter");
        rows.Read().ShouldBeTrue();
        rows.Text(1).ShouldBe("c");
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var rows = new CsvRows(new StringReader("1\n2\n"), new CsvDialect());
        using var source = new CancellationTokenSource();
        rows.Read(source.Token).ShouldBeTrue();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => rows.Read(source.Token));
    }

    [Fact]
    public void Rows_can_be_read_again_from_the_start()
    {
        using var stream = CsvText.Stream("a\n1\n2\n", Encoding.Unicode);
        var file = CsvText.Inspect(stream);

        for (var pass = 0; pass < 2; pass++)
        {
            using var rows = file.OpenRows(stream);
            rows.Read().ShouldBeTrue();
            rows.Text(0).ShouldBe("1");
        }
    }

    /// <summary>A long text that is never in memory.</summary>
    private sealed class RepeatedText(string before, char filler, int count, string after) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int length)
        {
            var total = before.Length + count + after.Length;
            var read = Math.Min(length, total - at);
            for (var i = 0; i < read; i++, at++)
                buffer[index + i] = at < before.Length ? before[at] : at < before.Length + count ? filler : after[at - before.Length - count];
            return read;
        }
    }
}
