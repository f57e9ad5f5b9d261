using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Lanes;
using Tandem.Tests.Support;

namespace Tandem.Tests.Journey;

public sealed class JournalTests
{
    [Theory, DatabaseData]
    public async Task Appended_events_stand_in_the_log_in_order(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var subject = Guid.CreateVersion7();
        await world.Db.Write(tx =>
        {
            world.Get<Journal>().Append(tx, [Event(subject, "first"), Event(subject, "second")]);
            return Task.CompletedTask;
        });

        var rows = await world.Rows<LoggedEvent>("select * from journey_events order by seq");

        rows.Select(row => (row.Seq, row.Type, row.SubjectId, row.Lane))
            .ShouldBe([(1, "first", subject, Lane.Of(subject)), (2, "second", subject, Lane.Of(subject))]);
    }

    [Theory, DatabaseData]
    public async Task A_transaction_that_fails_leaves_no_event_and_no_gap(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var subject = Guid.CreateVersion7();
        await Should.ThrowAsync<InvalidOperationException>(world.Db.Write(async tx =>
        {
            world.Get<Journal>().Append(tx, Event(subject, "lost"));
            await Task.Yield();
            throw new InvalidOperationException("no");
        }));
        await world.Db.Write(tx =>
        {
            world.Get<Journal>().Append(tx, Event(subject, "kept"));
            return Task.CompletedTask;
        });

        (await world.Rows<LoggedEvent>("select * from journey_events")).Single().Seq.ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Sixteen_writers_with_random_delays_never_make_a_reactor_skip_or_reorder(DbEngine engine)
    {
        var seen = new Seen();
        await using var world = await World.Create(engine, services => services.AddReactor(seen));
        var subjects = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToArray();
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await world.Settle();
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(() => Write(world, subjects, writer))));
        await stop.CancelAsync();
        await reading;
        await world.Settle();

        var log = await world.Rows<LoggedEvent>("select * from journey_events order by lane, seq");
        log.Count.ShouldBe(16 * 25 * 3);
        foreach (var lane in log.GroupBy(row => row.Lane))
        {
            lane.Select(row => row.Seq).ShouldBe(Enumerable.Range(1, lane.Count()).Select(i => (long)i));
            (await world.Rows<Guid>("select event_id from test_seen where lane = @lane order by place", new { lane = lane.Key }))
                .ShouldBe(lane.Select(row => row.Id));
        }
    }

    private static async Task Write(World world, Guid[] subjects, int writer)
    {
        var random = new Random(writer);
        for (var i = 0; i < 25; i++)
        {
            await world.Db.Write(async tx =>
            {
                world.Get<Journal>().Append(tx, Enumerable.Range(0, 3).Select(_ => Event(subjects[random.Next(subjects.Length)], $"w{writer}")));
                if (tx.Engine == DbEngine.Postgres)
                {
                    // Holds the lanes for a while before the commit: a reader must wait for the gap, not step over it.
                    tx.AtEnd(new object(), () => new object(), _ => Task.Delay(random.Next(0, 15)));
                }

                await Task.CompletedTask;
            });
        }
    }

    private static JourneyEvent Event(Guid subject, string type) => new() { Subject = subject, Type = type, OccurredAt = new Instant(1), Source = "test" };
}
