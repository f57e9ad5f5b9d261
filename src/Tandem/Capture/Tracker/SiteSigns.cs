using System.Collections.Concurrent;
using Tandem.Platform.Data;

namespace Tandem.Capture.Tracker;

/// <summary>
/// Notes what is heard from a website: its first event, its latest to the minute, and a page that was turned away because its origin is not
/// on the list. Whoever sets a site up looks at it.
/// </summary>
internal sealed partial class SiteSigns(Db db, ILogger<SiteSigns> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private const int Most = 10_000;

    private const string Row =
        """
        insert into capture_sites (id, origins, cookieless, honour_dnt, honour_gpc, forms, cookie_days, first_event_at, last_event_at, last_origin, refused_origin, refused_at)
        values (@key, '[]', false, false, true, 'marked', 180, @came, @came, @from, @refused, @turnedAway)
        on conflict (id) do update set
        """;

    private const string Came =
        $"""
        {Row}
          first_event_at = coalesce(capture_sites.first_event_at, excluded.first_event_at),
          last_event_at = excluded.last_event_at,
          last_origin = coalesce(excluded.last_origin, capture_sites.last_origin)
        """;

    private const string Refused = $"{Row} refused_origin = excluded.refused_origin, refused_at = excluded.refused_at";

    private readonly ConcurrentDictionary<(Guid Key, bool Refused), Instant> _noted = new();

    /// <summary>An event came and is on disk.</summary>
    public Task Event(Guid key, string? origin) => Note(key, isRefused: false, now => new { key, came = now, from = Short(origin), refused = (string?)null, turnedAway = (Instant?)null });

    /// <summary>A page of this origin was turned away.</summary>
    public Task Refusal(Guid key, string origin) =>
        Note(key, isRefused: true, now => new { key, came = (Instant?)null, from = (string?)null, refused = Short(origin), turnedAway = now });

    private async Task Note(Guid key, bool isRefused, Func<Instant, object> values)
    {
        var now = db.Now;
        if (_noted.TryGetValue((key, isRefused), out var at) && now < at + Every)
        {
            return;
        }

        if (_noted.Count >= Most)
        {
            _noted.Clear();
        }

        _noted[(key, isRefused)] = now;
        try
        {
            await db.Write(tx => tx.Execute(isRefused ? Refused : Came, values(now)));
        }
        catch (System.Data.Common.DbException exception)
        {
            // The events themselves are safe: this is only a note about them.
            LogLost(exception, key);
        }
    }

    private static string? Short(string? origin) => origin is { Length: > 0 } ? origin[..Math.Min(origin.Length, 200)] : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was heard from the site of write key {KeyId} could not be noted")]
    private partial void LogLost(Exception exception, Guid keyId);
}
