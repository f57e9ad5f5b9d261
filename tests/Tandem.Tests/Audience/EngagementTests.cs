using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Audience;

public sealed class EngagementTests
{
    [Theory, DatabaseData]
    public async Task What_people_do_gives_points_and_every_point_is_explained(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");

        await world.Happens(world.Did(ada, "webinar_attended"), world.Saw(ada, "/pricing"), world.Saw(ada, "/blog"));

        var score = await world.Score(ada);
        score.Of("engagementReasons", "Attended a webinar").ShouldBe(20);
        score.Of("engagementReasons", "Visited the pricing page").ShouldBe(15);
        score.Of("engagementReasons", "Viewed pages").ShouldBe(4);
        score.Of("engagementReasons", "Viewed pages", "times").ShouldBe(2);
        score["engagementPoints"].GetDecimal().ShouldBe(39);
        score["engagement"].GetInt32().ShouldBe(3);
        score["grade"].GetString().ShouldBe("D3");
    }

    [Theory, DatabaseData]
    public async Task Points_fade_while_the_clock_moves_and_nothing_is_written(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");
        await world.Happens(world.Did(ada, "demo_requested"));
        var kept = await world.Kept(ada);

        (await world.Points(ada)).ShouldBe(50);
        world.Clock.Advance(TimeSpan.FromDays(60));
        await world.Settle();

        var score = await world.Score(ada);
        score["engagementPoints"].GetDecimal().ShouldBe(25);
        score.Of("engagementReasons", "Asked for a demo", "pointsBeforeFading").ShouldBe(50);
        (await world.Kept(ada)).ShouldBe(kept);
    }

    [Theory, DatabaseData]
    public async Task The_limit_of_a_rule_holds_after_fading(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");
        await world.Happens([.. Enumerable.Range(0, 8).Select(_ => world.Did(ada, "form_submitted"))]);

        // 8 × 20 = 160 points are held to 60, also when half of them are gone; after two half-lives 40 are left.
        (await world.Points(ada)).ShouldBe(60);
        world.Clock.Advance(TimeSpan.FromDays(30));
        (await world.Points(ada)).ShouldBe(60);
        world.Clock.Advance(TimeSpan.FromDays(30));
        (await world.Points(ada)).ShouldBe(40);
    }

    [Theory, DatabaseData]
    public async Task The_order_in_which_events_come_in_makes_no_difference(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var (ada, bob) = (await world.Contact("Ada"), await world.Contact("Bob"));
        double[] days = [40, 3, 17, 0.5, 88];
        foreach (var day in days)
        {
            await world.Happens(world.Did(ada, "form_submitted", day));
        }

        await world.Happens([.. days.Order().Select(day => world.Did(bob, "form_submitted", day))]);

        (await world.Points(ada)).ShouldBe(await world.Points(bob));
        (await world.Kept(ada)).ShouldBe(await world.Kept(bob));
    }

    [Theory, DatabaseData]
    public async Task Machines_colleagues_and_events_without_a_rule_count_nothing(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");
        await world.Happens(
            world.Did(ada, "demo_requested") with { Bot = "crawler" },
            world.Did(ada, "demo_requested") with { Actor = $"user:{Guid.NewGuid()}" },
            world.Did(ada, "order_placed"),
            world.Did(Guid.CreateVersion7(), "demo_requested"));

        (await world.Points(ada)).ShouldBe(0);
        (await world.Value<long>("select count(*) from audience_engagement")).ShouldBe(0);
        (await world.Stage(ada)).ShouldBe("lead");
    }

    [Theory, DatabaseData]
    public async Task A_visitor_who_turns_out_to_be_a_contact_brings_the_points_along_once(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");
        var visitor = Guid.CreateVersion7();
        await world.Happens(world.Did(ada, "email_clicked"), world.Saw(visitor, "/pricing", daysAgo: 2), world.Did(visitor, "webinar_attended", daysAgo: 1));
        (await world.Points(ada)).ShouldBe(8);

        await world.Db.Write(async tx =>
        {
            await world.Get<Subjects>().Assign(tx, visitor, "visitor", ada);
            world.Get<Journal>().Append(tx, world.Did(ada, "visitor_joined"));
            world.Get<Journal>().Append(tx, world.Saw(visitor, "/pricing") with { Owner = ada });
        });
        await world.Settle();

        var score = await world.Score(ada);
        score.Of("engagementReasons", "Visited the pricing page", "times").ShouldBe(2);
        score.Of("engagementReasons", "Attended a webinar", "times").ShouldBe(1);
        score.Of("engagementReasons", "Clicked in a mail", "times").ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Computing_anew_gives_exactly_what_counting_along_gave(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");
        for (var day = 30; day >= 0; day -= 3)
        {
            await world.Happens(world.Saw(ada, "/pricing", day), world.Did(ada, "form_submitted", day), world.Did(ada, "email_clicked", 31 - day));
        }

        var (kept, score) = (await world.Kept(ada), await world.Score(ada));
        await world.Db.Write(tx => tx.Execute("update audience_engagement set value = 99, times = 1"));
        await world.Recompute(ada);

        (await world.Kept(ada)).ShouldBe(kept);
        (await world.Score(ada)).Json.ToString().ShouldBe(score.Json.ToString());
    }

    [Theory, DatabaseData]
    public async Task Data_of_any_shape_is_read_without_a_fault(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");
        string[] shapes = ["[]", "null", "1", """{"properties":[1]}""", """{"properties":{"path":{"a":1}}}""", """{"properties":{"path":["/x","/PRICING/eu"]}}""",
            """{"context":{"page":{"url":"https://x.example/pricing?a=1"}}}""", """{"properties":{"path":"\ud800"}}"""];

        await world.Happens([.. shapes.Select(shape => world.Saw(ada, "/") with { Data = new JsonText(shape) })]);

        (await world.Score(ada)).Of("engagementReasons", "Visited the pricing page", "times").ShouldBe(2);
        (await world.Value<long>("select count(*) from journey_set_aside")).ShouldBe(0);
    }
}
