using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class CompanyDuplicateTests
{
    [Theory, DatabaseData]
    public async Task Companies_that_may_be_one_are_found_and_others_are_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Add(world, "Acme", "acme.com");
        await Add(world, "ACME GmbH & Co. KG", "acme.de");
        await Add(world, "Acme Limited", "rockets.example");
        await Add(world, "Acmetronics");
        var parent = await Add(world, "Zeta");
        await CompanyPair.Add(world, new CompanyDraft { Name = "Zeta AG", Parent = new CompanyReference { Id = parent } });
        await Add(world, "Globex", "globex.example");
        await Add(world, "GX International", website: "https://www.globex.example/about");
        await Add(world, "On Facebook", website: "https://facebook.com/one");
        await Add(world, "Also on Facebook", website: "https://facebook.com/two");
        await Works(world, "Ann", "ann@initech.example", await Add(world, "Initech"));
        await Works(world, "Bob", "bob@initech.example", await Add(world, "The Initech people"));
        await Works(world, "Cat", "cat@gmail.com", await Add(world, "Cat alone"));
        await Works(world, "Dan", "dan@gmail.com", await Add(world, "Dan alone"));
        await world.Settle();

        (await Pairs(world)).ShouldBe(
        [
            "ACME GmbH & Co. KG + Acme: same name but for the legal form",
            "GX International + Globex: same web or mail domain",
            "Initech + The Initech people: same web or mail domain",
        ]);
        (await world.Client(Caller.System).Get("/companies/duplicates/count"))["count"].GetInt64().ShouldBe(3);
        (await world.Client(Caller.System).Get("/contacts/duplicates/count"))["count"].GetInt64().ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task What_was_decided_is_not_asked_again_and_what_is_no_longer_so_goes(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var (a, b) = (await Add(world, "Globex", "globex.example"), await Add(world, "GX", website: "globex.example"));
        await world.Settle();
        (await Pairs(world)).Count.ShouldBe(1);

        // The clue stands on the other side: an edit of this one keeps the pair.
        (await client.Patch($"/companies/{a}", new { city = "Bonn" })).Is(200);
        await world.Settle();
        (await Pairs(world, a)).Count.ShouldBe(1);
        var merge = (await client.Post($"/companies/{a}/merge", new { with = b })).Is(200)["mergeId"];
        await world.Settle();
        (await Pairs(world)).ShouldBeEmpty();
        (await client.Post($"/companies/merges/{merge}/undo")).Is(200);
        await world.Settle();
        (await Pairs(world)).Count.ShouldBe(1);
        (await client.Patch($"/companies/{b}", new { website = "https://gx.example" })).Is(200);
        await world.Settle();
        (await Pairs(world)).ShouldBeEmpty();
        (await client.Patch($"/companies/{b}", new { website = "https://globex.example" })).Is(200);
        await world.Settle();

        (await client.Post("/companies/duplicates/dismiss", new { first = b, second = a })).Is(204);
        (await client.Post("/companies/duplicates/dismiss", new { first = b, second = a })).Is(404);
        (await client.Post("/companies/duplicates/dismiss", new { first = b })).Is(400);
        (await client.Patch($"/companies/{b}", new { city = "Bonn" })).Is(200);
        await world.Settle();
        (await Pairs(world)).ShouldBeEmpty();
        (await client.Get("/companies/duplicates?cursor=nonsense")).Is(400).Code.ShouldBe("badCursor");
    }

    [Theory, DatabaseData]
    public async Task Whoever_makes_a_company_is_told_of_one_with_another_legal_form(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, bob) = (await world.User("Rita Rep", Role.SalesRep), await world.User("Bob Rep", Role.SalesRep));
        var known = await world.Company("Acme, Inc.", rita.UserId);
        await world.Company("Initech AG", bob.UserId);

        var refused = (await world.Client(rita).Post("/companies", new { name = "ACME GmbH" })).Is(409);
        refused.Code.ShouldBe("mayExist");
        var candidate = refused["candidates"].EnumerateArray().ShouldHaveSingleItem();
        (candidate.GetProperty("id").GetGuid(), candidate.GetProperty("why")[0].GetString()).ShouldBe((known, "same name but for the legal form"));
        (await world.Client(rita).Post("/companies?force=true", new { name = "ACME GmbH" })).Is(201);
        (await world.Client(rita).Post("/companies", new { name = "Initech" })).Is(201);
        await world.Settle();
        (await world.Client(bob).Get("/companies/duplicates/count"))["count"].GetInt64().ShouldBe(0);
        (await world.Client(rita).Get("/companies/duplicates/count"))["count"].GetInt64().ShouldBe(1);
        (await world.Client(await world.User("Vera", Role.Viewer)).Get("/companies/duplicates")).Is(403);
    }

    private static Task<Guid> Add(World world, string name, string? domain = null, string? website = null) =>
        CompanyPair.Add(world, new CompanyDraft { Name = name, Domains = domain is null ? [] : [domain], Website = website });

    private static Task<Guid> Works(World world, string name, string email, Guid company) =>
        world.Contact(new ContactDraft { Name = name, Emails = [email], Company = new CompanyReference { Id = company } });

    private static async Task<List<string>> Pairs(World world, Guid? company = null) =>
        [.. (await world.Client(Caller.System).Get($"/companies/duplicates{(company is null ? "" : $"?companyId={company}")}")).Is(200)["items"].EnumerateArray()
            .Select(pair => $"{string.Join(" + ", new[] { pair.GetProperty("first"), pair.GetProperty("second") }.Select(one => one.GetProperty("name").GetString()).Order(StringComparer.Ordinal))}: {string.Join(", ", pair.GetProperty("why").EnumerateArray().Select(why => why.GetString()))}")
            .Order(StringComparer.Ordinal)];
}
