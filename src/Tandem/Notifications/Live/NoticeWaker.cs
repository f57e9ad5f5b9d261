using Tandem.Platform.Data;

namespace Tandem.Notifications.Live;

/// <summary>
/// Tells open streams that something in an inbox has changed, here after the commit and, on PostgreSQL, in every other process. Losing it is
/// harmless: a stream looks for itself with every heartbeat.
/// </summary>
public sealed class NoticeWaker(NoticeFeed feed)
{
    /// <summary>PostgreSQL's channel.</summary>
    internal const string Channel = "tandem_notices";

    /// <summary>Wakes the streams of these users when <paramref name="tx"/> is committed.</summary>
    internal async Task Wake(Tx tx, IReadOnlyCollection<Guid> users)
    {
        if (users.Count == 0)
        {
            return;
        }

        if (tx.Engine == DbEngine.Postgres)
        {
            await tx.Execute("select pg_notify(@channel, one::text) from unnest(@users) one", new { channel = Channel, users = users.ToArray() });
        }

        tx.AfterCommit(() => feed.Wake(users));
    }
}
