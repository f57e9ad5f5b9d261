using Tandem.Notifications.Live;
using Tandem.Platform.Data;

namespace Tandem.Notifications.Public;

/// <summary>
/// Tells people of the team what concerns them, inside the transaction in which it happens. Whoever muted the kind, is shut out, or was told
/// under the same key before gets nothing.
/// </summary>
public sealed class Notifier(IEnumerable<NoticeKind> kinds, NoticeWaker waker)
{
    private const string MayGet = "select id from access_public_users where {0} and status <> 'disabled'";

    private const string TakeNumbers =
        """
        insert into notifications_inboxes (user_id, last_seq) values (@user, @count)
        on conflict (user_id) do update set last_seq = notifications_inboxes.last_seq + excluded.last_seq
        returning last_seq
        """;

    private static readonly Bulk<Numbered> Items = new(
        "notifications_items",
        new("user_id", ColumnType.Uuid, item => item.Notice.UserId),
        new("seq", ColumnType.Bigint, item => item.Seq),
        new("id", ColumnType.Uuid, item => item.Id),
        new("kind", ColumnType.Text, item => item.Notice.Kind),
        new("key", ColumnType.Text, item => item.Notice.Key),
        new("title", ColumnType.Text, item => item.Notice.Title),
        new("body", ColumnType.Text, item => item.Notice.Body),
        new("link", ColumnType.Text, item => item.Notice.Link),
        new("created_at", ColumnType.Bigint, item => item.At));

    private readonly HashSet<string> _kinds = kinds.Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Puts the notices into the inboxes of those who want them; open streams show them after the commit.</summary>
    public async Task Tell(Tx tx, IReadOnlyCollection<Notice> notices)
    {
        var wanted = await Wanted(tx, notices);
        var told = new HashSet<Guid>();
        // Inboxes are locked in ascending order (decision 5), before the log's lanes, which come at the very end.
        foreach (var inbox in wanted.GroupBy(notice => notice.UserId).OrderBy(inbox => inbox.Key))
        {
            if (await Append(tx, inbox.Key, [.. inbox]))
            {
                told.Add(inbox.Key);
            }
        }

        await waker.Wake(tx, told);
    }

    private async Task<IReadOnlyList<Notice>> Wanted(Tx tx, IReadOnlyCollection<Notice> notices)
    {
        foreach (var notice in notices)
        {
            Check(notice);
        }

        var users = notices.Select(notice => notice.UserId).Distinct().ToArray();
        if (users.Length == 0)
        {
            return [];
        }

        var sql = string.Format(System.Globalization.CultureInfo.InvariantCulture, MayGet, tx.In("id", "users"));
        var here = (await tx.Query<Guid>(sql, new { users })).ToHashSet();
        var muted = (await tx.Query<Mute>($"select user_id, kind from notifications_mutes where {tx.In("user_id", "users")}", new { users }))
            .Select(mute => (mute.UserId, mute.Kind)).ToHashSet();
        return [.. notices.DistinctBy(notice => (notice.UserId, notice.Key)).Where(notice => here.Contains(notice.UserId) && !muted.Contains((notice.UserId, notice.Kind)))];
    }

    /// <summary>Whether anything was new. The number is taken first: it locks the inbox, so nobody else adds the same key meanwhile.</summary>
    private static async Task<bool> Append(Tx tx, Guid user, IReadOnlyList<Notice> notices)
    {
        var seq = await tx.Scalar<long>(TakeNumbers, new { user, count = (long)notices.Count }) - notices.Count;
        var keys = notices.Select(notice => notice.Key).ToArray();
        var known = (await tx.Query<string>($"select key from notifications_items where user_id = @user and {tx.In("key", "keys")}", new { user, keys }))
            .ToHashSet(StringComparer.Ordinal);
        Numbered[] items = [.. notices.Where(notice => !known.Contains(notice.Key)).Select(notice => new Numbered(notice, ++seq, OrderedId.Next(tx.Now), tx.Now))];
        await Items.Insert(tx, items);
        return items.Length > 0;
    }

    private void Check(Notice notice)
    {
        if (!_kinds.Contains(notice.Kind))
        {
            throw new ArgumentException($"No module has registered notices of kind {notice.Kind}.", nameof(notice));
        }

        if (!notice.Link.StartsWith('/') || notice.Link.StartsWith("//", StringComparison.Ordinal))
        {
            throw new ArgumentException("A notice leads to a path of the workspace.", nameof(notice));
        }
    }

    private sealed record Numbered(Notice Notice, long Seq, Guid Id, Instant At);

    private sealed class Mute
    {
        public Guid UserId { get; init; }

        public required string Kind { get; init; }
    }
}
