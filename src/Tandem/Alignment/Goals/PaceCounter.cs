using Tandem.Engines.Schedules;
using Tandem.Insights.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Alignment.Goals;

/// <summary>Holds a goal against what was won and the working days that have gone by.</summary>
internal sealed class PaceCounter(Session session, Workspace workspace)
{
    /// <summary>More than this is no plan any more.</summary>
    private const decimal MostNeeded = 1_000_000_000m;

    private readonly BusinessCalendar _business = workspace.BusinessCalendar;
    private readonly DateOnly _today = workspace.Calendar.DayOf(session.Now);

    public async Task<GoalPace> Of(GoalRow row)
    {
        var period = GoalPeriod.Parse(row.Period)!;
        var figures = await Funnel.Of(session, workspace, period.From, period.To);
        var pace = new GoalPace
        {
            Goal = row.Show(),
            From = period.From,
            To = period.To,
            Won = figures.WonValue,
            AmountsLeftOut = figures.AmountsLeftOut,
            ElapsedDays = BusinessDays(period.From, Earlier(period.To, _today.AddDays(1))),
            BusinessDays = BusinessDays(period.From, period.To),
        };
        return row.Currency == workspace.Currency ? await Judge(pace) : pace;
    }

    private async Task<GoalPace> Judge(GoalPace pace)
    {
        var target = pace.Goal.Amount;
        var expected = pace.BusinessDays == 0 ? (decimal?)null : Rounded(target * pace.ElapsedDays / pace.BusinessDays);
        var left = Math.Max(0, target - pace.Won);
        return pace with
        {
            Share = (double)pace.Won / (double)target,
            Expected = expected,
            Ahead = pace.Won - expected,
            Projection = pace.ElapsedDays == 0 ? null : Rounded(pace.Won / pace.ElapsedDays * pace.BusinessDays),
            Left = left,
            Needs = await Needs(left),
        };
    }

    private async Task<GoalNeeds> Needs(decimal left)
    {
        var year = await Funnel.Of(session, workspace, _today.AddYears(-1).AddDays(1), _today.AddDays(1));
        var average = year.Won > 0 && year.WonValue > 0 ? year.WonValue / year.Won : (decimal?)null;
        var deals = Up(left / average);
        return new GoalNeeds
        {
            Deals = deals,
            SalesQualified = Needed(deals, year.Won, year.SalesQualified),
            Leads = Needed(deals, year.Won, year.Leads),
            AverageDeal = average is { } value ? Rounded(value) : null,
            WonPerSalesQualified = year.SalesQualified == 0 ? null : (double)year.Won / year.SalesQualified,
            WonPerLead = year.Leads == 0 ? null : (double)year.Won / year.Leads,
        };
    }

    /// <summary>As many as it took for each deal before.</summary>
    private static long? Needed(long? deals, long won, long people) => deals is null || won == 0 || people == 0 ? null : Up((decimal)deals.Value * people / won);

    private static long? Up(decimal? number) => number is { } value and <= MostNeeded ? (long)Math.Ceiling(value) : null;

    private decimal Rounded(decimal amount) => Math.Round(amount, Money.Digits(workspace.Currency));

    private int BusinessDays(DateOnly from, DateOnly to) =>
        to <= from ? 0 : Enumerable.Range(0, to.DayNumber - from.DayNumber).Count(days => _business.IsBusinessDay(from.AddDays(days)));

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
