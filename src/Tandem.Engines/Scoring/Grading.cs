namespace Tandem.Engines.Scoring;

/// <summary>From how many points on somebody has which grade of fit; below the last one it is D.</summary>
public sealed record FitThresholds(int A, int B, int C)
{
    /// <summary>Whether they go down.</summary>
    public bool AreInOrder => A > B && B > C;

    /// <summary>The grade of so many points, A to D.</summary>
    public char GradeOf(decimal points) => points >= A ? 'A' : points >= B ? 'B' : points >= C ? 'C' : 'D';
}

/// <summary>From how many points on somebody has which level of engagement; below the last one it is 4.</summary>
public sealed record EngagementThresholds(int First, int Second, int Third)
{
    /// <summary>Whether they go down.</summary>
    public bool AreInOrder => First > Second && Second > Third;

    /// <summary>The level of so many points, 1 (most) to 4.</summary>
    public int LevelOf(decimal points) => points >= First ? 1 : points >= Second ? 2 : points >= Third ? 3 : 4;
}

/// <summary>Points for what somebody does.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Name">What it is called in reasons: "Visited the pricing page".</param>
/// <param name="Pattern">What counts.</param>
/// <param name="Points">For each time, before it fades.</param>
public sealed record EngagementRule(Guid Id, string Name, EventPattern Pattern, int Points)
{
    /// <summary>After how many days half of it is left; null: it does not fade.</summary>
    public int? HalfLifeDays { get; init; }

    /// <summary>How many points the rule gives (or takes) at most, whatever is left; null: no limit.</summary>
    public int? MostPoints { get; init; }

    /// <summary>The points of so much, to one decimal: what people are shown adds up.</summary>
    public decimal PointsOf(Accumulator happened, long at)
    {
        var most = MostPoints ?? LargestTotal;
        return (decimal)Math.Round(Math.Clamp(Points * happened.At(at, HalfLifeDays), -most, most), 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>More than this nothing ever comes to.</summary>
    private const double LargestTotal = 1_000_000_000;
}
