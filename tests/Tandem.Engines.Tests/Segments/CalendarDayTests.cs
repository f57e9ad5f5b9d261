using System.Globalization;
using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments;

public sealed class CalendarDayTests
{
    private static readonly FieldCatalogue Catalogue = new([
        new FilterField("at", "At", FieldType.DateTime, new FieldSource.Column("c.at")),
        new FilterField("day", "Day", FieldType.Date, new FieldSource.Column("c.day")),
    ]);

    [Theory]
    [InlineData("on", "\"2026-11-22\"", "2026-11-21T23:00Z", "2026-11-22T23:00Z")]
    [InlineData("between", "[\"2026-11-20\",\"2026-11-22\"]", "2026-11-19T23:00Z", "2026-11-22T23:00Z")]
    [InlineData("before", "\"2026-11-22\"", null, "2026-11-21T23:00Z")]
    [InlineData("after", "\"2026-11-22\"", "2026-11-22T23:00Z", null)]
    [InlineData("inLastDays", "0", "2026-11-21T23:00Z", "2026-11-22T23:00Z")]
    [InlineData("inLastDays", "7", "2026-11-14T23:00Z", "2026-11-22T23:00Z")]
    [InlineData("inNextDays", "7", "2026-11-21T23:00Z", "2026-11-29T23:00Z")]
    public void Days_begin_and_end_at_midnight_of_the_zone(string op, string value, string? from, string? to)
    {
        var context = new FilterContext(At("2026-11-22T10:00Z"), Zone("Europe/Berlin"));
        if (from is not null)
        {
            Holds(op, value, At(from), context).ShouldBeTrue();
            Holds(op, value, At(from).AddMilliseconds(-1), context).ShouldBeFalse();
        }

        if (to is not null)
        {
            Holds(op, value, At(to), context).ShouldBeFalse();
            Holds(op, value, At(to).AddMilliseconds(-1), context).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("2026-11-22T10:00Z", "Pacific/Auckland", "2026-11-22")]
    [InlineData("2026-11-22T11:00Z", "Pacific/Auckland", "2026-11-23")]
    [InlineData("2026-11-22T04:59Z", "America/New_York", "2026-11-21")]
    public void Today_is_the_day_of_the_zone(string now, string zone, string today)
    {
        var context = new FilterContext(At(now), Zone(zone));
        var day = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Matches("day", "inLastDays", "0", FieldValue.Of(day), context).ShouldBeTrue();
        Matches("day", "inLastDays", "0", FieldValue.Of(day.AddDays(1)), context).ShouldBeFalse();
        Matches("day", "inLastDays", "0", FieldValue.Of(day.AddDays(-1)), context).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 23)] // midnight was skipped
    [InlineData("Asia/Beirut", "2026-03-29", 23)] // midnight is skipped
    [InlineData("America/Havana", "2026-11-01", 25)] // midnight to one o'clock comes twice
    [InlineData("Pacific/Apia", "2011-12-30", 0)] // the whole day was skipped
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    public void A_day_is_as_long_as_its_clocks_say(string zone, string day, double hours)
    {
        var context = new FilterContext(At("2026-11-22T10:00Z"), Zone(zone));
        var sql = Filter("at", "on", $"\"{day}\"").ToSql(SqlDialect.Sqlite, context);
        ((long)sql.Parameters["f1"] - (long)sql.Parameters["f0"]).ShouldBe((long)TimeSpan.FromHours(hours).TotalMilliseconds);
    }

    [Fact]
    public void Each_instant_is_on_one_day_only()
    {
        var days = Enumerable.Range(0, 365).Select(n => new DateOnly(2026, 1, 1).AddDays(n))
            .Select(day => Filter("at", "on", $"\"{day:yyyy-MM-dd}\"")).ToList();
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            var context = new FilterContext(At("2026-11-22T10:00Z"), zone);
            var bounds = days.ConvertAll(day => day.ToSql(SqlDialect.Sqlite, context).Parameters);
            bounds.Skip(1).Select(day => day["f0"]).ShouldBe(bounds.SkipLast(1).Select(day => day["f1"]), zone.Id);
        }
    }

    [Theory]
    [InlineData("notInLastDays", "7", true)]
    [InlineData("inLastDays", "36500", false)]
    [InlineData("before", "\"2026-11-22\"", false)]
    public void Who_has_no_date_is_only_in_what_is_not(string op, string value, bool expected)
    {
        var context = new FilterContext(At("2026-11-22T10:00Z"), TimeZoneInfo.Utc);
        Matches("at", op, value, FieldValue.Unknown, context).ShouldBe(expected);
    }

    private static bool Holds(string op, string value, DateTimeOffset at, FilterContext context) =>
        Matches("at", op, value, FieldValue.Instant(at.ToUnixTimeMilliseconds()), context);

    private static bool Matches(string field, string op, string value, FieldValue actual, FilterContext context) =>
        Evaluator.Matches(Filter(field, op, value), _ => actual, context);

    private static Filter Filter(string field, string op, string value)
    {
        Tandem.Engines.Segments.Filter.TryParse(
            $$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""", Catalogue, out var filter, out var problems)
            .ShouldBeTrue(string.Join("; ", problems));
        return filter!;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
