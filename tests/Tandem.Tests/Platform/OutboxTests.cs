using Microsoft.Extensions.DependencyInjection;
using Tandem.Platform.Data;
using Tandem.Platform.Outbox;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class OutboxTests
{
    [Theory, DatabaseData]
    public async Task The_same_key_leaves_once(DbEngine engine)
    {
        var post = new Post();
        await using var world = await With(engine, post);

        (await Put(world, "k")).ShouldBeTrue();
        (await Put(world, "k")).ShouldBeFalse();
        await world.Settle();

        post.Sent.ShouldBe(["k"]);
    }

    [Theory, DatabaseData]
    public async Task A_passing_failure_is_tried_again_and_a_permanent_one_is_not(DbEngine engine)
    {
        var post = new Post { Answers = { ["later"] = new Delivery(Sent: false, "busy"), ["never"] = new Delivery(Sent: false, "gone", Permanent: true) } };
        await using var world = await With(engine, post);
        await Put(world, "later");
        await Put(world, "never");
        await Put(world, "fine");

        await world.Settle();
        post.Answers.Clear();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Settle();

        post.Sent.ShouldBe(["fine", "later"]);
        (await world.Value<string>("select state || ' ' || error from platform_outbox where unique_key = 'never'")).ShouldBe("failed gone");
    }

    [Theory, DatabaseData]
    public async Task What_a_dead_sender_held_is_sent_when_its_lease_runs_out(DbEngine engine)
    {
        var post = new Post();
        await using var world = await With(engine, post);
        await Put(world, "k");
        await world.Db.Write(tx => tx.Execute("update platform_outbox set state = 'sending', due_at = @until", new { until = tx.Now + TimeSpan.FromMinutes(2) }));

        await world.Settle();
        post.Sent.ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.Settle();

        post.Sent.ShouldBe(["k"]);
    }

    private static Task<World> With(DbEngine engine, Post post) =>
        World.Create(engine, services => services.AddSingleton(new OutboxChannel("post", post)));

    private static Task<bool> Put(World world, string key) =>
        world.Db.Write(tx => world.Get<Outbox>().Put(tx, "post", key, JsonText.Of(new { key })));

    private sealed class Post : IOutboxSender
    {
        private readonly List<string> _sent = [];

        public Dictionary<string, Delivery> Answers { get; } = [];

        public IReadOnlyList<string> Sent => _sent;

        public Task<Delivery> Send(OutboxRow row, CancellationToken cancel)
        {
            lock (_sent)
            {
                var answer = Answers.GetValueOrDefault(row.UniqueKey, Delivery.Ok);
                if (answer.Sent)
                {
                    _sent.Add(row.UniqueKey);
                }

                return Task.FromResult(answer);
            }
        }
    }
}
