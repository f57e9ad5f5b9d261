using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Forms;

public sealed class SpamTests
{
    [Theory, DatabaseData]
    public async Task What_looks_like_spam_is_kept_with_its_reasons_and_makes_no_contact_until_somebody_lets_it_in(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        (await office.Send(new { email = "ada@x.example", hp_url = "http://buy.example" })).Is(200);
        (await office.State(), await office.Reasons()).ShouldBe(("suspicious", """["trap"]"""));
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
        var id = await office.World.Value<Guid>("select id from capture_submissions");

        (await office.Team.Post($"/submissions/{id}/release")).Is(200)["state"].GetString().ShouldBe("accepted");

        (await office.World.Rows<string>("select email from people_contacts")).ShouldBe(["ada@x.example"]);
        (await office.World.Value<long>("select count(*) from journey_events where type = 'form_submitted'")).ShouldBe(1);
        (await office.Team.Post($"/submissions/{id}/release")).Is(409);
        (await office.World.Value<long>("select count(*) from journey_events where type = 'form_submitted'")).ShouldBe(1);
    }

    [Theory]
    [DatabaseData("ada@mailinator.com", "disposable")]
    [DatabaseData("ada@deep.mailinator.com", "disposable")]
    [DatabaseData("ada@rival.example", "blocked")]
    [DatabaseData("ada@sub.rival.example", "blocked")]
    [DatabaseData("eve@x.example", "blocked")]
    public async Task Addresses_of_certain_domains_are_suspicious(DbEngine engine, string email, string reason)
    {
        await using var office = await FormOffice.Open(engine, also: """{"defence":{"blocked":["@rival.example","eve@x.example"]}}""");
        await office.Send(new { email });

        (await office.State(), await office.Reasons()).ShouldBe(("suspicious", $"""["{reason}"]"""));
    }

    [Theory, DatabaseData]
    public async Task Quicker_than_a_person_or_without_the_work_that_is_asked_for_is_suspicious(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: """{"defence":{"proof":"needed"}}""");
        var challenge = (await office.Parts()).GetProperty("challenge");
        await office.Post(JsonSerializer.Serialize(new { fields = new { email = "a@x.example" }, token = challenge.GetProperty("token").GetString(), proof = FormOffice.Solve(challenge) }));
        (await office.Reasons()).ShouldBe("""["tooFast"]""");

        await office.Send(new { email = "b@x.example" }, new { proof = "no" });
        (await office.Reasons()).ShouldBe("""["noProof"]""");

        await office.PostPage(("email", "c@x.example"));
        (await office.Reasons()).ShouldBe("""["noProof"]""");
    }

    [Theory, DatabaseData]
    public async Task A_challenge_is_ours_of_this_form_and_of_today_or_none(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: """{"defence":{"proof":"needed"}}""");
        var challenge = (await office.Parts()).GetProperty("challenge");
        var token = challenge.GetProperty("token").GetString()!;
        var forged = token[..^2] + (token.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA");
        await office.Send(new { email = "a@x.example" }, new { proof = FormOffice.Solve(challenge) }, forged);
        (await office.Reasons()).ShouldBe("""["noProof"]""");

        office.World.Clock.Advance(TimeSpan.FromHours(25));
        await office.Send(new { email = "b@x.example" }, new { proof = FormOffice.Solve(challenge) }, token);
        (await office.Reasons()).ShouldBe("""["noProof"]""");
    }

    [Theory, DatabaseData]
    public async Task Many_from_one_address_are_suspicious_and_a_flood_is_refused(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: """{"defence":{"mostPerAddress":2}}""");
        for (var number = 0; number < 10; number++)
        {
            (await office.Post($$$"""{"fields":{"email":"a{{{number}}}@x.example"}}""")).Is(200);
        }

        (await office.Post("""{"fields":{"email":"late@x.example"}}""")).Is(429).Code.ShouldBe("tooManyRequests");
        (await office.World.Rows<string>("select state from capture_submissions order by id")).ShouldBe(["accepted", "accepted", .. Enumerable.Repeat("suspicious", 8)]);

        office.World.Clock.Advance(TimeSpan.FromMinutes(11));
        (await office.Post("""{"fields":{"email":"late@x.example"}}""")).Is(200);
        (await office.State()).ShouldBe("accepted");
    }

    [Theory, DatabaseData]
    public async Task What_somebody_calls_spam_stays_out_and_can_be_brought_back(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        await office.Send(new { email = "ada@x.example", hp_url = "x" });
        var id = await office.World.Value<Guid>("select id from capture_submissions");

        (await office.Team.Post($"/submissions/{id}/reject")).Is(200)["state"].GetString().ShouldBe("rejected");
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(0);
        (await office.Team.Post($"/submissions/{id}/release")).Is(200);
        (await office.Team.Post($"/submissions/{id}/reject")).Is(409);
    }
}
