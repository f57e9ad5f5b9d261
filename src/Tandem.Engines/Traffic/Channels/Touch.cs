namespace Tandem.Engines.Traffic.Channels;

/// <summary>Where a visit came from, in the words that campaigns and reports use.</summary>
public sealed record Touch
{
    /// <summary>The source of those who typed the address or kept it.</summary>
    public const string Direct = "(direct)";

    /// <summary>Their medium.</summary>
    public const string NoMedium = "(none)";

    /// <summary>Nothing is known of where they came from.</summary>
    public static readonly Touch Unknown = new();

    /// <summary>Who sent them: a name (google, newsletter) or a host.</summary>
    public string Source { get; init; } = Direct;

    /// <summary>By what: cpc, organic, social, email, referral.</summary>
    public string Medium { get; init; } = NoMedium;

    /// <summary>The campaign's name.</summary>
    public string? Campaign { get; init; }

    /// <summary>What was searched for, or the keyword that was paid for.</summary>
    public string? Term { get; init; }

    /// <summary>Which of a campaign's links or pictures it was.</summary>
    public string? Content { get; init; }

    /// <summary>What an advertiser's link was marked with, for example <c>gclid</c>.</summary>
    public string? ClickId { get; init; }

    /// <summary>The host of the page before, where it is another site's.</summary>
    public string? ReferrerHost { get; init; }

    /// <summary>Host and path of the page they landed on.</summary>
    public string? Page { get; init; }

    /// <summary>Whether somebody meant this to be told apart: the page's address or the client names a campaign, or carries a mark of an advertiser.</summary>
    public bool IsCampaign { get; init; }

    /// <summary>Nobody sent them.</summary>
    public bool IsDirect => Source == Direct;

    /// <summary>Tells two campaigns apart; null without one.</summary>
    public string? CampaignKey => IsCampaign ? $"{Source}\n{Medium}\n{Campaign}\n{Term}\n{Content}\n{ClickId}" : null;
}
