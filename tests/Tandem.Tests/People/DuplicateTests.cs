using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class DuplicateTests
{
    [Theory, DatabaseData]
    public async Task People_who_may_be_one_are_found_and_others_are_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Add(world, "Ada Lovelace", company: "Acme");
        await Add(world, "Áda Lovelace", company: "Acme");
        await Add(world, "Ada Lovelace", company: "Initech");
        await Add(world, "Jonathan Smith", email: "jonathan@acme.example");
        await Add(world, "Jonathan Smyth", email: "j.smyth@acme.example");
        await Add(world, "Jonathan Smith", email: "jonathan.smith@gmail.com");
        await Add(world, "Jonathan Smyth", email: "jonathan.smyth@gmail.com");
        await Add(world, "Robert Brown", phone: "+44 20 5550 100");
        await Add(world, "Rob Brown", phone: "+44 (20) 5550-100");
        await Add(world, "Charlotte Winter", phone: "+44 20 5550 100");
        await world.Settle();

        (await Pairs(world)).ShouldBe(
        [
            "Ada Lovelace + Áda Lovelace: same name and company",
            "Jonathan Smith + Jonathan Smyth: similar name at the same mail domain",
            "Rob Brown + Robert Brown: same phone and a similar name",
        ]);
        (await world.Client(Caller.System).Get("/contacts/duplicates/count"))["count"].GetInt64().ShouldBe(3);
    }

    [Theory, DatabaseData]
    public async Task What_was_decided_is_not_asked_again_and_what_is_no_longer_so_goes(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var (a, b) = (await Add(world, "Ada Lovelace", company: "Acme"), await Add(world, "Ada Lovelase", company: "Acme"));
        await world.Settle();
        (await Pairs(world, a)).ShouldBe(["Ada Lovelace + Ada Lovelase: similar name in the same company"]);

        (await client.Patch($"/contacts/{b}", new { name = "Boris Petrov" })).Is(200);
        await world.Settle();
        (await Pairs(world)).ShouldBeEmpty();
        (await client.Patch($"/contacts/{b}", new { name = "Ada Lovelase" })).Is(200);
        await world.Settle();
        (await client.Post("/contacts/duplicates/dismiss", new { first = b, second = a })).Is(204);
        (await client.Post("/contacts/duplicates/dismiss", new { first = b, second = a })).Is(404);
        (await client.Patch($"/contacts/{b}", new { city = "London" })).Is(200);
        await world.Settle();
        (await Pairs(world)).ShouldBeEmpty();

        (await client.Post("/contacts/duplicates/dismiss", new { first = b })).Is(400);
        (await client.Post("/contacts/duplicates/dismiss", new { first = b, second = Guid.NewGuid() })).Is(404);
        (await client.Get("/contacts/duplicates?cursor=nonsense")).Is(400).Code.ShouldBe("badCursor");
    }

    [Theory, DatabaseData]
    public async Task A_merge_settles_its_pair_and_an_undo_opens_it_again(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var (a, b) = (await Add(world, "Ada Lovelace", company: "Acme"), await Add(world, "Ada Lovelace", company: "Acme"));
        await Add(world, "Ada Lovelace", company: "Acme");
        await world.Settle();
        (await Pairs(world)).Count.ShouldBe(3);

        var merge = (await client.Post($"/contacts/{a}/merge", new { with = b })).Is(200)["mergeId"];
        await world.Settle();
        (await Pairs(world)).Count.ShouldBe(1);
        (await client.Post($"/contacts/merges/{merge}/undo")).Is(200);
        await world.Settle();
        (await Pairs(world)).Count.ShouldBe(3);
    }

    [Theory, DatabaseData]
    public async Task Pairs_come_page_by_page_to_whoever_may_change_both(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, bob) = (await world.User("Rita Rep", Role.SalesRep), await world.User("Bob Rep", Role.SalesRep));
        for (var i = 0; i < 4; i++)
        {
            await Add(world, "Ada Lovelace", company: "Acme", owner: i == 0 ? bob.UserId : rita.UserId);
        }

        await world.Settle();
        var seen = new HashSet<string>();
        string? cursor = null;
        do
        {
            var page = (await world.Client(rita).Get($"/contacts/duplicates?limit=2&cursor={cursor}")).Is(200);
            foreach (var pair in page["items"].EnumerateArray())
            {
                seen.Add($"{pair.GetProperty("first").GetProperty("id")} {pair.GetProperty("second").GetProperty("id")}").ShouldBeTrue();
            }

            cursor = page["next"].GetString();
        }
        while (cursor is not null);
        seen.Count.ShouldBe(3);
        (await world.Client(Caller.System).Get("/contacts/duplicates/count"))["count"].GetInt64().ShouldBe(6);
    }

    private static Task<Guid> Add(World world, string name, string? company = null, string? email = null, string? phone = null, Guid? owner = null) => world.Contact(new ContactDraft
    {
        Name = name,
        Emails = email is null ? [] : [email],
        Phone = phone,
        OwnerId = owner,
        Company = company is null ? null : new CompanyReference { Name = company },
    });

    private static async Task<List<string>> Pairs(World world, Guid? contact = null) =>
        [.. (await world.Client(Caller.System).Get($"/contacts/duplicates{(contact is null ? "" : $"?contactId={contact}")}")).Is(200)["items"].EnumerateArray()
            .Select(pair => $"{string.Join(" + ", new[] { pair.GetProperty("first"), pair.GetProperty("second") }.Select(one => one.GetProperty("name").GetString()).Order(StringComparer.Ordinal))}: {string.Join(", ", pair.GetProperty("why").EnumerateArray().Select(why => why.GetString()))}")
            .Order(StringComparer.Ordinal)];
}
