using Microsoft.Extensions.DependencyInjection;
using Tandem.Journey.Public;
using Tandem.Journey.Reactors;
using Tandem.Platform.Data;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class ActivityReactorTests
{
    [Theory, DatabaseData]
    public async Task Only_what_a_person_did_counts_as_seen(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var id = await world.Contact("Ada");
        await Append(world, Event(id, "page_viewed", 5), Event(id, "page_viewed", 3), Event(id, "order_placed", 4),
            Event(id, "page_viewed", 9) with { Bot = "crawler" }, Event(id, "order_placed", 9) with { Actor = $"user:{Guid.NewGuid()}" });

        await world.Settle();

        (await Activity(world, id)).ShouldBe((3, 5, 3, 2));
        await world.Settle();
        (await Activity(world, id)).ShouldBe((3, 5, 3, 2));
    }

    [Theory, DatabaseData]
    public async Task A_visitor_who_turns_out_to_be_a_contact_brings_the_visits_along_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var id = await world.Contact("Ada");
        var visitor = Guid.CreateVersion7();
        await Append(world, Event(visitor, "page_viewed", 1), Event(visitor, "page_viewed", 2));
        await world.Settle();
        (await world.Value<long>("select count(*) from people_activity")).ShouldBe(0);

        // Some of the visitor's events are still unread when the visitor is recognised.
        await Append(world, Event(visitor, "page_viewed", 3));
        await world.Db.Write(async tx =>
        {
            await world.Get<Subjects>().Assign(tx, visitor, "visitor", id);
            world.Get<Journal>().Append(tx, Event(id, "visitor_joined", 4));
            world.Get<Journal>().Append(tx, Event(visitor, "page_viewed", 5) with { Owner = id });
        });
        await world.Settle();

        (await Activity(world, id)).ShouldBe((1, 5, 4, 4));
    }

    [Theory, DatabaseData]
    public async Task Computing_anew_gives_what_counting_along_gave(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var id = await world.Contact("Ada");
        await Append(world, [.. Enumerable.Range(1, 30).Select(day => Event(id, day % 3 == 0 ? "page_viewed" : "order_placed", day))]);
        await world.Settle();
        var before = await Activity(world, id);
        await world.Db.Write(tx => tx.Execute("update people_activity set events = 1"));

        await world.Db.Write(tx => world.Services.GetServices<IReactor>().Single(reactor => reactor.Name == "people.activity").Recompute(id, tx));

        (await Activity(world, id)).ShouldBe(before);
    }

    [Theory, DatabaseData]
    public async Task Reactors_step_over_the_gaps_that_erasure_leaves(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (gone, kept) = (await world.Contact("Gone"), await world.Contact("Kept"));
        await Append(world, [.. Enumerable.Range(1, 40).Select(day => Event(gone, "page_viewed", day)), Event(kept, "page_viewed", 7)]);
        await world.Db.Write(tx => world.Get<JourneyHistory>().Forget(tx, [gone]));

        await world.Settle();

        (await Activity(world, kept)).ShouldBe((7, 7, 1, 1));
        (await world.Get<ReactorHost>().Lag()).Values.ShouldAllBe(lag => lag == 0);
    }

    private static JourneyEvent Event(Guid subject, string type, long at) => new() { Subject = subject, Type = type, OccurredAt = new Instant(at), Source = "api" };

    private static Task Append(World world, params JourneyEvent[] events) => world.Db.Write(tx =>
    {
        world.Get<Journal>().Append(tx, events);
        return Task.CompletedTask;
    });

    private static async Task<(long First, long Last, long Events, long PageViews)> Activity(World world, Guid id)
    {
        var row = (await world.Rows<Row>("select * from people_activity where contact_id = @id", new { id })).Single();
        return (row.FirstSeenAt, row.LastSeenAt, row.Events, row.PageViews);
    }

    private sealed class Row
    {
        public long FirstSeenAt { get; init; }

        public long LastSeenAt { get; init; }

        public long Events { get; init; }

        public long PageViews { get; init; }
    }
}
