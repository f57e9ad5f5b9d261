using System.Text.Json;
using Tandem.Audience.Public;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Audience;

public sealed class QualificationTests
{
    [Theory, DatabaseData]
    public async Task Enough_fit_and_engagement_make_an_mql_and_tell_sales_why(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await Fitting(world, "Ada");
        await world.Happens(world.Did(ada, "webinar_attended"), world.Saw(ada, "/pricing"), world.Did(ada, "email_clicked"));
        (await world.Stage(ada)).ShouldBe("lead");

        await world.Happens(world.Did(ada, "email_clicked", 0, new { }) with { Data = new JsonText("""{"context":{"campaign":{"name":"Autumn"}}}""") });

        (await world.Stage(ada)).ShouldBe("marketingQualified");
        var told = (await world.Reached(ada)).ShouldHaveSingleItem();
        told.GetProperty("ruleVersion").GetInt32().ShouldBe(1);
        (told.GetProperty("fit").GetString(), told.GetProperty("engagement").GetInt32(), told.GetProperty("grade").GetString()).ShouldBe(("B", 2, "B2"));
        told.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString())
            .ShouldBe(["Attended a webinar", "Clicked in a mail, 2 times", "Visited the pricing page", "Viewed pages", "Decides about buying", "Country is known"]);
        (told.GetProperty("triggerType").GetString(), told.GetProperty("campaign").GetString()).ShouldBe(("email_clicked", "Autumn"));
        var change = (await world.Rows<Change>("select cause, reason, actor from people_lifecycle_changes where contact_id = @ada and to_stage = 'marketingQualified'", new { ada })).Single();
        (change.Cause, change.Reason, change.Actor).ShouldBe(("mqlRule", "Fit B and 53 points of engagement", "system"));

        await world.Happens(world.Did(ada, "demo_requested"));
        (await world.Reached(ada)).Count.ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Engagement_without_fit_is_not_enough_but_a_sign_of_intent_is(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var (ada, bob) = (await world.Contact("Ada"), await world.Contact("Bob"));
        await world.Happens(world.Did(ada, "webinar_attended"), world.Did(ada, "webinar_attended"), world.Did(ada, "email_clicked"), world.Did(ada, "email_clicked"), world.Saw(bob, "/pricing", 0.5));
        (await world.Points(ada)).ShouldBeGreaterThan(50);
        (await world.Stage(ada)).ShouldBe("lead");

        await world.Happens(world.Did(ada, "demo_requested"), world.Did(bob, "form_submitted", 0, new { form = "Contact us" }));

        (await world.Stage(ada)).ShouldBe("marketingQualified");
        (await world.Stage(bob)).ShouldBe("marketingQualified");
        (await world.Reached(bob)).Single().GetProperty("form").GetString().ShouldBe("Contact us");
    }

    [Theory, DatabaseData]
    public async Task Better_fit_makes_an_mql_when_it_comes_to_light_but_not_by_a_colleagues_edit(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var (ada, bob) = (await world.Contact("Ada"), await world.Contact("Bob"));
        foreach (var who in new[] { ada, bob })
        {
            await world.Happens(world.Did(who, "webinar_attended"), world.Did(who, "webinar_attended"), world.Did(who, "email_clicked"), world.Did(who, "email_clicked"));
        }

        var rita = await world.User("Rita", Role.Admin);
        (await world.Client(rita).Patch($"/contacts/{ada}", new { jobTitle = "CTO", country = "Poland" })).Is(200);
        await world.Db.Write(tx => world.Get<ContactWriter>().Write(
            tx, new ContactDraft { Id = bob, JobTitle = "CTO", Country = "Poland" }, new WriteOptions { Source = "form", Actor = "token:site", FillOnly = true }));
        await world.Settle();

        (await world.Stage(ada)).ShouldBe("lead");
        (await world.Stage(bob)).ShouldBe("marketingQualified");
    }

