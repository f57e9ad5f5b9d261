using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class SearchTests
{
    private static readonly ContactDraft[] Everybody =
    [
        new() { Name = "Zoë Müller", Emails = ["zoe.mueller@web.example"], Phone = "+49 (170) 123-45 67" },
        new() { Name = "Jo Li", Emails = ["jo@li.example"] },
        new() { Name = "Ana \"Quote\" O'Brien", Emails = ["ana_100%@brien.example"] },
        new() { Name = "李小龍", Emails = ["lee@kung.example"] },
        new() { Name = "No Mail", Phone = "555 000" },
    ];

    [Theory, DatabaseData]
    public async Task Parts_of_names_addresses_and_numbers_are_found_however_they_are_typed(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Contacts(Everybody);
        var client = world.Client(Caller.System);

        (await client.Searched("ülle")).ShouldBe("Zoë Müller");
        (await client.Searched("MULLER zoe")).ShouldBe("Zoë Müller");
        (await client.Searched("mueller@web")).ShouldBe("Zoë Müller");
        (await client.Searched("0) 123-45")).ShouldBe("Zoë Müller");
        (await client.Searched("+49 170")).ShouldBe("Zoë Müller");
        (await client.Searched("zoe nobody")).ShouldBe("");
        (await client.Searched("_100%")).ShouldBe("Ana \"Quote\" O'Brien");
        (await client.Searched("%")).ShouldBe("");
        (await client.Searched("\"quote\"")).ShouldBe("Ana \"Quote\" O'Brien");
        (await client.Searched("o'b")).ShouldBe("Ana \"Quote\" O'Brien");
        (await client.Searched("小龍")).ShouldBe("");
        (await client.Searched("李小龍")).ShouldBe("李小龍");
        (await client.Searched(".example")).Split(' ').Length.ShouldBeGreaterThan(3);
    }

    [Theory, DatabaseData]
    public async Task One_or_two_letters_find_names_and_addresses_that_begin_with_them(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Contacts(Everybody);
        var client = world.Client(Caller.System);

        (await client.Searched("jo")).ShouldBe("Jo Li");
        (await client.Searched("Z")).ShouldBe("Zoë Müller");
        (await client.Searched("jo li")).ShouldBe("Jo Li");
        (await client.Searched("le")).ShouldBe("李小龍");
        (await client.Searched("ül")).ShouldBe("");
    }

    [Theory, DatabaseData]
    public async Task What_was_just_written_is_found_and_what_was_just_changed_is_not_found_by_its_old_text(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        // More than the index leaves for later, then a few that it does.
        await world.Contacts([.. Enumerable.Range(0, 300).Select(n => new ContactDraft { Name = $"Crowd {n}", Emails = [$"crowd{n}@example.com"] })]);
        var ids = await world.Contacts(new ContactDraft { Name = "Fresh Arrival" }, new ContactDraft { Name = "Plain Name" });
        (await client.Searched("arriv")).ShouldBe("Fresh Arrival");
        (await client.Searched("crowd 299")).ShouldBe("Crowd 299");

        (await client.Patch($"/contacts/{ids[1]}", new { name = "Changed Person" })).Is(200);
        var crowd = (await world.Rows<Guid>("select id from people_contacts where name = 'Crowd 7'")).Single();
        (await client.Patch($"/contacts/{crowd}", new { name = "Another Person" })).Is(200);

        (await client.Searched("plain")).ShouldBe("");
        (await client.Searched("changed")).ShouldBe("Changed Person");
        (await client.Searched("another per")).ShouldBe("Another Person");
        await world.Contacts([.. Enumerable.Range(300, 300).Select(n => new ContactDraft { Name = $"Crowd {n}" })]);
        (await client.Searched("another per")).ShouldBe("Another Person");
        (await client.Searched("crowd 7")).Split("Crowd ").ShouldNotContain("7 ");
    }

    [Theory, DatabaseData]
    public async Task Contacts_that_are_gone_are_found_no_more_and_their_place_can_be_taken(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Contacts([.. Enumerable.Range(0, 300).Select(n => new ContactDraft { Name = $"Crowd {n}" })]);
        await world.Db.Write(async tx =>
        {
            await tx.Execute("delete from people_contacts where name = 'Crowd 299' or name = 'Crowd 5'");
        });

        await world.Contacts(new ContactDraft { Name = "Successor" });

        var client = world.Client(Caller.System);
        (await client.Searched("crowd 299")).ShouldBe("");
        (await client.Searched("succes")).ShouldBe("Successor");
        await world.Contacts([.. Enumerable.Range(300, 300).Select(n => new ContactDraft { Name = $"Crowd {n}" })]);
        (await client.Searched("succes")).ShouldBe("Successor");
        (await client.Searched("crowd 599")).ShouldBe("Crowd 599");
    }

    [Theory, DatabaseData]
    public async Task The_search_over_everything_shows_beginnings_first_and_only_what_the_caller_may_see(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rep = await world.User("Rep", Role.SalesRep);
        var stranger = await world.User("Stranger", Role.SalesRep);
        await world.Contacts(
            new ContactDraft { Name = "Maria Anand", Emails = ["m@example.com"] },
            new ContactDraft { Name = "Anand Gupta", Emails = ["g@example.com"] },
            new ContactDraft { Name = "Anandita Secret", OwnerId = stranger.UserId });
        await world.Company("Anand Industries");

        async Task<string[]> Hits(Caller caller) =>
            [.. (await world.Client(caller).Get("/search?q=anand")).Is(200)["items"].EnumerateArray().Select(hit => $"{hit.GetProperty("kind")}:{hit.GetProperty("title")}")];

        (await Hits(Caller.System)).ShouldBe(["contact:Anand Gupta", "contact:Anandita Secret", "contact:Maria Anand", "company:Anand Industries"]);
        (await Hits(rep)).ShouldBe(["contact:Anand Gupta", "contact:Maria Anand", "company:Anand Industries"]);
        (await world.Client(rep).Get("/search?q=")).Is(200)["items"].GetArrayLength().ShouldBe(0);
    }
}
