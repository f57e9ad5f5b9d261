using System.ComponentModel.DataAnnotations;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.Insights.Costs;

/// <summary>A cost entry as the API shows it.</summary>
public sealed record CostView
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public Guid? CampaignId { get; init; }

    public string? CampaignName { get; init; }

    public string? Origin { get; init; }

    public required string Date { get; init; }

    public required decimal Amount { get; init; }

    public required string Currency { get; init; }

    [AllowedValues("ads", "content", "tools", "people", "events", "other")]
    public required string Kind { get; init; }

    [AllowedValues("marketing", "sales")]
    public required string Team { get; init; }

    public string? Note { get; init; }
}

/// <summary>A row of <c>insights_costs</c> with the name of its campaign.</summary>
internal sealed class CostRow
{
    public const string Select =
        """
        select c.id, c.version, c.campaign_id, k.name as campaign_name, k.key as campaign_key, c.origin, c.day, c.amount_minor, c.currency, c.kind,
               c.team, c.note
        from insights_costs c
        left join insights_campaigns k on k.id = c.campaign_id
        """;

    public const string SelectOne = Select + " where c.id = @id";

    public Guid Id { get; set; }

    public int Version { get; init; }

    public Guid? CampaignId { get; init; }

    public string? CampaignName { get; init; }

    public string? CampaignKey { get; init; }

    public string? Origin { get; init; }

    public required string Day { get; init; }

    public long AmountMinor { get; init; }

    public required string Currency { get; init; }

    public required string Kind { get; init; }

    public required string Team { get; init; }

    public string? Note { get; init; }

    public CostView Show() => new()
    {
        Id = Id,
        Version = Version,
        CampaignId = CampaignId,
        CampaignName = CampaignName,
        Origin = Origin,
        Date = Day,
        Amount = Money.ToMajor(AmountMinor, Currency),
        Currency = Currency,
        Kind = Kind,
        Team = Team,
        Note = Note,
    };

    public object Parameters(string createdBy, Instant now) => new
    {
        Id,
        CampaignId,
        Origin,
        Day,
        AmountMinor,
        Currency,
        Kind,
        Team,
        Note,
        createdBy,
        now,
    };
}
