using Tandem.Journey.Public;
using Tandem.Journey.Reactors;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Journey;

public sealed class ReactorTests
{
    [Theory, DatabaseData]
    public async Task A_poisoned_event_is_set_aside_visibly_and_its_lane_goes_on(DbEngine engine)
    {
        var seen = new Seen { Poison = "bad" };
        await using var world = await World.Create(engine, services => services.AddReactor(seen));
        var subject = Guid.CreateVersion7();
        await Append(world, subject, "one", "bad", "two");

        await world.Settle();

        (await world.Rows<string>("select type from test_seen order by place")).ShouldBe(["one", "two"]);
        var aside = (await world.Rows<SetAsideEvent>("select * from journey_set_aside")).Single();
        (aside.EventType, aside.SubjectId, aside.Error).ShouldBe(("bad", subject, "FormatException: indigestible"));
    }

    [Theory, DatabaseData]
    public async Task Replaying_what_was_set_aside_recomputes_its_subject(DbEngine engine)
    {
        var seen = new Seen { Poison = "bad" };
        await using var world = await World.Create(engine, services => services.AddReactor(seen));
        var subject = Guid.CreateVersion7();
        await Append(world, subject, "one", "bad");
        await world.Settle();
        var id = await world.Value<Guid>("select id from journey_set_aside");

        (await world.Get<ReactorHost>().Replay(id)).ShouldBeTrue();

        (await world.Value<Guid>("select event_id from test_seen where type = 'recomputed'")).ShouldBe(subject);
        (await world.Get<ReactorHost>().Replay(id)).ShouldBeFalse();
    }

    private static Task Append(World world, Guid subject, params string[] types) => world.Db.Write(tx =>
    {
        world.Get<Journal>().Append(tx, types.Select(type => new JourneyEvent
        {
            Subject = subject,
            Type = type,
            OccurredAt = tx.Now,
            Source = "test",
        }));
        return Task.CompletedTask;
    });
}
