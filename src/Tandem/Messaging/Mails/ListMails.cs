using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Messaging.Mails;

/// <summary>What was put out lately, the newest first: what waits and why, what was refused for good.</summary>
internal static class ListMails
{
    /// <summary>A mail without what it says.</summary>
    public sealed class View
    {
        public Guid Id { get; init; }

        public required string Recipient { get; init; }

        public required string Subject { get; init; }

        public MailState State { get; init; }

        public string? Error { get; init; }

        public Instant CreatedAt { get; init; }

        public Instant? EndedAt { get; init; }
    }

    public sealed class Handler(Db db)
    {
        public async Task<Result<Page<View>>> List(string? asked, string? cursor, int? limit, CancellationToken cancel)
        {
            MailState? state = Enum.TryParse<MailState>(asked, ignoreCase: true, out var named) ? named : null;
            if (asked is not null && state is null)
            {
                return Problem.Invalid("state", "One of waiting, sent, failed is expected.");
            }

            if (cursor is not null && !Guid.TryParse(cursor, out _))
            {
                return Problem.Invalid("cursor", "This is not a cursor of this list.");
            }

            var before = cursor is null ? (Guid?)null : Guid.Parse(cursor);
            var most = PageSize.Of(limit);
            var rows = await db.Read(session => session.Query<View>(
                Text(state, before), new { state = state is { } one ? EnumText.Of(one) : null, before, limit = most + 1 }), cancel);
            return new Page<View>([.. rows.Take(most)], rows.Count > most ? rows[most - 1].Id.ToString() : null);
        }

        // Ids are made in order, so the id alone is the cursor.
        private static string Text(MailState? state, Guid? before) =>
            $"""
            select id, recipient, subject, state, error, created_at, ended_at
            from messaging_mails
            where {(state is null ? "true" : "state = @state")} and {(before is null ? "true" : "id < @before")}
            order by id desc
            limit @limit
            """;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/mails", async (string? state, string? cursor, int? limit, Handler handler, CancellationToken cancel) =>
                (await handler.List(state, cursor, limit, cancel)).ToHttp())
            .Needs(Rights.Settings.Edit)
            .Produces<Page<View>>();
}
