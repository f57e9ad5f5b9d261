using System.Security.Cryptography;
using System.Text;
using Tandem.Capture.IngestEvents;
using Tandem.Platform.Data;

namespace Tandem.Capture.Identity;

/// <summary>An anonymous browser, with where it came from first.</summary>
internal sealed class Visitor
{
    public required Guid Id { get; init; }

    public required string AnonymousId { get; init; }

    public Instant FirstSeenAt { get; init; }

    public string? Origin { get; init; }

    public string? Campaign { get; init; }

    public string? LandingPage { get; init; }

    public string? Referrer { get; init; }
}

/// <summary>Who sits at a browser at the moment.</summary>
internal sealed class Browser
{
    /// <summary>The visitor as whom the browser acts: its own, or that of the person who said last who they are.</summary>
    public required Guid Visitor { get; set; }

    /// <summary>The contact that the visitor belongs to; null for a stranger.</summary>
    public Guid? Contact { get; set; }
}

/// <summary>Keeps visitors: one row for each anonymous id, made with its first event.</summary>
internal static class Visitors
{
    private const int HashedLength = 16;

    private static readonly Bulk<Visitor> Rows = new(
        "capture_visitors",
        new("id", ColumnType.Uuid, row => row.Id),
        new("anonymous_id", ColumnType.Text, row => row.AnonymousId),
        new("first_seen_at", ColumnType.Bigint, row => row.FirstSeenAt),
        new("origin", ColumnType.Text, row => row.Origin),
        new("campaign", ColumnType.Text, row => row.Campaign),
        new("landing_page", ColumnType.Text, row => row.LandingPage),
        new("referrer", ColumnType.Text, row => row.Referrer));

    private const string Known =
        """
        select v.id, coalesce(v.acts_as, v.id), s.contact_id
        from capture_visitors v
        left join journey_public_subjects s on s.subject_id = coalesce(v.acts_as, v.id)
        where {0}
        """;

    private const string FirstTouch = "select id, anonymous_id, first_seen_at, origin, campaign, landing_page, referrer from capture_visitors where ";

    /// <summary>The visitor behind an anonymous id: 128 bits of its SHA-256, the same on every call.</summary>
    public static Guid IdOf(string anonymousId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Math.Min(anonymousId.Length, 1024))];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(anonymousId, text)], hash);
        return new Guid(hash[..HashedLength], bigEndian: true);
    }

    /// <summary>The visitor as whom <paramref name="contact"/> uses a browser that somebody else has used before.</summary>
    public static Guid IdOf(Guid browser, Guid contact) => IdOf($"{browser:n} {contact:n}");

    /// <summary>The browsers of <paramref name="items"/> by their own visitors, whose rows are made where they are new.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Browser>> Ensure(Tx tx, IReadOnlyList<IngestItem> items)
    {
        var firsts = new Dictionary<Guid, IngestItem>();
        foreach (var item in items)
        {
            if (item.AnonymousId is not null && (!firsts.TryGetValue(item.Visitor, out var first) || item.OccurredAt < first.OccurredAt))
            {
                firsts[item.Visitor] = item;
            }
        }

        if (firsts.Count == 0)
        {
            return new Dictionary<Guid, Browser>();
        }

        var sql = Known.Replace("{0}", tx.In("v.id", "ids"), StringComparison.Ordinal);
        var browsers = (await tx.Query(sql, new { ids = firsts.Keys.ToArray() },
                row => (Id: row.Id(0), Browser: new Browser { Visitor = row.Id(1), Contact = row.IsDBNull(2) ? null : row.Id(2) })))
            .ToDictionary(known => known.Id, known => known.Browser);
        var strangers = firsts.Where(first => !browsers.ContainsKey(first.Key)).OrderBy(first => first.Key).ToList();
        await Rows.InsertMissing(tx, [.. strangers.Select(first => Of(first.Key, first.Value))]);
        strangers.ForEach(stranger => browsers.Add(stranger.Key, new Browser { Visitor = stranger.Key }));
        return browsers;
    }

    /// <summary>Where visitors came from first.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Visitor>> FirstTouches(Session session, IReadOnlyCollection<Guid> visitors) => visitors.Count == 0
        ? new Dictionary<Guid, Visitor>()
        : (await session.Query<Visitor>(FirstTouch + session.In("id", "ids"), new { ids = visitors.Distinct().ToArray() })).ToDictionary(visitor => visitor.Id);

    /// <summary>Which of these visitors there are.</summary>
    public static async Task<IReadOnlySet<Guid>> Existing(Session session, IReadOnlyCollection<Guid> visitors) => visitors.Count == 0
        ? new HashSet<Guid>()
        : (await session.Query<Guid>($"select id from capture_visitors where {session.In("id", "ids")}", new { ids = visitors.Distinct().ToArray() })).ToHashSet();

    /// <summary>From now on the browser acts as another visitor, whose row is made where it is new.</summary>
    public static async Task ActAs(Tx tx, Guid browser, Guid visitor, IngestItem since)
    {
        if (visitor != browser)
        {
            await Rows.InsertMissing(tx, [Of(visitor, since)]);
        }

        await tx.Execute("update capture_visitors set acts_as = @actsAs where id = @browser", new { browser, actsAs = visitor == browser ? (Guid?)null : visitor });
    }

    private static Visitor Of(Guid id, IngestItem item)
    {
        var (page, referrer) = (item.Page.Url, item.Page.Referrer);
        var url = Uri.TryCreate(page, UriKind.Absolute, out var parsed) ? parsed : null;
        var from = Uri.TryCreate(referrer, UriKind.Absolute, out var parsedFrom) ? parsedFrom : null;
        return new Visitor
        {
            Id = id,
            AnonymousId = item.AnonymousId!,
            FirstSeenAt = item.OccurredAt,
            Origin = item.Page.Source ?? Parameter(url, "utm_source") ?? (from?.Host == url?.Host ? null : from?.Host),
            Campaign = item.Page.Campaign ?? Parameter(url, "utm_campaign"),
            LandingPage = url?.AbsolutePath,
            Referrer = referrer,
        };
    }

    private static string? Parameter(Uri? url, string name) =>
        url is { Query.Length: > 1 } && Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(url.Query).TryGetValue(name, out var value)
        && value.ToString().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 and <= 1024 } text ? text : null;
}
