using Tandem.Access.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Tracker;

/// <summary>A website that sends what happens on it.</summary>
public sealed record SiteView
{
    /// <summary>Its id; the write key is the API token of the same id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>How its write key begins.</summary>
    public required string Hint { get; init; }

    /// <summary>Its write key; null where it was made as an API token, which is shown only once.</summary>
    public string? WriteKey { get; init; }

    /// <summary>The websites whose pages may send with the key; none is any.</summary>
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>Nothing is kept in the browser.</summary>
    public required bool Cookieless { get; init; }

    /// <summary>Whoever sends Do Not Track is not watched.</summary>
    public required bool HonourDnt { get; init; }

    /// <summary>Whoever sends Global Privacy Control is not watched.</summary>
    public required bool HonourGpc { get; init; }

    /// <summary>Which forms are read when they are sent.</summary>
    public required FormCapture Forms { get; init; }

    /// <summary>How long a browser keeps its random id.</summary>
    public required int CookieDays { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When the first event came.</summary>
    public Instant? FirstEventAt { get; init; }

    /// <summary>When the latest came, to the minute.</summary>
    public Instant? LastEventAt { get; init; }

    /// <summary>From which website the latest came.</summary>
    public string? LastOrigin { get; init; }

    /// <summary>A website that was turned away because it is not among the origins.</summary>
    public string? RefusedOrigin { get; init; }

    /// <summary>When that was.</summary>
    public Instant? RefusedAt { get; init; }
}

/// <summary>Reads sites: every write key that works is one, whether or not somebody has set anything for it.</summary>
internal static class SiteViews
{
    private const string Select =
        """
        select id, write_key, origins, cookieless, honour_dnt, honour_gpc, forms, cookie_days, first_event_at, last_event_at, last_origin, refused_origin, refused_at
        from capture_sites
        """;

    public static async Task<IReadOnlyList<SiteView>> All(Session session)
    {
        var rows = (await session.Query<Row>(Select)).ToDictionary(row => row.Id);
        return [.. (await WriteKeys.All(session)).Select(key => Show(key, rows.GetValueOrDefault(key.Id) ?? new Row()))];
    }

    public static async Task<SiteView?> Find(Session session, Guid id) => (await All(session)).FirstOrDefault(site => site.Id == id);

    private static SiteView Show(WriteKey key, Row row) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Hint = key.Hint,
        WriteKey = row.WriteKey,
        Origins = row.Origins.As<string[]>(),
        Cookieless = row.Cookieless,
        HonourDnt = row.HonourDnt,
        HonourGpc = row.HonourGpc,
        Forms = row.Forms,
        CookieDays = row.CookieDays,
        CreatedAt = key.CreatedAt,
        FirstEventAt = row.FirstEventAt,
        LastEventAt = row.LastEventAt,
        LastOrigin = row.LastOrigin,
        RefusedOrigin = row.RefusedOrigin,
        RefusedAt = row.RefusedAt,
    };

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string? WriteKey { get; init; }

        public JsonText Origins { get; init; } = new("[]");

        public bool Cookieless { get; init; }

        public bool HonourDnt { get; init; }

        public bool HonourGpc { get; init; } = true;

        public FormCapture Forms { get; init; }

        public int CookieDays { get; init; } = SiteInput.StandardCookieDays;

        public Instant? FirstEventAt { get; init; }

        public Instant? LastEventAt { get; init; }

        public string? LastOrigin { get; init; }

        public string? RefusedOrigin { get; init; }

        public Instant? RefusedAt { get; init; }
    }
}
