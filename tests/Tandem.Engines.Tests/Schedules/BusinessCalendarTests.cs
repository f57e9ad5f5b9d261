using System.Globalization;
using Tandem.Engines.Schedules;

namespace Tandem.Engines.Tests.Schedules;

public sealed class BusinessCalendarTests
{
    private static readonly string[] Zones =
        ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Asia/Kolkata"];

    [Theory]
    [InlineData("2026-11-20T09:00", 60, "2026-11-20T10:00")]
    [InlineData("2026-11-20T16:30", 60, "2026-11-23T09:30")] // Friday afternoon ends on Monday
    [InlineData("2026-11-21T12:00", 60, "2026-11-23T10:00")] // Saturday counts nothing
    [InlineData("2026-11-20T08:00", 480, "2026-11-20T17:00")]
    [InlineData("2026-11-20T17:00", 1, "2026-11-23T09:01")]
    [InlineData("2026-12-23T16:00", 120, "2026-12-28T10:00")] // the 24th and 25th are holidays
    public void A_promise_is_due_after_so_much_working_time(string start, int minutes, string due) =>
        Office().Add(Berlin(start), TimeSpan.FromMinutes(minutes)).ShouldBe(Berlin(due));

    [Fact]
    public void No_work_is_due_when_work_begins() => Office().Add(Berlin("2026-11-21T12:00"), TimeSpan.Zero).ShouldBe(Berlin("2026-11-23T09:00"));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)] // the clocks go forward
    [InlineData("Europe/Berlin", "2026-10-25", 25)] // and back
    [InlineData("America/New_York", "2026-03-08", 23)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("America/Santiago", "2026-09-06", 23)] // midnight is skipped
    [InlineData("Africa/Cairo", "2026-04-24", 23)] // midnight is skipped
    [InlineData("America/Havana", "2026-11-01", 25)] // midnight comes twice
    [InlineData("Asia/Kolkata", "2026-03-29", 24)]
    public void A_day_that_is_open_all_day_is_as_long_as_its_clocks_say(string zone, string day, double hours)
    {
        var calendar = Always(zone);
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var (from, to) = (LocalClock.StartOf(date, calendar.Zone), LocalClock.StartOf(date.AddDays(1), calendar.Zone));
        calendar.Between(from, to).ShouldBe(TimeSpan.FromHours(hours));
        calendar.Add(from, TimeSpan.FromHours(hours)).ShouldBe(to);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 3)] // one to five, and two to three does not exist
    [InlineData("Europe/Berlin", "2026-10-25", 5)] // two to three comes twice
    [InlineData("America/New_York", "2026-03-08", 3)]
    [InlineData("America/New_York", "2026-11-01", 5)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 3.5)]
    [InlineData("Asia/Kolkata", "2026-03-29", 4)]
    public void A_shift_across_a_change_of_the_clocks_is_as_long_as_it_took(string zone, string day, double hours)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), [new OpenHours(date.DayOfWeek, new(1, 0), new(5, 0))], []);
        var noonBefore = LocalClock.At(date.AddDays(-1).ToDateTime(new(12, 0)), calendar.Zone, isEnd: false);
        calendar.Between(noonBefore, noonBefore.AddDays(2)).ShouldBe(TimeSpan.FromHours(hours));
    }

    [Fact]
    public void What_is_added_is_what_lies_between()
    {
        var random = new Random(11);
        for (var i = 0; i < 4000; i++)
        {
            var calendar = RandomCalendar(random);
            var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(2 * 365 * 24 * 60));
            var work = TimeSpan.FromMinutes(random.Next(1, 10_000));
            var due = calendar.Add(start, work);
            calendar.Between(start, due).ShouldBe(work, $"{calendar.Zone.Id} from {start:O} for {work}");
            calendar.IsOpen(due.AddTicks(-1)).ShouldBeTrue("It falls due while somebody works.");
        }
    }

    [Fact]
    public void Working_days_are_counted_as_one_would_on_the_wall()
    {
        var random = new Random(12);
        for (var i = 0; i < 500; i++)
        {
            var calendar = RandomCalendar(random);
            var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(365 * 24 * 60));
            var to = from.AddMinutes(random.Next(90 * 24 * 60));
            var (first, last) = (LocalClock.DayOf(from, calendar.Zone), LocalClock.DayOf(to, calendar.Zone));
            var counted = Enumerable.Range(1, last.DayNumber - first.DayNumber).Count(day => calendar.IsBusinessDay(first.AddDays(day)));
            calendar.DaysBetween(from, to).ShouldBe(counted);
        }
    }

    [Fact]
    public void Nothing_lies_between_a_moment_and_an_earlier_one()
    {
        Office().Between(Berlin("2026-11-20T12:00"), Berlin("2026-11-20T10:00")).ShouldBe(TimeSpan.Zero);
        Office().DaysBetween(Berlin("2026-11-20T12:00"), Berlin("2026-11-18T10:00")).ShouldBe(0);
    }

    [Fact]
    public void A_calendar_without_a_working_hour_is_refused()
    {
        BusinessCalendar.Check([]).ShouldNotBeNull();
        BusinessCalendar.Check([new(DayOfWeek.Monday, new(9, 0), new(9, 0))]).ShouldNotBeNull();
        BusinessCalendar.Check([new(DayOfWeek.Monday, new(17, 0), new(9, 0))]).ShouldNotBeNull();
        BusinessCalendar.Check([new(DayOfWeek.Monday, new(9, 0), new(12, 0)), new(DayOfWeek.Monday, new(11, 0), new(17, 0))]).ShouldNotBeNull();
        BusinessCalendar.Check([new(DayOfWeek.Monday, new(9, 0), new(12, 0)), new(DayOfWeek.Monday, new(12, 0), TimeOnly.MinValue)]).ShouldBeNull();
        Should.Throw<ArgumentException>(() => new BusinessCalendar(TimeZoneInfo.Utc, [], []));
    }

    private static BusinessCalendar Office() => new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), OpenHours.OfficeWeek, [new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 25)]);

    private static BusinessCalendar Always(string zone) =>
        new(TimeZoneInfo.FindSystemTimeZoneById(zone), [.. Enum.GetValues<DayOfWeek>().Select(day => new OpenHours(day, TimeOnly.MinValue, TimeOnly.MinValue))], []);

    private static BusinessCalendar RandomCalendar(Random random)
    {
        var days = Enum.GetValues<DayOfWeek>().Where(_ => random.Next(3) > 0).DefaultIfEmpty(DayOfWeek.Sunday);
        var hours = days.SelectMany(day => Stretches(day, random)).ToList();
        var holidays = Enumerable.Range(0, random.Next(20)).Select(_ => new DateOnly(2026, 1, 1).AddDays(random.Next(800)));
        return new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]), hours, holidays);
    }

    private static IEnumerable<OpenHours> Stretches(DayOfWeek day, Random random)
    {
        var noon = random.Next(2, 20);
        yield return new OpenHours(day, new TimeOnly(random.Next(noon), 0), new TimeOnly(noon, 0));
        if (random.Next(2) == 0)
        {
            yield return new OpenHours(day, new TimeOnly(noon + 1, 30), random.Next(2) == 0 ? TimeOnly.MinValue : new TimeOnly(23, 0));
        }
    }

    private static DateTimeOffset Berlin(string local)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, zone.GetUtcOffset(time));
    }
}
