using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

/// <summary>One company that is in the system twice, with something in every table on both sides.</summary>
internal sealed record CompanyPair(Guid Acme, Guid Twin)
{
    public Guid Holding { get; init; }

    public Guid Daughter { get; init; }

    /// <summary>At Acme only.</summary>
    public Guid Ann { get; init; }

    /// <summary>At the twin only.</summary>
    public Guid Bob { get; init; }

    /// <summary>At both, first at the twin.</summary>
    public Guid Cat { get; init; }

    public Guid Deal { get; init; }

    public Guid Task { get; init; }

    public static async Task<CompanyPair> Make(World world)
    {
        var client = world.Client(Caller.System);
        var holding = await Add(world, new CompanyDraft { Name = "Holding" });
        var acme = await Add(world, new CompanyDraft { Name = "Acme", Domains = ["acme.example"], City = "Bonn", Tags = ["vip"] });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var twin = await Add(world, new CompanyDraft
        {
            Name = "Acme GmbH",
            Domains = ["acme-gmbh.example"],
            Industry = "Rockets",
            City = "Berlin",
            Tags = ["vip", "rockets"],
            ExternalIds = [new ExternalId("crm", "7")],
            Parent = new CompanyReference { Id = holding },
        });
        var daughter = await Add(world, new CompanyDraft { Name = "Little Rockets", Parent = new CompanyReference { Id = twin } });
        var ann = await Member(world, "Ann", acme, role: null);
        var bob = await Member(world, "Bob", twin, "Buyer");
        var cat = await Member(world, "Cat", twin, "Director");
        (await client.Put($"/contacts/{cat}/companies/{acme}", new { })).Is(200);
        (await client.Post($"/companies/{acme}/notes", new { body = "Of Acme" })).Is(201);
        (await client.Post($"/companies/{twin}/notes", new { body = "Of the twin" })).Is(201);
        var deal = (await client.Post("/deals", new { name = "Rocket", companyId = twin, contacts = new[] { new { id = bob } } })).Is(201)["id"].GetGuid();
        var user = await world.User("Rita Rep", Role.SalesRep);
        var task = (await world.Client(user with { Role = Role.Owner }).Post("/tasks", new { title = "Call", kind = "call", companyId = twin, dueOn = "2030-01-01" })).Is(201)["id"].GetGuid();
        await world.Settle();
        return new CompanyPair(acme, twin) { Holding = holding, Daughter = daughter, Ann = ann, Bob = bob, Cat = cat, Deal = deal, Task = task };
    }

    /// <summary>Everything that the API says about both, without versions and times of change.</summary>
    public async Task<List<string>> Everything(HttpClient client)
    {
        var said = new List<string>();
        foreach (var path in new[] { $"/companies/{Acme}", $"/companies/{Twin}", $"/companies/{Daughter}", $"/contacts/{Ann}", $"/contacts/{Bob}", $"/contacts/{Cat}", $"/deals/{Deal}", $"/companies/{Acme}/notes", $"/companies/{Twin}/notes" })
        {
            said.Add(Still((await client.Get(path)).Is(200).Json));
        }

        return said;
    }

    public static async Task<Guid> Add(World world, CompanyDraft draft)
    {
        var written = await world.Db.Write(tx => world.Get<CompanyWriter>().Write(tx, draft, PeopleOfTests.ByImport));
        written.Problem.ShouldBeNull();
        return written.Id;
    }

    private static Task<Guid> Member(World world, string name, Guid company, string? role) =>
        world.Contact(new ContactDraft { Name = name, Emails = [$"{name.ToLowerInvariant()}@people.example"], Company = new CompanyReference { Id = company, Role = role } });

    private static string Still(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("version", out _)
        ? string.Join('\n', json.EnumerateObject().Where(property => property.Name is not ("version" or "updatedAt")).Select(property => property.ToString()))
        : json.ToString();
}
