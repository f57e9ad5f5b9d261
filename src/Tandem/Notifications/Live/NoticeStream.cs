using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Tandem.Access.Public;
using Tandem.Notifications.Inbox;
using Tandem.Platform.Data;
using Tandem.Platform.Lanes;
using Tandem.Platform.Security;

namespace Tandem.Notifications.Live;

/// <summary>What one inbox has to tell from a place on, for as long as the session stands. It reads in pages what is committed, so it can neither skip nor pile up.</summary>
internal sealed class NoticeStream(Db db, NoticeKinds kinds, OpenSessions sessions)
{
    private const int Most = 100;

    // Shorter than the minute after which proxies give a silent connection up.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private const string Select =
        $"select {NoticeRow.Columns} from notifications_items where user_id = @user and seq > @after order by seq limit @most";

    private const string Last = "select coalesce((select last_seq from notifications_inboxes where user_id = @user), 0)";

    /// <summary>Begins behind <paramref name="after"/>; without it, with what comes from now on.</summary>
    public async IAsyncEnumerable<SseItem<string>> Read(Caller caller, NoticeFeed.Seat seat, long? after, [EnumeratorCancellation] CancellationToken cancel)
    {
        var user = caller.UserId!.Value;
        var last = await db.Read(session => session.Scalar<long>(Last, new { user }), cancel);
        // A place that was never reached belongs to another database: begin anew.
        var place = Math.Min(after ?? last, last);
        var unread = default(UnreadCount);
        var woken = Task.WhenAny(seat.Next, sessions.Changed);
        while (true)
        {
            // Before reading, so that nothing is missed; and only where it is used up, so that quiet streams leave nothing behind.
            woken = woken.IsCompleted ? Task.WhenAny(seat.Next, sessions.Changed) : woken;
            if (!await sessions.IsOpen(caller, cancel))
            {
                yield break;
            }

            var (rows, count) = await db.Read(async session =>
                (await session.Query<NoticeRow>(Select, new { user, after = place, most = Most }), await Unread.Of(session, user)), cancel);
            if (unread is null)
            {
                // Names the place at once, so that a client that is cut off before the first notice comes back to it.
                yield return Item("unread", count, place);
                unread = count;
            }

            foreach (var row in rows)
            {
                place = row.Seq;
                yield return Item("notice", row.Show(kinds), place);
            }

            if (count != unread)
            {
                yield return Item("unread", unread = count);
            }

            if (rows.Count == Most)
            {
                continue;
            }

            await Signal.Wait(woken, Heartbeat, cancel);
            if (!woken.IsCompleted)
            {
                yield return new SseItem<string>("", "beat");
            }
        }
    }

    private static SseItem<string> Item<T>(string type, T value, long? place = null) =>
        new(JsonText.Of(value).Value, type) { EventId = place?.ToString(CultureInfo.InvariantCulture) };
}
