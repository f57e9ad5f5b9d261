namespace Tandem.Engines.Traffic.Channels;

/// <summary>How somebody came to a page: what the page's address, the page before it and the client of the event API say.</summary>
public sealed record Arrival
{
    /// <summary>The page's address.</summary>
    public Uri? Page { get; init; }

    /// <summary>The page before it.</summary>
    public Uri? Referrer { get; init; }

    /// <summary>The campaign as the client tells it (<c>context.campaign</c>); null where it tells none.</summary>
    public CampaignTags? Campaign { get; init; }

    /// <summary>Reads addresses as they were sent; what is no address is none.</summary>
    public static Arrival Of(string? page, string? referrer, CampaignTags? campaign = null) => new() { Page = Address(page), Referrer = Address(referrer), Campaign = campaign };

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https" or "android-app") && address.Host.Length > 0 ? address : null;
}

/// <summary>The five tags of a campaign.</summary>
public sealed record CampaignTags(string? Source, string? Medium, string? Name, string? Term, string? Content)
{
    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven => Source is not null || Medium is not null || Name is not null;
}
