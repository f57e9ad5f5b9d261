using Tandem.Engines.Import.Csv;

namespace Tandem.Engines.Tests.Import.Csv;

public class CsvOutTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+1+cmd|x", "\"'+1+cmd|x\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("'=1", "\"''=1\"")]
    [InlineData("O'Neil", "O'Neil")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("plain", "plain")]
    public void Text_that_a_spreadsheet_would_run_gets_an_apostrophe(string text, string cell) => Written(csv => csv.Text(text)).ShouldBe(cell + "\r\n");

    [Fact]
    public void Numbers_and_dates_stay_what_they_are() =>
        Written(csv => csv.Number(-12.5m).Number(-3).Date(new DateOnly(2026, 11, 22)).Boolean(true).Empty()
            .Instant(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(1))))
            .ShouldBe("-12.5,-3,2026-11-22,true,,2026-11-22T08:30:00.000Z\r\n");

    [Theory]
    [InlineData("+49 89 1234", "+49 89 1234")]
    [InlineData("+1 (555) 0100", "+1 (555) 0100")]
    [InlineData("+1+2", "\"'+1+2\"")]
    [InlineData("+A1", "\"'+A1\"")]
    [InlineData("=1", "\"'=1\"")]
    public void A_telephone_number_is_kept_and_a_formula_in_its_place_is_not(string phone, string cell) => Written(csv => csv.Phone(phone)).ShouldBe(cell + "\r\n");

    [Fact]
    public void A_row_of_one_empty_cell_is_not_a_blank_line() => Written(csv => csv.Text("")).ShouldBe("\"\"\r\n");

    private static string Written(Action<CsvOut> write)
    {
        using var writer = new StringWriter();
        var csv = new CsvOut(writer);
        write(csv);
        csv.EndRow();
        return writer.ToString();
    }
}
