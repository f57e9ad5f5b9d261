using Tandem.People.Public;
using Tandem.People.Verify;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Verify;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class CompanyMergeTests
{
    [Theory, DatabaseData]
    public async Task Two_companies_become_one_with_everything_that_belonged_to_either(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await CompanyPair.Make(world);
        var client = world.Client(Caller.System);
        var version = (await client.Get($"/contacts/{pair.Bob}"))["version"].GetInt32();

        var merged = (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin })).Is(200)["company"];
        await world.Settle();

        (merged.GetProperty("name").GetString(), merged.GetProperty("city").GetString(), merged.GetProperty("industry").GetString()).ShouldBe(("Acme", "Bonn", "Rockets"));
        merged.GetProperty("domains").EnumerateArray().Select(domain => domain.GetString()).ShouldBe(["acme.example", "acme-gmbh.example"], ignoreOrder: true);
        merged.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["rockets", "vip"]);
        (merged.GetProperty("contactCount").GetInt64(), merged.GetProperty("openDeals").GetInt64()).ShouldBe((3, 1));
        merged.GetProperty("parentId").GetGuid().ShouldBe(pair.Holding);
        (await client.Get($"/companies/{pair.Daughter}"))["parentId"].GetGuid().ShouldBe(pair.Acme);
        (await Places(client, pair.Bob)).ShouldBe(["Acme Buyer True"]);
        (await Places(client, pair.Cat)).ShouldBe(["Acme Director True"]);
        (await client.Get($"/contacts/{pair.Bob}"))["version"].GetInt32().ShouldBe(version + 1);
        (await client.Get($"/deals/{pair.Deal}"))["company"].GetProperty("id").GetGuid().ShouldBe(pair.Acme);
        (await world.Value<Guid>("select company_id from sales_tasks")).ShouldBe(pair.Acme);
        (await client.Get($"/companies/{pair.Acme}/notes"))["items"].GetArrayLength().ShouldBe(2);
        var titles = (await client.Get($"/companies/{pair.Acme}/timeline?limit=100"))["items"].EnumerateArray().Select(item => item.GetProperty("title").GetString()).ToList();
        titles.Count(title => title == "Company became known").ShouldBe(2);
        titles.ShouldContain("Merged with Acme GmbH");
        (await client.Get($"/contacts/{pair.Bob}/timeline"))["items"].EnumerateArray().ShouldContain(item => item.GetProperty("type").GetString() == PeopleEvents.ContactUpdated);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task The_one_merged_away_leads_to_the_other_by_its_id_and_by_its_name(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await CompanyPair.Make(world);
        var client = world.Client(Caller.System);
        (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin })).Is(200);

        var gone = (await client.Get($"/companies/{pair.Twin}")).Is(404);
        (gone.Code, gone["mergedInto"].GetGuid()).ShouldBe(("merged", pair.Acme));
        (await client.Patch($"/companies/{pair.Twin}", new { name = "Back" })).Is(404).Code.ShouldBe("merged");
        (await client.Post($"/companies/{pair.Twin}/restore")).Is(404).Code.ShouldBe("merged");
        (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin })).Is(404).Code.ShouldBe("merged");
        (await client.Put($"/contacts/{pair.Ann}/companies/{pair.Twin}", new { })).Is(404);
        (await client.Post("/deals", new { name = "With a ghost", companyId = pair.Twin })).Is(400);

        // The next file that has the old spelling, and somebody's employer in another one, mean the one that stayed, which keeps its name.
        (await CompanyPair.Add(world, new CompanyDraft { Name = "ACME GmbH", Country = "Germany" })).ShouldBe(pair.Acme);
        (await CompanyPair.Add(world, new CompanyDraft { ExternalIds = [new ExternalId("crm", "7")] })).ShouldBe(pair.Acme);
        var dora = await world.Contact(new ContactDraft { Name = "Dora", Company = new CompanyReference { Name = "Acme GmbH" } });
        (await Places(client, dora)).ShouldBe(["Acme  True"]);
        (await client.Get($"/companies/{pair.Acme}"))["name"].GetString().ShouldBe("Acme");
        (await client.Get("/companies/count"))["count"].GetInt64().ShouldBe(3);

        var third = await world.Company("Third");
        (await client.Post($"/companies/{third}/merge", new { with = pair.Acme })).Is(200);
        (await client.Get($"/companies/{pair.Twin}")).Is(404)["mergedInto"].GetGuid().ShouldBe(third);
        (await CompanyPair.Add(world, new CompanyDraft { Name = "Acme GmbH" })).ShouldBe(third);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task The_preview_says_what_is_kept_and_the_other_value_can_be_picked(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await CompanyPair.Make(world);
        var client = world.Client(Caller.System);

        var preview = (await client.Get($"/companies/{pair.Acme}/merge?with={pair.Twin}")).Is(200);
        var fields = preview["fields"].EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        (fields["city"].GetProperty("kept").GetString(), fields["city"].GetProperty("differs").GetBoolean()).ShouldBe(("mine", true));
        fields["industry"].GetProperty("kept").GetString().ShouldBe("other");
        fields["parentId"].GetProperty("other").GetString().ShouldBe("Holding");

        (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin, pick = new { shoes = "other" } })).Is(400)["errors"].TryGetProperty("pick", out _).ShouldBeTrue();
        var merged = (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin, pick = new { name = "other", city = "other", domain = "other" } })).Is(200)["company"];
        (merged.GetProperty("name").GetString(), merged.GetProperty("city").GetString(), merged.GetProperty("domain").GetString()).ShouldBe(("Acme GmbH", "Berlin", "acme-gmbh.example"));
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task Nobody_becomes_their_own_parent(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var top = await world.Company("Top");
        var mid = await CompanyPair.Add(world, new CompanyDraft { Name = "Mid", Parent = new CompanyReference { Id = top } });
        var low = await CompanyPair.Add(world, new CompanyDraft { Name = "Low", Parent = new CompanyReference { Id = mid } });

        var merge = (await client.Post($"/companies/{low}/merge", new { with = top })).Is(200);
        merge["company"].GetProperty("parentId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await client.Get($"/companies/{mid}"))["parentId"].GetGuid().ShouldBe(low);
        (await client.Post($"/companies/merges/{merge["mergeId"].GetGuid()}/undo")).Is(200);
        ((await client.Get($"/companies/{mid}"))["parentId"].GetGuid(), (await client.Get($"/companies/{low}"))["parentId"].GetGuid()).ShouldBe((top, mid));
        (await client.Post($"/companies/{top}/merge", new { with = mid })).Is(200);
        (await client.Get($"/companies/{low}"))["parentId"].GetGuid().ShouldBe(top);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task An_undo_gives_both_back_as_they_were(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await CompanyPair.Make(world);
        var client = world.Client(Caller.System);
        var before = await pair.Everything(client);

        var merge = (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin, pick = new { name = "other", city = "other" } })).Is(200)["mergeId"];
        await world.Settle();
        world.Clock.Advance(TimeSpan.FromHours(1));
        (await client.Post($"/companies/merges/{merge}/undo")).Is(200)["other"].GetProperty("id").GetGuid().ShouldBe(pair.Twin);
        await world.Settle();

        (await pair.Everything(client)).ShouldBe(before);
        (await world.Value<Guid>("select company_id from sales_tasks")).ShouldBe(pair.Twin);
        await Sound(world);
        (await client.Post($"/companies/merges/{merge}/undo")).Is(409).Code.ShouldBe("undone");
        (await client.Post($"/contacts/merges/{merge}/undo")).Is(404);
        var second = (await client.Post($"/companies/{pair.Twin}/merge", new { with = pair.Acme })).Is(200)["mergeId"];
        world.Clock.Advance(TimeSpan.FromDays(31));
        (await client.Post($"/companies/merges/{second}/undo")).Is(409).Code.ShouldBe("undoExpired");
    }

    [Theory, DatabaseData]
    public async Task An_undo_leaves_alone_what_has_changed_since(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await CompanyPair.Make(world);
        var client = world.Client(Caller.System);
        var merge = (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin })).Is(200)["mergeId"];
        (await client.Patch($"/companies/{pair.Acme}", new { industry = "Toys" })).Is(200);
        (await client.Delete($"/contacts/{pair.Cat}/companies/{pair.Acme}")).Is(200);
        (await client.Put($"/contacts/{pair.Bob}/companies/{pair.Acme}", new { role = "Chief buyer" })).Is(200);
        (await client.Patch($"/deals/{pair.Deal}", new { companyId = pair.Holding })).Is(200);

        (await client.Post($"/companies/merges/{merge}/undo")).Is(200);

        (await client.Get($"/companies/{pair.Acme}"))["industry"].GetString().ShouldBe("Toys");
        (await client.Get($"/companies/{pair.Twin}"))["industry"].GetString().ShouldBe("Rockets");
        (await Places(client, pair.Cat)).ShouldBeEmpty();
        (await Places(client, pair.Bob)).ShouldBe(["Acme GmbH Chief buyer True"]);
        (await client.Get($"/deals/{pair.Deal}"))["company"].GetProperty("id").GetGuid().ShouldBe(pair.Holding);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task A_merge_of_people_can_be_taken_back_behind_a_merge_of_their_companies(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await CompanyPair.Make(world);
        var client = world.Client(Caller.System);
        var people = (await client.Post($"/contacts/{pair.Ann}/merge", new { with = pair.Bob })).Is(200)["mergeId"];
        (await client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin })).Is(200);

        (await client.Post($"/contacts/merges/{people}/undo")).Is(200);

        (await client.Get($"/contacts/{pair.Bob}"))["primaryCompany"].GetProperty("id").GetGuid().ShouldBe(pair.Acme);
        await Sound(world);
    }

    [Theory, DatabaseData]
    public async Task What_cannot_be_merged_is_told_clearly_and_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, bob, viewer) = (await world.User("Rita Rep", Role.SalesRep), await world.User("Bob Rep", Role.SalesRep), await world.User("Vera", Role.Viewer));
        var (hers, his, own) = (await world.Company("Hers", rita.UserId), await world.Company("His", bob.UserId), await world.Company("Own", rita.UserId));
        var client = world.Client(Caller.System);

        (await client.Post($"/companies/{hers}/merge", new { with = hers })).Is(400)["errors"].TryGetProperty("with", out _).ShouldBeTrue();
        (await client.Post($"/companies/{hers}/merge", new { })).Is(400);
        (await client.Post($"/companies/{hers}/merge", new { with = "x" })).Is(400);
        (await client.Post($"/companies/{hers}/merge", new { with = Guid.NewGuid() })).Is(404);
        (await client.Get($"/companies/{hers}/merge?with={hers}")).Is(400);
        (await client.Send(HttpMethod.Post, $"/companies/{hers}/merge", new { with = own }, ifMatch: 77)).Is(412);
        (await world.Client(rita).Post($"/companies/{hers}/merge", new { with = his })).Is(404);
        (await world.Client(rita).Post($"/companies/{his}/merge", new { with = hers })).Is(404);
        (await world.Client(rita).Get($"/companies/{hers}/merge?with={his}")).Is(404);
        (await world.Client(viewer).Post($"/companies/{hers}/merge", new { with = own })).Is(403);
        (await client.Delete($"/companies/{his}")).Is(204);
        (await client.Post($"/companies/{his}/merge", new { with = hers })).Is(409).Code.ShouldBe("archived");
        (await client.Post($"/companies/merges/{Guid.NewGuid()}/undo")).Is(404);
        (await world.Value<long>("select count(*) from people_merges")).ShouldBe(0);
        (await world.Client(rita).Post($"/companies/{hers}/merge", new { with = own })).Is(200);
    }

    [Theory, DatabaseData]
    public async Task Of_two_merges_at_the_same_moment_one_wins_and_the_other_is_told(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var pair = await CompanyPair.Make(world);
        var client = world.Client(Caller.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => i % 2 == 0
            ? client.Post($"/companies/{pair.Acme}/merge", new { with = pair.Twin })
            : client.Post($"/companies/{pair.Twin}/merge", new { with = pair.Acme })));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Code == "merged");
        var merge = answers.Single(answer => answer.Status == 200)["mergeId"].GetString();
        var undone = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Post($"/companies/merges/{merge}/undo")));
        undone.Count(answer => answer.Status == 200).ShouldBe(1);
        undone.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Code == "undone");
        await Sound(world);
    }

    private static async Task<List<string>> Places(HttpClient client, Guid contact) =>
        [.. (await client.Get($"/contacts/{contact}")).Is(200)["companies"].EnumerateArray().Select(place => $"{place.GetProperty("name").GetString()} {place.GetProperty("role").GetString()} {place.GetProperty("primary")}")];

    private static async Task Sound(World world)
    {
        foreach (var check in PeopleChecks.All.Concat(SalesChecks.All))
        {
            var finding = await world.Db.Read(check.Look);
            finding.Holds.ShouldBeTrue($"{check.Name}: {finding.Detail}");
        }
    }
}
