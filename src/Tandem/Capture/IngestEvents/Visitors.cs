using System.Security.Cryptography;
using System.Text;
using Tandem.Platform.Data;

namespace Tandem.Capture.IngestEvents;

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

/// <summary>Keeps visitors: one row for each anonymous id, made with its first event.</summary>
internal static class Visitors
{
    private const string Known = "select id, anonymous_id, first_seen_at, origin, campaign, landing_page, referrer from capture_visitors where ";

    private const string Insert =
        """
        insert into capture_visitors (id, anonymous_id, first_seen_at, origin, campaign, landing_page, referrer)
        values (@id, @anonymousId, @firstSeenAt, @origin, @campaign, @landingPage, @referrer)
        on conflict (id) do nothing
        """;

    /// <summary>The visitor behind an anonymous id: 128 bits of its SHA-256, the same on every call.</summary>
    public static Guid IdOf(string anonymousId) => new(SHA256.HashData(Encoding.UTF8.GetBytes(anonymousId)).AsSpan(0, 16), bigEndian: true);

    /// <summary>The visitors of <paramref name="items"/>, made where they are new.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Visitor>> Ensure(Tx tx, IReadOnlyList<IngestItem> items)
    {
        var firsts = items.Where(item => item.AnonymousId is not null)
            .OrderBy(item => item.OccurredAt)
            .DistinctBy(item => item.AnonymousId, StringComparer.Ordinal)
            .Select(Of)
            .ToDictionary(visitor => visitor.Id);
        if (firsts.Count == 0)
        {
            return firsts;
        }

        var known = await tx.Query<Visitor>(Known + tx.In("id", "ids"), new { ids = firsts.Keys.ToArray() });
        foreach (var visitor in known)
        {
            firsts[visitor.Id] = visitor;
        }

        var old = known.Select(visitor => visitor.Id).ToHashSet();
        foreach (var visitor in firsts.Values.Where(visitor => !old.Contains(visitor.Id)).OrderBy(visitor => visitor.Id))
        {
            await tx.Execute(Insert, visitor);
        }

        return firsts;
    }

    private static Visitor Of(IngestItem item)
    {
        var url = Uri.TryCreate(item.Page.Url, UriKind.Absolute, out var parsed) ? parsed : null;
        var referrer = Uri.TryCreate(item.Page.Referrer, UriKind.Absolute, out var from) ? from : null;
        return new Visitor
        {
            Id = IdOf(item.AnonymousId!),
            AnonymousId = item.AnonymousId!,
            FirstSeenAt = item.OccurredAt,
            Origin = item.Page.Source ?? Parameter(url, "utm_source") ?? (referrer?.Host == url?.Host ? null : referrer?.Host),
            Campaign = item.Page.Campaign ?? Parameter(url, "utm_campaign"),
            LandingPage = url?.AbsolutePath,
            Referrer = item.Page.Referrer,
        };
    }

    private static string? Parameter(Uri? url, string name) =>
        url is not null && Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(url.Query).TryGetValue(name, out var value)
        && value.ToString().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 and <= 1024 } text ? text : null;
}
