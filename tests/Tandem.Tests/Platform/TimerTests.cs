using Microsoft.Extensions.DependencyInjection;
using Tandem.Platform.Data;
using Tandem.Platform.Timers;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class TimerTests
{
    [Theory, DatabaseData]
    public async Task A_timer_goes_off_once_when_it_is_due_and_not_before(DbEngine engine)
    {
        var bell = new Bell();
        await using var world = await With(engine, bell);
        await Set(world, "a", TimeSpan.FromMinutes(5));

        await world.Settle();
        bell.Rung.ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.Settle();
        await world.Settle();

        bell.Rung.ShouldBe(["a"]);
    }

    [Theory, DatabaseData]
    public async Task A_failing_timer_delays_no_other_and_is_tried_again(DbEngine engine)
    {
        var bell = new Bell { FailsFor = "a" };
        await using var world = await With(engine, bell);
        await Set(world, "a", TimeSpan.Zero);
        await Set(world, "b", TimeSpan.Zero);

        await world.Settle();
        bell.Rung.ShouldBe(["b"]);
        (await world.Value<string>("select error from platform_timers where key = 'a'")).ShouldBe("not now");
        bell.FailsFor = null;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Settle();

        bell.Rung.ShouldBe(["b", "a"]);
    }

    [Theory, DatabaseData]
    public async Task Two_loops_at_once_ring_each_timer_once(DbEngine engine)
    {
        var bell = new Bell();
        await using var world = await With(engine, bell);
        foreach (var i in Enumerable.Range(0, 300))
        {
            await Set(world, $"{i}", TimeSpan.Zero);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(world.Settle)));

        (await world.Value<long>("select count(*) from test_bell")).ShouldBe(300);
    }

    private static async Task<World> With(DbEngine engine, Bell bell)
    {
        var world = await World.Create(engine, services => services.AddSingleton(new TimerKind("bell", bell)));
        await world.Db.Write(tx => tx.Execute("create table test_bell (key text primary key)"));
        return world;
    }

    private static Task Set(World world, string key, TimeSpan delay) =>
        world.Db.Write(tx => world.Get<Timers>().Set(tx, "bell", key, tx.Now + delay));

    private sealed class Bell : ITimerHandler
    {
        private readonly List<string> _rung = [];

        public IReadOnlyList<string> Rung => _rung;

        public string? FailsFor { get; set; }

        public async Task Due(DueTimer timer, Tx tx)
        {
            await tx.Execute("insert into test_bell values (@key)", new { timer.Key });
            if (timer.Key == FailsFor)
            {
                throw new InvalidOperationException("not now");
            }

            tx.AfterCommit(() =>
            {
                lock (_rung)
                {
                    _rung.Add(timer.Key);
                }
            });
        }
    }
}
