using Tandem.Journey.Reactors;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Journey.Operations;

/// <summary>Shows how the reactors stand and what they could not digest, and replays it.</summary>
public sealed class ListSetAside(Db db, ReactorHost host)
{
    private const string Sql =
        """
        select id, reactor, lane, seq, subject_id, event_type, error, set_aside_at
        from journey_set_aside
        where replayed_at is null
        order by set_aside_at desc, id
        limit 200
        """;

    /// <summary>A reactor and how many events it has yet to read.</summary>
    public sealed record ReactorState(string Name, long Lag);

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/system/set-aside", async (ListSetAside handler, CancellationToken cancel) => await handler.List(cancel))
            .Needs(Rights.Audit.Read).WithTags("System");
        routes.MapPost("/api/v1/system/set-aside/{id:guid}/replay", async (Guid id, ListSetAside handler, CancellationToken cancel) =>
            (await handler.Replay(id, cancel)).ToHttp()).Needs(Rights.Audit.Edit).WithTags("System");
        routes.MapGet("/api/v1/system/reactors", async (ListSetAside handler, CancellationToken cancel) => await handler.Reactors(cancel))
            .Needs(Rights.Audit.Read).WithTags("System");
    }

    /// <summary>The newest 200 events that were set aside and not replayed since.</summary>
    public async Task<Page<SetAsideEvent>> List(CancellationToken cancel) =>
        new(await db.Read(session => session.Query<SetAsideEvent>(Sql), cancel), Next: null);

    /// <summary>Recomputes what the reactor keeps for the event's subject.</summary>
    public async Task<Result<Done>> Replay(Guid id, CancellationToken cancel) =>
        await host.Replay(id, cancel) ? Done.Value : Problem.NotFound("That event");

    /// <summary>Every reactor with its lag.</summary>
    public async Task<Page<ReactorState>> Reactors(CancellationToken cancel) =>
        new([.. (await host.Lag(cancel)).Select(reactor => new ReactorState(reactor.Key, reactor.Value))], Next: null);
}
