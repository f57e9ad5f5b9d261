using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.AuditLog;

/// <summary>Who did what, newest first; of one object, of one kind, by one actor.</summary>
internal static class ListAudit
{
    public sealed record View(
        Guid Id, Instant At, string Actor, string ActorName, string Verb, string Object, string? ObjectId, JsonText? Before, JsonText? After, string? Address);

    public sealed record Query
    {
        public Guid? Cursor { get; init; }

        public int? Limit { get; init; }

        public string? Object { get; init; }

        public string? ObjectId { get; init; }

        public string? Actor { get; init; }

        public string? Verb { get; init; }
    }

    public sealed class Handler(Db db)
    {
        public Task<Page<View>> Handle(Query query, CancellationToken cancel) => db.Read(session => Read(session, query), cancel);

        private static async Task<Page<View>> Read(Session session, Query query)
        {
            var size = PageSize.Of(query.Limit);
            var rows = await session.Query<Row>(Sql(query), new { query.Cursor, query.Object, query.ObjectId, query.Actor, query.Verb, most = size + 1 });
            var names = await ActorNames.Of(session, rows.Select(row => row.Actor));
            return new Page<View>([.. rows.Take(size).Select(row => row.Shown(names))], rows.Count > size ? rows[size - 1].Id.ToString() : null);
        }

        /// <summary>Only the conditions that were asked for, so that each combination finds its index.</summary>
        private static string Sql(Query query)
        {
            var conditions = new[]
            {
                query.Cursor is null ? null : "id < @cursor",
                query.Object is null ? null : "object = @object",
                query.ObjectId is null ? null : "object_id = @objectId",
                query.Actor is null ? null : "actor = @actor",
                query.Verb is null ? null : "verb = @verb",
            }.OfType<string>().ToArray();
            return
                $"""
                select id, at, actor, verb, object, object_id, before, after, address
                from access_audit
                {(conditions.Length == 0 ? "" : "where " + string.Join(" and ", conditions))}
                order by id desc
                limit @most
                """;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/audit", async ([AsParameters] Query query, Handler handler, CancellationToken cancel) =>
            Results.Json(await handler.Handle(query, cancel), JsonSettings.Api)).Needs(Rights.Audit.Read).Produces<Page<View>>();

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Instant At { get; init; }

        public required string Actor { get; init; }

        public required string Verb { get; init; }

        public required string Object { get; init; }

        public string? ObjectId { get; init; }

        public JsonText? Before { get; init; }

        public JsonText? After { get; init; }

        public string? Address { get; init; }

        public View Shown(ActorNames names) => new(Id, At, Actor, names.NameOf(Actor), Verb, Object, ObjectId, Before, After, Address);
    }
}
