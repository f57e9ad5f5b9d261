using System.Globalization;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Notifications.Inbox;

/// <summary>One's own notices, the latest first, and how many of them are unread.</summary>
public static class ListNotices
{
    private const string Select =
        $$"""
        select {{NoticeRow.Columns}}
        from notifications_items
        where user_id = @user and seq < @before{0}
        order by seq desc
        limit @take
        """;

    /// <summary>Which page.</summary>
    public sealed record Query
    {
        /// <summary>Only what was not read yet.</summary>
        public bool? Unread { get; init; }

        /// <summary>Where the page before ended.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many.</summary>
        public int? Limit { get; init; }
    }

    public sealed class Handler(Db db, NoticeKinds kinds)
    {
        public async Task<Result<Page<NoticeView>>> Handle(Query query, Caller caller, CancellationToken cancel)
        {
            if (InboxOwner.Of(caller) is { Problem: { } nobody })
            {
                return nobody;
            }

            var before = long.MaxValue;
            if (query.Cursor is { Length: > 0 } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            {
                return Problem.Invalid("cursor", "This cursor was not made here.");
            }

            var limit = PageSize.Of(query.Limit);
            var sql = string.Format(CultureInfo.InvariantCulture, Select, query.Unread == true ? " and read_at is null" : "");
            var rows = await db.Read(session => session.Query<NoticeRow>(sql, new { user = caller.UserId, before, take = limit + 1 }), cancel);
            var shown = rows.Take(limit).ToList();
            return new Page<NoticeView>(
                [.. shown.Select(row => row.Show(kinds))], rows.Count > limit ? shown[^1].Seq.ToString(CultureInfo.InvariantCulture) : null);
        }

        public async Task<Result<UnreadCount>> Count(Caller caller, CancellationToken cancel) =>
            InboxOwner.Of(caller) is { Problem: { } nobody } ? nobody : await db.Read(session => Unread.Of(session, caller.UserId!.Value), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/notifications", async ([AsParameters] Query query, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(query, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces<Page<NoticeView>>();
        routes.MapGet("/api/v1/notifications/count", async (Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Count(caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces<UnreadCount>();
    }
}
