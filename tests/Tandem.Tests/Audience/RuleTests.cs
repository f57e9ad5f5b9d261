using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Audience;

public sealed class RuleTests
{
    [Theory, DatabaseData]
    public async Task A_changed_rule_computes_everybody_anew_from_the_log_and_nobody_qualifies_by_it(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var people = new List<Guid>();
        foreach (var number in Enumerable.Range(0, 7))
        {
            people.Add(await world.Contact($"Person {number}"));
        }

        await world.Happens([.. people.SelectMany(who => new[] { world.Did(who, "order_placed", 10, new { total = 120 }), world.Did(who, "order_placed", 0, new { total = 80 }) })]);
        (await admin.Post("/scoring/engagement-rules", new
        {
            name = "Large order",
            eventType = "order_placed",
            points = 90,
            halfLifeDays = 10,
            properties = new[] { new { property = "total", op = "gte", value = 100 } },
        })).Is(201);
        var job = (await admin.Get("/scoring"))["jobId"].GetGuid();
        (await world.Points(people[0])).ShouldBe(0);

        await world.Settle();

        var done = await admin.Get($"/jobs/{job}");
        (done["state"].GetString(), done["done"].GetInt64(), done["total"].GetInt64()).ShouldBe(("done", 7, 7));
        (await admin.Get("/scoring"))["jobId"].ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var who in people)
        {
            (await world.Points(who)).ShouldBe(45);
            (await world.Stage(who)).ShouldBe("lead");
        }
    }

    [Theory, DatabaseData]
    public async Task Computing_everybody_anew_reads_histories_of_any_length_once(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        Guid[] people = [await world.Contact("Ada"), await world.Contact("Bob"), await world.Contact("Cid")];
        await world.Happens([.. people.SelectMany((who, index) => Enumerable.Range(0, 600 * (index + 1)).Select(_ => world.Did(who, "order_placed", index)))]);
        (await admin.Post("/scoring/engagement-rules", new { name = "Ordered", eventType = "Order Placed", points = 1 })).Is(201);

        await world.Settle();

        (await world.Points(people[0])).ShouldBe(600);
        (await world.Points(people[1])).ShouldBe(1200);
        (await world.Points(people[2])).ShouldBe(1800);
        (await admin.Post("/scoring/engagement-rules", new { name = "Ordered twice", eventType = "orderPlaced", points = 1 })).Is(201);
        (await admin.Post("/scoring/fit-rules", new { name = "Has a name", points = 1, condition = new { field = "name", op = "known" } })).Is(201);
        await world.Settle();
        (await world.Points(people[2])).ShouldBe(3600);
        (await world.Score(people[2]))["fitPoints"].GetInt32().ShouldBe(1);
        // The first of the two jobs found both changes; the second had nothing to do.
        (await world.Rows<string>("select result from platform_jobs where kind = 'audience.recompute' order by created_at, id"))
            .ShouldBe(["""{"contacts":3}""", """{"contacts":3}""", """{"contacts":0}"""]);
    }

    [Theory, DatabaseData]
    public async Task A_computation_that_was_stopped_stays_open_until_it_is_asked_for_again(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var ada = await world.Contact("Ada");
        await world.Happens(world.Did(ada, "order_placed"));
        (await admin.Post("/scoring/engagement-rules", new { name = "Ordered", eventType = "order_placed", points = 7 })).Is(201);
        var job = (await admin.Get("/scoring"))["jobId"].GetGuid();
        (await admin.Post($"/jobs/{job}/cancel")).Is(200);
        await world.Settle();
        (await world.Points(ada)).ShouldBe(0);
        (await admin.Get("/scoring"))["jobId"].GetGuid().ShouldBe(job);

        (await admin.Post("/scoring/compute")).Is(202);
        await world.Settle();

        (await world.Points(ada)).ShouldBe(7);
        (await admin.Get("/scoring"))["jobId"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task Rules_are_edited_with_care_and_every_change_is_in_the_audit_log(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var ada = await world.Contact("Ada");
        await world.Happens(world.Did(ada, "demo_requested"));
        var rule = Rule(await admin.Get("/scoring"), "engagementRules", "Asked for a demo");
        var path = $"/scoring/engagement-rules/{rule}";

        (await admin.Patch(path, new { points = 70, halfLifeDays = (int?)null, mostPoints = (int?)null }, ifMatch: 1)).Is(200)["version"].GetInt32().ShouldBe(2);
        (await admin.Patch(path, new { points = 1 }, ifMatch: 1)).Is(412);
        await world.Settle();
        world.Clock.Advance(TimeSpan.FromDays(1000));
        (await world.Points(ada)).ShouldBe(70);

        (await admin.Delete(path)).Is(409).Code.ShouldBe("ruleInUse");
        (await admin.Delete($"/scoring/engagement-rules/{Rule(await admin.Get("/scoring"), "engagementRules", "Looked at jobs")}")).Is(204);
        var fit = Rule(await admin.Get("/scoring"), "fitRules", "Country is known");
        (await admin.Patch($"/scoring/fit-rules/{fit}", new { name = "Country known", points = -5 })).Is(200);
        (await admin.Delete($"/scoring/fit-rules/{fit}")).Is(204);
        (await admin.Delete($"/scoring/fit-rules/{fit}")).Is(404);

        (await world.Rows<string>("select verb from access_audit where object in ('engagementRule', 'fitRule') order by at, id"))
            .ShouldBe(["update", "delete", "update", "delete"], ignoreOrder: true);
    }

    [Theory, DatabaseData]
    public async Task Thresholds_change_grades_of_everybody(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var ada = await world.Contact("Ada");
        await world.Happens(world.Did(ada, "webinar_attended"));
        (await world.Score(ada))["grade"].GetString().ShouldBe("D4");

        (await admin.Patch("/scoring", new { fit = new { a = 20, b = 10, c = 0 }, engagement = new { first = 30, second = 20, third = 10 } }, ifMatch: 1)).Is(200);
        await world.Settle();

        (await world.Score(ada))["grade"].GetString().ShouldBe("C2");
        (await world.Value<string>("select fit from audience_public_scores where contact_id = @ada", new { ada })).ShouldBe("C");
    }

    [Theory, DatabaseData]
    public async Task Every_version_of_the_mql_rule_is_kept_with_who_and_why(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var mia = await world.User("Mia Manager", Role.Manager);
        var ada = await world.Contact("Ada");
        var first = (await world.Client(mia).Get("/mql-rule")).Is(200);
        first["summary"].GetString().ShouldBe(
            "Fit B or better and at least 50 points of engagement; or Asked for a demo: “Asked for a demo” within 30 days; "
            + "or Looked at prices and wrote to us: “Visited the pricing page” and “Sent a form” within 14 days.");

        var second = (await world.Client(mia).Send(HttpMethod.Put, "/mql-rule", new { engagementAtLeast = 20, reason = "Sales has time" }, ifMatch: 1)).Is(200);
        await world.Happens(world.Did(ada, "webinar_attended"));

        second["version"].GetInt32().ShouldBe(2);
        second["history"].EnumerateArray().Select(version => version.GetProperty("reason").GetString()).ShouldBe(["Sales has time", "What a new workspace starts with."]);
        second["history"][0].GetProperty("by").GetString().ShouldBe("Mia Manager");
        second["summary"].GetString().ShouldBe("Any fit and at least 20 points of engagement.");
        (await world.Reached(ada)).Single().GetProperty("ruleVersion").GetInt32().ShouldBe(2);
        (await world.Client(mia).Send(HttpMethod.Put, "/mql-rule", new { engagementAtLeast = 30, reason = "x" }, ifMatch: 1)).Is(412);
        (await world.Client(mia).Get("/mql-rule"))["version"].GetInt32().ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task Both_teams_read_and_only_managers_edit(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        foreach (var role in new[] { Role.SalesRep, Role.Marketer, Role.Viewer })
        {
            var client = world.Client(await world.User($"{role}", role));
            (await client.Get("/scoring")).Is(200);
            (await client.Get("/mql-rule")).Is(200);
            (await client.Put("/mql-rule", new { engagementAtLeast = 20, reason = "x" })).Is(403);
            (await client.Patch("/scoring", new { fit = new { a = 3, b = 2, c = 1 } })).Is(403);
            (await client.Post("/scoring/fit-rules", new { name = "x" })).Is(403);
        }

        var (rep, other) = (await world.User("Rep", Role.SalesRep), await world.User("Other", Role.SalesRep));
        var contact = await world.Contact("Ada", other.UserId);
        (await world.Client(rep).Get($"/contacts/{contact}/score")).Is(404);
        (await world.Client(other).Get($"/contacts/{contact}/score")).Is(200);
        (await world.Client(other).Get($"/contacts/{Guid.NewGuid()}/score")).Is(404);
    }

    [Theory, DatabaseData]
    public async Task Bad_rules_get_a_clear_problem_and_change_nothing(DbEngine engine)
    {
        await using var world = await Doings.World(engine);
        var admin = world.Client(Caller.System);
        var before = (await admin.Get("/scoring")).Json.ToString();

        foreach (var (body, says) in BadFit)
        {
            (await admin.Post("/scoring/fit-rules", body)).Is(400, body).Says().ShouldContain(says, customMessage: body);
        }

        foreach (var (body, says) in BadActivity)
        {
            (await admin.Post("/scoring/engagement-rules", body)).Is(400, body).Says().ShouldContain(says, customMessage: body);
        }

        foreach (var (body, says) in BadThresholds)
        {
            (await admin.Patch("/scoring", body)).Is(400, body).Says().ShouldContain(says, customMessage: body);
        }

        foreach (var (body, says) in BadMql)
        {
            (await admin.Put("/mql-rule", body)).Is(400, body).Says().ShouldContain(says, customMessage: body);
        }

        (await admin.Get("/scoring")).Json.ToString().ShouldBe(before);
        (await admin.Get("/mql-rule"))["version"].GetInt32().ShouldBe(1);
    }

    private const string Sound = "\"condition\":{\"field\":\"country\",\"op\":\"known\"}";

    private static readonly (string Body, string Says)[] BadFit =
    [
        ("{}", "needs a name"),
        ("""{"name":"x","points":1}""", "needs a condition"),
        ($$"""{"name":"x",{{Sound}}}""", "needs points"),
        ($$"""{"name":"x","points":1e30,{{Sound}}}""", "too large"),
        ($$"""{"name":"x","points":1001,{{Sound}}}""", "from -1000 to 1000"),
        ($$"""{"name":"x","points":1.5,{{Sound}}}""", "whole number"),
        ("""{"name":"x","points":1,"condition":{"field":"shoeSize","op":"is","value":1}}""", "There is no field “shoeSize”."),
        ("""{"name":"x","points":1,"condition":{"field":"company.employees","op":"dividedBy","value":0}}""", "There is no operator “dividedBy”."),
        ("""{"name":"x","points":1,"condition":{"field":"company.employees","op":"contains","value":"1"}}""", "cannot be asked “contains”"),
        ("""{"name":"x","points":1,"condition":{"field":"company.employees","op":"gt","value":"many"}}""", "A number is expected."),
        ("""{"name":"x","points":1,"condition":{"field":"createdAt","op":"inLastDays","value":7}}""", "changes without anybody editing"),
        ("""{"name":"x","points":1,"condition":{"field":"ownerId","op":"isMe"}}""", "changes without anybody editing"),
        ("""{"name":"x","points":1,"condition":{"field":"pageViews","op":"gt","value":7}}""", "changes without anybody editing"),
        ("""{"name":"x","points":1,"condition":[]}""", "A condition is"),
    ];

    private static readonly (string Body, string Says)[] BadActivity =
    [
        ("""{"name":"x","points":1}""", "needs the type of event"),
        ("""{"name":"x","points":1,"eventType":"contact_updated"}""", "no person's own doing"),
        ("""{"name":"x","points":1,"eventType":"a\nb"}""", "no name of an event"),
        ("""{"name":"x","points":1e30,"eventType":"e"}""", "too large"),
        ("""{"name":"x","points":1,"eventType":"e","halfLifeDays":0}""", "from 1 to 3650"),
        ("""{"name":"x","points":1,"eventType":"e","halfLifeDays":-3}""", "from 1 to 3650"),
        ("""{"name":"x","points":1,"eventType":"e","halfLifeDays":1e9}""", "from 1 to 3650"),
        ("""{"name":"x","points":1,"eventType":"e","mostPoints":0}""", "from 1 to 10000"),
        ("""{"name":"x","points":1,"eventType":"e","properties":{}}""", "A list of at most"),
        ("""{"name":"x","points":1,"eventType":"e","properties":[1]}""", "A condition is written"),
        ("""{"name":"x","points":1,"eventType":"e","properties":[{"property":"$.a[0]","op":"is","value":"b"}]}""", "A property's name"),
        ("""{"name":"x","points":1,"eventType":"e","properties":[{"property":"a","op":"inLastDays","value":3}]}""", "no such question"),
        ("""{"name":"x","points":1,"eventType":"e","properties":[{"property":"a","op":"gt","value":"b"}]}""", "A number is expected"),
        ("""{"name":"x","points":1,"eventType":"e","properties":[{"property":"a","op":"gt","value":1e30}]}""", "A value is expected"),
        ("""{"name":"x","points":1,"eventType":"e","properties":[{"property":"a","op":"is"}]}""", "A value is expected"),
        ("""{"name":"x","points":1,"eventType":"e","properties":[{"property":"a","op":"known","value":1}]}""", "takes no value"),
    ];

    private static readonly (string Body, string Says)[] BadThresholds =
    [
        ("""{"fit":{"a":10,"b":20,"c":30}}""", "A more than B"),
        ("""{"fit":{"a":30,"b":30,"c":3}}""", "A more than B"),
        ("""{"fit":{"a":30,"b":20}}""", "Whole numbers"),
        ("""{"fit":5}""", "Whole numbers"),
        ("""{"engagement":{"first":30,"second":50,"third":70}}""", "1 more than 2"),
        ("""{"engagement":{"first":30,"second":20,"third":0}}""", "Whole numbers"),
        ("""{"engagement":{"first":1e30,"second":20,"third":1}}""", "Whole numbers"),
    ];

    private static readonly (string Body, string Says)[] BadMql =
    [
        ("""{"engagementAtLeast":50}""", "say why"),
        ("""{"reason":"x"}""", "nobody would ever qualify"),
        ("""{"reason":"x","engagementAtLeast":0}""", "from 1 to"),
        ("""{"reason":"x","engagementAtLeast":1e30}""", "too large"),
        ("""{"reason":"x","engagementAtLeast":5,"fitAtLeast":"E"}""", "One of A, B, C, D"),
        ("""{"reason":"x","intent":{}}""", "A list of at most"),
        ("""{"reason":"x","intent":[7]}""", "A sign is written"),
        ("""{"reason":"x","intent":[{"name":"y","rules":[],"withinDays":3}]}""", "names 1 to"),
        ("""{"reason":"x","intent":[{"name":"y","rules":["nonsense"],"withinDays":3}]}""", "not there"),
        ("""{"reason":"x","intent":[{"rules":["nonsense"],"withinDays":3}]}""", "needs a name"),
        ("""{"reason":"x","intent":[{"name":"y","rules":["nonsense"],"withinDays":0}]}""", "from 1 to 365"),
    ];

    private static string Rule(ApiAnswer scoring, string kind, string name) =>
        scoring[kind].EnumerateArray().Single(rule => rule.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
}
