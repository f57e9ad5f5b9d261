using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.Journey.Retention;

/// <summary>Old events of a kind go, lane by lane, from the oldest on. What was computed from them stays.</summary>
internal static class OldEvents
{
    private const int Batch = 2000;

    private const string Here = "lane = @lane and seq > @seq order by seq limit @batch";

    public static readonly RetentionKind OfBots = new("botEvents", "Events of bots", "What crawlers and scripts did goes. Nothing counts it anyway.", LeastDays: 1)
    {
        Delete = (tx, before, at) => Delete(tx, before, at, "bot is not null"),
    };

    public static readonly RetentionKind OfTheWeb = new(
        "webEvents", "Page views and clicks", "Single visits leave the timelines of everybody; forms, mails, deals and notes stay, and so do scores and counts.", LeastDays: 30)
    {
        Delete = (tx, before, at) => Delete(tx, before, at, "type in ('page_viewed', 'page_left', 'link_clicked', 'file_downloaded', 'screen_viewed')"),
    };

    /// <summary>Numbers in a lane rise with the time of arrival: the first one that is young enough ends the lane.</summary>
    private static async Task<string?> Delete(Tx tx, Instant before, string? at, string goes)
    {
        var (lane, seq) = Parse(at);
        var rows = await tx.Query<Row>($"select seq, received_at from journey_events where {Here}", new { lane, seq, batch = Batch });
        var old = rows.TakeWhile(row => row.ReceivedAt < before).ToList();
        if (old.Count > 0)
        {
            await tx.Execute($"delete from journey_events where lane = @lane and seq > @seq and seq <= @last and {goes}", new { lane, seq, last = old[^1].Seq });
        }

        return old.Count == Batch ? At(lane, old[^1].Seq) : lane + 1 < Tandem.Platform.Lanes.Lane.Count ? At(lane + 1, 0) : null;
    }

    private static string At(int lane, long seq) => string.Create(CultureInfo.InvariantCulture, $"{lane}:{seq}");

    private static (int Lane, long Seq) Parse(string? at)
    {
        var parts = (at ?? "0:0").Split(':');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private sealed class Row
    {
        public long Seq { get; init; }

        public Instant ReceivedAt { get; init; }
    }
}