    [Theory, DatabaseData]
    public async Task What_is_imported_old_a_machines_or_a_colleagues_doing_starts_nothing(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await Fitting(world, "Ada");
        await world.Happens(
            world.Did(ada, "demo_requested") with { Source = "import" },
            world.Did(ada, "demo_requested", daysAgo: 1.01),
            world.Did(ada, "demo_requested") with { Bot = "crawler" },
            world.Did(ada, "demo_requested") with { Actor = $"user:{Guid.NewGuid()}" });

        (await world.Points(ada)).ShouldBeGreaterThan(90);
        (await world.Stage(ada)).ShouldBe("lead");
        (await world.Reached(ada)).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task Only_subscribers_and_leads_qualify(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var stages = Enum.GetValues<LifecycleStage>();
        var people = new Dictionary<LifecycleStage, Guid>();
        foreach (var stage in stages)
        {
            people[stage] = await world.Contact(new ContactDraft { Name = $"{stage}", Lifecycle = [new LifecycleEntry(stage, null, "import")] });
        }

        var gone = await world.Contact(new ContactDraft { Name = "Gone", Archived = true });
        await world.Happens([.. people.Values.Append(gone).Select(who => world.Did(who, "demo_requested"))]);

        foreach (var (stage, who) in people)
        {
            (await world.Reached(who)).Count.ShouldBe(stage is LifecycleStage.Subscriber or LifecycleStage.Lead ? 1 : 0, stage.ToString());
        }

        (await world.Reached(gone)).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task A_visitor_who_asked_before_saying_who_they_are_qualifies_on_joining(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await world.Contact("Ada");
        var visitor = Guid.CreateVersion7();
        await world.Happens(world.Did(visitor, "demo_requested", daysAgo: 0.01));
        (await world.Stage(ada)).ShouldBe("lead");

        await world.Db.Write(tx => world.Get<Subjects>().Assign(tx, visitor, "visitor", ada));
        await world.Happens(world.Did(ada, "visitor_joined"));

        (await world.Stage(ada)).ShouldBe("marketingQualified");
    }

    [Theory, DatabaseData]
    public async Task After_a_cool_down_only_new_evidence_makes_somebody_qualify_again(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var ada = await Fitting(world, "Ada");
        await world.Happens(world.Did(ada, "demo_requested"));
        (await admin.Post($"/contacts/{ada}/lifecycle", new { stage = "lead", reason = "No budget" })).Is(200);
        await world.Db.Write(tx => world.Get<Qualifications>().CoolDown(tx, ada, tx.Now + TimeSpan.FromDays(30), "rejected: no budget"));

        world.Clock.Advance(TimeSpan.FromDays(29.9));
        await world.Happens(world.Did(ada, "demo_requested"));
        (await world.Stage(ada)).ShouldBe("lead");
        (await world.Score(ada))["coolDownCause"].GetString().ShouldBe("rejected: no budget");

        world.Clock.Advance(TimeSpan.FromDays(0.3));
        await world.Recompute(ada);
        await world.Happens(world.Did(ada, "demo_requested", daysAgo: 0.25));
        (await world.Stage(ada)).ShouldBe("lead");
        (await world.Score(ada))["coolDownCause"].ValueKind.ShouldBe(JsonValueKind.Null);

        await world.Happens(world.Did(ada, "demo_requested"));
        (await world.Stage(ada)).ShouldBe("marketingQualified");
        (await world.Reached(ada)).Count.ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task A_replay_neither_qualifies_twice_nor_misses_who_should_have(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var ada = await Fitting(world, "Ada");
        await world.Happens(world.Did(ada, "demo_requested"));
        (await world.Client(Caller.System).Post($"/contacts/{ada}/lifecycle", new { stage = "lead", reason = "By mistake" })).Is(200);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.Recompute(ada);
        await world.Settle();
        (await world.Reached(ada)).Count.ShouldBe(1);

        // As if the event had been set aside when it came.
        await world.Db.Write(tx => tx.Execute("update audience_scores set qualified_at = null"));
        await world.Recompute(ada);
        (await world.Reached(ada)).Count.ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task Other_modules_are_told_the_same_score_as_people(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var (ada, nobody) = (await Fitting(world, "Ada"), Guid.NewGuid());
        await world.Happens(world.Did(ada, "webinar_attended"), world.Did(ada, "form_submitted", 30));

        var scores = await world.Db.Read(session => world.Get<Scores>().Of(session, [ada, nobody], session.Now));

        (scores[ada].Fit, scores[ada].FitPoints, scores[ada].Engagement, scores[ada].EngagementPoints, scores[ada].Grade).ShouldBe(('B', 35, 3, 30m, "B3"));
        scores[ada].Reasons.ShouldBe(["Attended a webinar", "Sent a form", "Decides about buying", "Country is known"]);
        (scores[nobody].Fit, scores[nobody].Engagement).ShouldBe((null, 4));
        (await world.Points(ada)).ShouldBe(30);
        var later = await world.Db.Read(session => world.Get<Scores>().Of(session, [ada], session.Now + TimeSpan.FromDays(30)));
        later[ada].EngagementPoints.ShouldBe(15);
    }

    private static Task<Guid> Fitting(World world, string name) =>
        world.Contact(new ContactDraft { Name = name, JobTitle = "Head of Operations", Country = "Poland" });

    private sealed class Change
    {
        public required string Cause { get; init; }

        public string? Reason { get; init; }

        public required string Actor { get; init; }
    }
}
