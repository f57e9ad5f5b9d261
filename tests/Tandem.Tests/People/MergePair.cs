using System.Text.Json;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

/// <summary>One person who is in the system twice, with something in every table on both sides.</summary>
internal sealed record Pair(Guid Ada, Guid Twin, Guid Shared, Guid Own)
{
    public static async Task<Pair> Make(World world)
    {
        var ada = await world.Contact(new ContactDraft
        {
            Name = "Ada Lovelace",
            Emails = ["ada@example.com"],
            Phone = "+44 20 5550 100",
            Tags = ["vip"],
            Company = new CompanyReference { Name = "Acme" },
        });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var twin = await world.Contact(new ContactDraft
        {
            Name = "Ada Lovelase",
            Emails = ["ada@second.example"],
            Phone = "+44 20 5550 100",
            JobTitle = "Countess",
            Tags = ["engines", "vip"],
            ExternalIds = [new ExternalId("crm", "42")],
            Company = new CompanyReference { Name = "Initech", Role = "Adviser" },
        });
        var client = world.Client(Caller.System);
        (await client.Post($"/contacts/{ada}/notes", new { body = "Of Ada" })).Is(201);
        (await client.Post($"/contacts/{twin}/notes", new { body = "Of the twin" })).Is(201);
        var shared = (await client.Post("/deals", new { name = "Shared", contacts = new object[] { new { id = ada }, new { id = twin, role = "Decision maker" } } })).Is(201)["id"].GetGuid();
        var own = (await client.Post("/deals", new { name = "Own", contacts = new[] { new { id = twin, role = "User" } } })).Is(201)["id"].GetGuid();
        (await client.Post($"/deals/{own}/win")).Is(200);
        return new Pair(ada, twin, shared, own);
    }

    /// <summary>Everything that the API says about both, without versions and times of change.</summary>
    public async Task<List<string>> Everything(HttpClient client)
    {
        var said = new List<string>();
        foreach (var contact in new[] { Ada, Twin })
        {
            foreach (var path in new[] { "", "/notes", "/lifecycle", "/consents?history=true" })
            {
                said.Add(Still((await client.Get($"/contacts/{contact}{path}")).Is(200).Json));
            }
        }

        foreach (var deal in new[] { Shared, Own })
        {
            said.Add((await client.Get($"/deals/{deal}")).Is(200)["contacts"].ToString());
        }

        return said;
    }

    private static string Still(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("version", out _)
        ? string.Join('\n', json.EnumerateObject().Where(property => property.Name is not ("version" or "updatedAt")).Select(property => property.ToString()))
        : json.ToString();
}

internal static class SubjectsOfTests
{
    public static async Task<Guid> ResolveIn(this Subjects subjects, World world, Guid subject) =>
        (await world.Db.Read(session => subjects.Resolve(session, [subject])))[subject];
}
