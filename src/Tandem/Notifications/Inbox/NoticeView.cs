using Tandem.Notifications.Public;
using Tandem.Platform.Data;

namespace Tandem.Notifications.Inbox;

/// <summary>A notice as its reader sees it.</summary>
public sealed record NoticeView(
    Guid Id, string Kind, NoticeGroup Group, string Title, string? Body, string Link, Instant CreatedAt, Instant? ReadAt);

/// <summary>How many notices are unread.</summary>
/// <param name="Unread">The number, counted up to 100.</param>
/// <param name="More">Whether there are more than that.</param>
public sealed record UnreadCount(int Unread, bool More);

/// <summary>A row of <c>notifications_items</c>.</summary>
internal sealed class NoticeRow
{
    public const string Columns = "id, seq, kind, title, body, link, created_at, read_at";

    public Guid Id { get; init; }

    public long Seq { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public string? Body { get; init; }

    public required string Link { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant? ReadAt { get; init; }

    public NoticeView Show(NoticeKinds kinds) => new(Id, Kind, kinds.GroupOf(Kind), Title, Body, Link, CreatedAt, ReadAt);
}

/// <summary>The kinds that the modules registered.</summary>
public sealed class NoticeKinds(IEnumerable<NoticeKind> kinds)
{
    private readonly Dictionary<string, NoticeKind> _byKey = kinds.ToDictionary(kind => kind.Key, StringComparer.Ordinal);

    /// <summary>All of them, by what they are about.</summary>
    public IReadOnlyList<NoticeKind> All => [.. _byKey.Values.OrderBy(kind => kind.Group).ThenBy(kind => kind.Label, StringComparer.Ordinal)];

    /// <summary>What a kind is about; one that a later version no longer knows is the workspace's.</summary>
    public NoticeGroup GroupOf(string key) => _byKey.TryGetValue(key, out var kind) ? kind.Group : NoticeGroup.Workspace;
}
