using System.Globalization;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Tests.Import.Values;

public class DateTests
{
    private static readonly DateFormat DayFirst = new(DateKind.Calendar, DateOrder.DayMonthYear);
    private static readonly DateFormat MonthFirst = new(DateKind.Calendar, DateOrder.MonthDayYear);

    [Theory]
    [InlineData("2018-06-05", "2018-06-05")]
    [InlineData("2018-06-05 17:27", "2018-06-05 17:27:00")]
    [InlineData("2018-06-05T17:27:09", "2018-06-05 17:27:09")]
    [InlineData("2018-06-05T17:27:09.123Z", "2018-06-05 17:27:09.123+00:00")]
    [InlineData("2018-06-05T17:27:09+02:00", "2018-06-05 17:27:09+02:00")]
    [InlineData("2018-06-05 17:27:09 -0530", "2018-06-05 17:27:09-05:30")]
    [InlineData("2018-06-05 17:27:09 UTC", "2018-06-05 17:27:09+00:00")]
    [InlineData("2018/06/05", "2018-06-05")]
    [InlineData("20180605", "2018-06-05")]
    [InlineData("20180605T172709Z", "2018-06-05 17:27:09+00:00")]
    [InlineData("20180605172709", "2018-06-05 17:27:09")]
    [InlineData("05-06-2018 17:27", "2018-06-05 17:27:00")]
    [InlineData("5.6.18", "2018-06-05")]
    [InlineData("05.06.2018 17.27", "2018-06-05 17:27:00")]
    [InlineData("5/6/99", "1999-06-05")]
    [InlineData("12 Mar 2024", "2024-03-12")]
    [InlineData("Mar 12, 2024", "2024-03-12")]
    [InlineData("March 12th, 2024 2:30 pm", "2024-03-12 14:30:00")]
    [InlineData("12-Mar-24", "2024-03-12")]
    [InlineData("2024 Mar 12", "2024-03-12")]
    [InlineData("12. März 2024", "2024-03-12")]
    [InlineData("Dienstag, 12. März 2024", "2024-03-12")]
    [InlineData("le 12 février 2024 à 14h30", "2024-02-12 14:30:00")]
    [InlineData("12 de março de 2024", "2024-03-12")]
    [InlineData("12 de enero de 2024", "2024-01-12")]
    [InlineData("12 maggio 2024", "2024-05-12")]
    [InlineData("12 mei 2024", "2024-05-12")]
    [InlineData("Tue, 12 Mar 2024 09:00:00 +0100", "2024-03-12 09:00:00+01:00")]
    [InlineData("Tue, 12 Mar 2024 09:00:00 GMT", "2024-03-12 09:00:00+00:00")]
    [InlineData("Tue Mar 12 09:00:00 2024", "2024-03-12 09:00:00")]
    [InlineData("Tue Mar 12 2024 09:00:00 GMT+0100 (Central European Standard Time)", "2024-03-12 09:00:00+01:00")]
    [InlineData("12/Mar/2024:09:00:00 +0000", "2024-03-12 09:00:00+00:00")]
    [InlineData(" 2024-02-29\u00A0", "2024-02-29")]
    [InlineData("12:00 AM 05/06/2018", "2018-06-05 00:00:00")]
    public void Common_ways_to_write_a_date_are_read(string cell, string expected) => Read(cell, DayFirst).ShouldBe(expected);

    [Theory]
    [InlineData("3/15/2024 2:30 PM", "2024-03-15 14:30:00")]
    [InlineData("03-15-24", "2024-03-15")]
    [InlineData("2024-03-15", "2024-03-15")]
    public void The_month_may_come_first(string cell, string expected) => Read(cell, MonthFirst).ShouldBe(expected);

    [Theory]
    [InlineData("31-02-2020", "31 February 2020 does not exist.")]
    [InlineData("2023-02-29", "29 February 2023 does not exist.")]
    [InlineData("05-13-2018", "There is no month 13; the dates of this column are read as day, month, year.")]
    [InlineData("00-01-2018", "0 January 2018 does not exist.")]
    public void An_impossible_date_says_why(string cell, string message)
    {
        DateParser.TryParse(cell, DayFirst, out _, out var problem).ShouldBeFalse();
        problem.ShouldBe(new ValueProblem("impossibleDate", message));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("May-20")]
    [InlineData("01-May")]
    [InlineData("12:30")]
    [InlineData("1.2.3.4")]
    [InlineData("20-50")]
    [InlineData("2024-03-12 25:00")]
    [InlineData("45631")]
    [InlineData("+33 6 12 34 56 78")]
    public void What_is_no_date_is_refused(string cell)
    {
        DateParser.TryParse(cell, DayFirst, out _, out var problem).ShouldBeFalse();
        problem.Code.ShouldBe("notADate");
    }

