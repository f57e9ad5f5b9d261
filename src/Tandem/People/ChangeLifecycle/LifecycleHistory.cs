using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.ChangeLifecycle;

/// <summary>The stages of a contact, the first one first.</summary>
public static class LifecycleHistory
{
    private const string Select =
        """
        select id, from_stage, to_stage, at, cause, actor, reason, recorded_at
        from people_lifecycle_changes
        where contact_id = @id
        order by at, id
        """;

    /// <summary>One change.</summary>
    public sealed record Change(Guid Id, LifecycleStage? From, LifecycleStage To, Instant At, string Cause, UserRef? Actor, string? Reason, Instant RecordedAt);

    public sealed class Handler(Db db)
    {
        public Task<Result<Page<Change>>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<Page<Change>>>(async session =>
        {
            if ((await RecordAccess.SeeContact(session, caller, id)).Problem is { } problem)
            {
                return problem;
            }

            var rows = await session.Query<Row>(Select, new { id });
            var actors = await Actors.Of(session, rows.Select(row => row.Actor));
            return new Page<Change>([.. rows.Select(row => new Change(
                row.Id, Lifecycle.Parse(row.FromStage), Lifecycle.Parse(row.ToStage)!.Value, row.At, row.Cause, actors[row.Actor], row.Reason, row.RecordedAt))], Next: null);
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts/{id:guid}/lifecycle", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Page<Change>>();

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string? FromStage { get; init; }

        public required string ToStage { get; init; }

        public Instant At { get; init; }

        public required string Cause { get; init; }

        public required string Actor { get; init; }

        public string? Reason { get; init; }

        public Instant RecordedAt { get; init; }
    }
}
