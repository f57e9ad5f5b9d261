using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.Alignment.Goals;

/// <summary>The revenue that both teams want in a period.</summary>
/// <param name="Period">2026-11, 2026Q4 or 2026.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
/// <param name="Amount">How much.</param>
/// <param name="Currency">In what.</param>
public sealed record Goal(string Period, int Version, decimal Amount, string Currency);

/// <summary>How far a goal is reached, against how far it should be by now.</summary>
public sealed record GoalPace
{
    /// <summary>The goal.</summary>
    public required Goal Goal { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Won value of the period so far, as on the scoreboard, in the base currency.</summary>
    public required decimal Won { get; init; }

    /// <summary>Won deals' amounts that had no exchange rate on their day and are left out.</summary>
    public required int AmountsLeftOut { get; init; }

    /// <summary>Won ÷ goal; null where the goal is in another currency than the base currency is now. So are all that follow.</summary>
    public double? Share { get; init; }

    /// <summary>Working days of the period up to today and with it.</summary>
    public required int ElapsedDays { get; init; }

    /// <summary>Working days of the period.</summary>
    public required int BusinessDays { get; init; }

    /// <summary>Goal × elapsed ÷ working days.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Won − expected: negative is behind.</summary>
    public decimal? Ahead { get; init; }

    /// <summary>Won ÷ elapsed × working days: where it ends if it goes on like this; null before the first working day.</summary>
    public decimal? Projection { get; init; }

    /// <summary>What is still missing.</summary>
    public decimal? Left { get; init; }

    /// <summary>What it takes to win that, by what the last twelve months were like.</summary>
    public GoalNeeds? Needs { get; init; }
}

/// <summary>Worked backwards: missing ÷ average deal, ÷ won per SQL, ÷ won per lead. Each is null where the last twelve months do not say.</summary>
public sealed record GoalNeeds
{
    /// <summary>Deals still to be won.</summary>
    public long? Deals { get; init; }

    /// <summary>People still to reach SQL.</summary>
    public long? SalesQualified { get; init; }

    /// <summary>People still to become leads.</summary>
    public long? Leads { get; init; }

    /// <summary>Won value ÷ won deals of the last twelve months.</summary>
    public decimal? AverageDeal { get; init; }

    /// <summary>Won deals ÷ people who reached SQL in the last twelve months; above 1 where deals were won without one.</summary>
    public double? WonPerSalesQualified { get; init; }

    /// <summary>Won deals ÷ leads of the last twelve months; above 1 where more deals were won than people came.</summary>
    public double? WonPerLead { get; init; }
}

/// <summary>A row of <c>alignment_goals</c>.</summary>
internal sealed class GoalRow
{
    public const string Select = "select period, amount_minor, currency, version from alignment_goals";

    public const string SelectOne = Select + " where period = @period";

    public required string Period { get; init; }

    public long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public int Version { get; init; }

    public Goal Show() => new(Period, Version, Money.ToMajor(AmountMinor, Currency), Currency);

    public static Task<GoalRow?> Find(Session session, string period) => session.First<GoalRow>(SelectOne, new { period });
}
