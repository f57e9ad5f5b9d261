using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Forms;

public sealed class FurtherTests
{
    private const string Queue = """
        {"steps":[{"fields":[{"key":"email","type":"email","label":"Email","target":"contact.email"}]}],
         "further":{"atOnce":2,"fields":[
          {"key":"job","type":"text","label":"Job","target":"contact.jobTitle"},{"key":"city","type":"text","label":"City","target":"contact.city"},
          {"key":"size","type":"number","label":"Size"},{"key":"budget","type":"number","label":"Budget"}]}}
        """;

    [Theory, DatabaseData]
    public async Task A_browser_that_comes_back_gets_the_next_questions(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Queue);
        (await Asked(office, "b1")).ShouldBe(["job", "city"]);

        await Answer(office, "b1", new { email = "ada@x.example", job = "Countess", city = "London" });
        (await Asked(office, "b1")).ShouldBe(["size", "budget"]);

        await Answer(office, "b1", new { email = "ada@x.example", size = 3 });
        (await Asked(office, "b1")).ShouldBe(["budget"]);
        (await office.World.Value<string>("select job_title from people_contacts")).ShouldBe("Countess");
    }

    [Theory, DatabaseData]
    public async Task A_stranger_who_types_somebodys_address_learns_nothing_of_what_is_known(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Queue);
        (await office.Team.Post("/contacts", new { email = "ada@x.example", jobTitle = "Countess", city = "London" })).Is(201);

        await Answer(office, "stranger", new { email = "ada@x.example" });

        (await Asked(office, "stranger")).ShouldBe(["job", "city"]);
        (await Asked(office, anonymousId: null)).ShouldBe(["job", "city"]);
        (await office.World.Client().GetStringAsync($"{office.Path}?visitor=stranger")).ShouldNotContain("Countess");
    }

    [Theory, DatabaseData]
    public async Task A_browser_that_two_people_use_is_asked_like_a_strangers_and_keeps_them_apart(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Queue);
        await Answer(office, "b1", new { email = "ada@x.example", job = "Countess", city = "London" });
        await Answer(office, "b1", new { email = "bob@x.example", size = 3 });

        (await Asked(office, "b1")).ShouldBe(["job", "city"]);
        (await office.World.Value<long>("select count(distinct contact_id) from journey_subjects where kind = 'visitor'")).ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task What_was_not_handed_out_is_not_taken(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: Queue);
        await Answer(office, "b1", new { email = "ada@x.example", budget = 100 });

        (await office.World.Value<string>("select answers from capture_submissions")).ShouldBe("""{"email":"ada@x.example"}""");
    }

    private static async Task<string[]> Asked(FormOffice office, string? anonymousId) =>
        [.. (await office.Parts(anonymousId is null ? "" : $"?visitor={anonymousId}")).GetProperty("steps")[0].GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("key").GetString()!).Skip(1)];

    private static async Task Answer(FormOffice office, string anonymousId, object fields)
    {
        var challenge = (await office.Parts($"?visitor={anonymousId}")).GetProperty("challenge");
        office.World.Clock.Advance(TimeSpan.FromSeconds(5));
        (await office.Post(JsonSerializer.Serialize(new { fields, token = challenge.GetProperty("token").GetString(), proof = FormOffice.Solve(challenge), anonymousId }))).Is(200);
    }
}
