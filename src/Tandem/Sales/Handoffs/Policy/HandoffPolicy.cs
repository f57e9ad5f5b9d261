using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs.Policy;

/// <summary>What sales has promised marketing: how soon a lead is answered, by its fit, in business minutes.</summary>
public sealed record HandoffPolicy
{
    /// <summary>Counts the changes.</summary>
    public required int Version { get; init; }

    /// <summary>For fit A.</summary>
    public required int MinutesA { get; init; }

    /// <summary>For fit B.</summary>
    public required int MinutesB { get; init; }

    /// <summary>For fit C.</summary>
    public required int MinutesC { get; init; }

    /// <summary>For fit D, and where the fit is not known.</summary>
    public required int MinutesD { get; init; }

    /// <summary>Days during which somebody who was sent back is not handed over again by the score.</summary>
    public required int CoolDownDays { get; init; }

    /// <summary>To how many people a lead goes, one after another, before it waits for a manager.</summary>
    public required int Rounds { get; init; }

    /// <summary>The business minutes for a fit.</summary>
    public int Minutes(string? fit) => fit switch
    {
        "A" => MinutesA,
        "B" => MinutesB,
        "C" => MinutesC,
        _ => MinutesD,
    };

    internal static async Task<HandoffPolicy> Load(Session session) => (await session.First<HandoffPolicy>(
        "select version, minutes_a, minutes_b, minutes_c, minutes_d, cool_down_days, rounds from sales_handoff_policy where one = 1"))!;
}
