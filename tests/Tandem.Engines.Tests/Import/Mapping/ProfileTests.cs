using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Tests.Import.Mapping;

public class ProfileTests
{
    [Theory]
    [InlineData("1|2|3", ColumnType.Number)]
    [InlineData("08123|12345", ColumnType.Text)]
    [InlineData("12345678901234567890|12345678901234567891", ColumnType.Id)]
    [InlineData("€ 5,00|€ 7,50", ColumnType.Money)]
    [InlineData("yes|no|yes", ColumnType.Boolean)]
    [InlineData("0|1|1", ColumnType.Boolean)]
    [InlineData("1|1|1", ColumnType.Number)]
    [InlineData("2024-01-01|2024-01-02", ColumnType.Date)]
    [InlineData("2024-01-01|2024-01-02 09:30", ColumnType.DateTime)]
    [InlineData("2024-01-01|soon", ColumnType.Text)]
    [InlineData("a@b.example|c@d.example", ColumnType.Email)]
    [InlineData("+33 6 00 00 00 00|+49 89 1234567", ColumnType.Phone)]
    [InlineData("https://a.example|https://b.example/x", ColumnType.Url)]
    [InlineData("d1bdf186-7dd9-485e-9f93-6e0e3f3e6b8a", ColumnType.Id)]
    [InlineData("one\ntwo|three", ColumnType.LongText)]
    [InlineData("red|red|red|red|red|blue|blue|blue|blue|blue", ColumnType.Select)]
    [InlineData("a;b|a|b|a;b|a|b|a|b|a|a|b", ColumnType.MultiSelect)]
    [InlineData("any|text|here", ColumnType.Text)]
    [InlineData("198.51.100.7|198.51.100.8", ColumnType.Text)]
    [InlineData("", ColumnType.Text)]
    public void The_type_of_a_column_is_inferred(string cells, ColumnType type) => Profile("x", cells).Type.ShouldBe(type);

    [Theory]
    [InlineData("due date", "45631|45632", ColumnType.Date)]
    [InlineData("amount", "45631|45632", ColumnType.Number)]
    [InlineData("updated at", "1528219620|1528219621", ColumnType.DateTime)]
    [InlineData("mobile", "5551234567|5551234568", ColumnType.Phone)]
    public void Where_numbers_may_be_more_the_header_decides(string header, string cells, ColumnType type) => Profile(header, cells).Type.ShouldBe(type);

    [Fact]
    public void Place_holders_do_not_spoil_a_type()
    {
        var profile = Profile("x", "1|n/a|2|-|");

        profile.Type.ShouldBe(ColumnType.Number);
        profile.BlankWords.ShouldBe(["n/a", "-"]);
        profile.Filled.ShouldBe(4);
    }

    [Fact]
    public void What_one_column_proves_counts_for_the_others()
    {
        string[][] rows = [["05/06/2018", "13/06/2018", "4.857", "1.5"], ["06/06/2018", "14/06/2018", "4.856", "2.5"]];

        var profiles = ColumnProfiler.Profile(["a", "b", "c", "d"], rows, delimiter: ';');

        profiles[0].Date.ShouldBe(new DateFormat(DateKind.Calendar, DateOrder.DayMonthYear, false, IsAmbiguous: true));
        profiles[2].Number.ShouldBe(new NumberFormat('.', IsAmbiguous: true));
    }

    [Fact]
    public void A_semicolon_speaks_for_the_decimal_comma_and_the_day_first()
    {
        var profiles = ColumnProfiler.Profile(["a", "b"], [["1.234", "5/6/2018"]], delimiter: ';');

        profiles[0].Number!.Decimal.ShouldBe(',');
        profiles[1].Date!.Order.ShouldBe(DateOrder.DayMonthYear);
    }

    private static ColumnProfile Profile(string header, string cells) =>
        ColumnProfiler.Profile([header], [.. cells.Split('|').Select(c => new[] { c })]).Single();
}