    [Theory]
    [InlineData(DateKind.ExcelSerial, "45631", "2024-12-05")]
    [InlineData(DateKind.ExcelSerial, "45631.0", "2024-12-05")]
    [InlineData(DateKind.ExcelSerial, "45631.75", "2024-12-05 18:00:00")]
    [InlineData(DateKind.ExcelSerial, "1", "1900-01-01")]
    [InlineData(DateKind.ExcelSerial, "61", "1900-03-01")]
    [InlineData(DateKind.EpochSeconds, "1528219620", "2018-06-05 17:27:00+00:00")]
    [InlineData(DateKind.EpochMilliseconds, "1528219620123", "2018-06-05 17:27:00.123+00:00")]
    [InlineData(DateKind.EpochMilliseconds, "2018-06-05", "2018-06-05")]
    public void Counted_days_seconds_and_milliseconds_are_read(DateKind kind, string cell, string expected) => Read(cell, new DateFormat(kind)).ShouldBe(expected);

    [Theory]
    [InlineData("05-06-2018 17:27|17-01-2018 13:51", DateOrder.DayMonthYear, true, false)]
    [InlineData("06/05/2018|01/17/2018", DateOrder.MonthDayYear, false, false)]
    [InlineData("2024-03-12 09:14|3/15/2024 2:30 PM", DateOrder.MonthDayYear, true, false)]
    [InlineData("2024-03-12|2024-03-13", DateOrder.YearMonthDay, false, false)]
    [InlineData("24-03-12|95-03-13", DateOrder.YearMonthDay, false, false)]
    [InlineData("05.06.2018|07.08.2018", DateOrder.DayMonthYear, false, true)]
    [InlineData("05-06-2018", DateOrder.DayMonthYear, false, true)]
    [InlineData("5/6/2018", DateOrder.MonthDayYear, false, true)]
    [InlineData("05/06/2018 3:00 PM", DateOrder.MonthDayYear, true, true)]
    [InlineData("12 Mar 2024|01 Jan 2026", DateOrder.YearMonthDay, false, false)]
    [InlineData("n/a|-||05-13-2018|31-02-2020|14-02-2020|15-02-2020", DateOrder.DayMonthYear, false, false)]
    public void The_order_of_a_column_is_inferred(string cells, DateOrder order, bool hasTime, bool isAmbiguous) =>
        DateFormat.Infer(cells.Split('|')).ShouldBe(new DateFormat(DateKind.Calendar, order, hasTime, isAmbiguous));

    [Theory]
    [InlineData("45631|45632.5", DateKind.ExcelSerial)]
    [InlineData("1528219620|1528219621", DateKind.EpochSeconds)]
    [InlineData("1528219620123", DateKind.EpochMilliseconds)]
    [InlineData("20240312|20240313", DateKind.Calendar)]
    public void Counts_are_told_from_dates(string cells, DateKind kind) => DateFormat.Infer(cells.Split('|'))!.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("red|green|2024-01-01")]
    [InlineData("1|2|3")]
    [InlineData("")]
    [InlineData("20-50|May-20|01-May|200+")]
    public void Other_columns_are_no_dates(string cells) => DateFormat.Infer(cells.Split('|')).ShouldBeNull();

    [Fact]
    public void Another_column_decides_what_this_one_leaves_open() =>
        DateFormat.Infer(["05/06/2018"], DateOrder.MonthDayYear).ShouldBe(new DateFormat(DateKind.Calendar, DateOrder.MonthDayYear, false, true));

    [Fact]
    public void A_time_without_an_offset_is_a_local_time()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        DateParser.TryParse("2024-07-01 12:00", DateFormat.Iso, out var local, out _).ShouldBeTrue();
        DateParser.TryParse("2024-07-01T12:00:00Z", DateFormat.Iso, out var universal, out _).ShouldBeTrue();

        (universal.ToUnixMilliseconds(berlin) - local.ToUnixMilliseconds(berlin)).ShouldBe(2 * 3600 * 1000);
    }

    private static string Read(string cell, DateFormat format)
    {
        DateParser.TryParse(cell, format, out var date, out var problem).ShouldBeTrue(problem.Message);
        var pattern = date switch
        {
            { HasTime: false } => "yyyy-MM-dd",
            { Value.Millisecond: > 0 } => "yyyy-MM-dd HH:mm:ss.fff",
            _ => "yyyy-MM-dd HH:mm:ss",
        };
        var offset = date.Offset is { } o ? (o < TimeSpan.Zero ? "-" : "+") + o.ToString(@"hh\:mm", CultureInfo.InvariantCulture) : "";
        return date.Value.ToString(pattern, CultureInfo.InvariantCulture) + offset;
    }
}
