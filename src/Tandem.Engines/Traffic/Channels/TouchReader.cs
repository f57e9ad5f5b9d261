using System.Net;

namespace Tandem.Engines.Traffic.Channels;

/// <summary>Finds out where a visit came from: by tags, else by the marks of advertisers, else by the page before.</summary>
public static class TouchReader
{
    private const int Longest = 200;
    private const int LongestPage = 500;

    /// <summary>Marks that links carry, and what they tell where no tag does. The first that is there speaks.</summary>
    private static readonly (string Parameter, string Source, string Medium)[] Marks =
    [
        ("gclid", "google", "cpc"), ("gbraid", "google", "cpc"), ("wbraid", "google", "cpc"), ("dclid", "google", "display"), ("msclkid", "bing", "cpc"),
        ("yclid", "yandex", "cpc"), ("ttclid", "tiktok", "paid-social"), ("twclid", "twitter", "paid-social"), ("li_fat_id", "linkedin", "paid-social"),
        ("rdt_cid", "reddit", "paid-social"), ("sccid", "snapchat", "paid-social"), ("fbclid", "facebook", "social"), ("igshid", "instagram", "social"), ("igsh", "instagram", "social"),
        ("mc_eid", "mailchimp", "email"), ("_hsenc", "hubspot", "email"), ("mkt_tok", "marketo", "email"), ("_ke", "klaviyo", "email"), ("_kx", "klaviyo", "email"),
        ("vero_id", "vero", "email"), ("irclickid", "impact", "affiliate"), ("cjevent", "cj", "affiliate"), ("awc", "awin", "affiliate"), ("srsltid", "google", "organic"),
    ];

    /// <summary>Under these, countries register sites.</summary>
    private static readonly HashSet<string> SharedLabels = new(StringComparer.Ordinal) { "co", "com", "org", "net", "gov", "edu", "ac", "ne", "or", "go", "gob", "gouv" };

    /// <summary>Where somebody came from.</summary>
    public static Touch Read(Arrival arrival)
    {
        var parameters = Parameters(arrival.Page);
        var tags = arrival.Campaign is { IsGiven: true } told ? told : Tags(parameters);
        var mark = Array.Find(Marks, one => parameters.ContainsKey(one.Parameter));
        var referrer = IsOutside(arrival) ? arrival.Referrer : null;
        var from = Referral(referrer);
        if (tags is { Source: { } source, Medium: null, Name: null } && source.Trim('(', ')', ' ').Equals("direct", StringComparison.OrdinalIgnoreCase))
        {
            return new Touch { Page = PageOf(arrival.Page) };
        }

        var touch = new Touch { Page = PageOf(arrival.Page), ReferrerHost = HostOf(referrer), ClickId = mark.Parameter, Term = from?.Term };
        if (tags.IsGiven)
        {
            return touch with
            {
                Source = Short(tags.Source)?.ToLowerInvariant() ?? mark.Source ?? from?.Source ?? "(not set)",
                Medium = Short(tags.Medium)?.ToLowerInvariant() ?? mark.Medium ?? (tags.Source is null ? from?.Medium : null) ?? "(not set)",
                Campaign = Short(tags.Name),
                Term = Short(tags.Term) ?? from?.Term,
                Content = Short(tags.Content),
                IsCampaign = true,
            };
        }

        return mark.Parameter is not null ? touch with { Source = mark.Source, Medium = mark.Medium, IsCampaign = true }
            : from is { } known ? touch with { Source = known.Source, Medium = known.Medium }
            : touch;
    }

    /// <summary>What the page before says: kind, name and term of its site.</summary>
    public static (KnownSource? Known, string? Term) Look(Uri referrer)
    {
        var known = SourceTable.OfPage(referrer.Host, referrer.AbsolutePath);
        var parameters = known is { Terms.Count: > 0 } ? Parameters(referrer) : [];
        return (known, known?.Terms.Select(parameters.GetValueOrDefault).FirstOrDefault(term => term is not null));
    }

    /// <summary>Host and path of a page, as reports name it.</summary>
    public static string? PageOf(Uri? page)
    {
        if (page is null)
        {
            return null;
        }

        var path = page.AbsolutePath.Length > 1 ? page.AbsolutePath.TrimEnd('/') : page.AbsolutePath;
        var text = HostOf(page) + Readable(path);
        return ShortText.Of(text, LongestPage);
    }

    private static (string Source, string Medium, string? Term)? Referral(Uri? referrer)
    {
        if (referrer is null)
        {
            return null;
        }

        var (known, term) = Look(referrer);
        return known is null
            ? (HostOf(referrer)!, "referral", null)
            : (known.Name.ToLowerInvariant(), MediumOf(known.Kind), Short(term));
    }

    private static string MediumOf(SourceKind kind) => kind switch
    {
        SourceKind.Search => "organic",
        SourceKind.Social => "social",
        SourceKind.Email => "email",
        SourceKind.Ai => "ai",
        _ => "referral",
    };

    /// <summary>A page of the same site sends nobody.</summary>
    private static bool IsOutside(Arrival arrival) => arrival.Referrer is not null && (arrival.Page is null || Site(arrival.Referrer) != Site(arrival.Page));

    /// <summary>The last two labels of the host, or three where the second is one of those that countries share.</summary>
    private static string Site(Uri address)
    {
        var labels = address.Host.ToLowerInvariant().Split('.');
        var count = labels.Length > 2 && labels[^1].Length == 2 && SharedLabels.Contains(labels[^2]) ? 3 : 2;
        return address.HostNameType is UriHostNameType.Dns && labels.Length > count ? string.Join('.', labels[^count..]) : address.Authority.ToLowerInvariant();
    }

    private static string? HostOf(Uri? address) => address?.IdnHost.ToLowerInvariant() is { } host ? host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host : null;

    private static CampaignTags Tags(Dictionary<string, string> parameters) => new(
        parameters.GetValueOrDefault("utm_source"),
        parameters.GetValueOrDefault("utm_medium"),
        parameters.GetValueOrDefault("utm_campaign"),
        parameters.GetValueOrDefault("utm_term"),
        parameters.GetValueOrDefault("utm_content"));

    private static Dictionary<string, string> Parameters(Uri? address)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in address is null ? [] : address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : WebUtility.UrlDecode(pair[(equals + 1)..]).Replace("\0", "", StringComparison.Ordinal).Trim();
            if (value.Length > 0)
            {
                parameters.TryAdd(WebUtility.UrlDecode(equals < 0 ? pair : pair[..equals]), value);
            }
        }

        return parameters;
    }

    private static string Readable(string path) => Uri.UnescapeDataString(path) is var text && text.Any(char.IsControl) ? path : text;

    private static string? Short(string? text) => text?.Trim() is { Length: > 0 } given ? ShortText.Of(given, Longest) : null;
}
