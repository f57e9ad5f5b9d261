using System.Net;
using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Forms;

public sealed class SubmitTests
{
    [Theory, DatabaseData]
    public async Task What_is_sent_makes_a_contact_an_event_and_a_consent(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        var sent = await office.Send(new { email = "Ada@x.example", name = "Ada Byron", message = "Hello" }, new { consents = new[] { "news" }, anonymousId = "browser-1", page = "https://shop.example/demo?utm_source=ad&utm_campaign=spring" });

        sent.Is(200)["submitted"].GetBoolean().ShouldBeTrue();
        var contact = (await office.World.Rows<Row>("select id, name, email, origin, campaign, landing_page from people_contacts")).ShouldHaveSingleItem();
        (contact.Name, contact.Email, contact.Origin, contact.Campaign, contact.LandingPage).ShouldBe(("Ada Byron", "Ada@x.example", "ad", "spring", "/demo"));
        var submission = (await office.World.Rows<Sent>("select id, state, contact_id, form_version from capture_submissions")).ShouldHaveSingleItem();
        (submission.State, submission.ContactId, submission.FormVersion).ShouldBe(("accepted", contact.Id, 1));
        var data = JsonDocument.Parse((await office.World.Rows<string>("select data from journey_events where type = 'form_submitted' and subject_id = @id", new { contact.Id })).ShouldHaveSingleItem()).RootElement;
        data.GetProperty("form").GetString().ShouldBe("Get in touch");
        data.GetProperty("submissionId").GetGuid().ShouldBe(submission.Id);
        data.GetProperty("properties").GetProperty("message").GetString().ShouldBe("Hello");
        (await office.World.Rows<string>("select evidence from people_consents where contact_id = @id and topic = 'newsletter' and state = 'subscribed'", new { contact.Id })).ShouldHaveSingleItem().ShouldContain("Send me news.");
        (await office.World.Value<Guid>("select contact_id from journey_subjects where kind = 'visitor'")).ShouldBe(contact.Id);
    }

    [Theory, DatabaseData]
    public async Task A_form_fills_what_is_empty_and_changes_nothing_that_is_known(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        await office.Send(new { email = "ada@x.example", name = "Ada Byron" });

        await office.Send(new { email = "ADA@x.example", name = "Mallory", job = "Countess" });

        var contact = (await office.World.Rows<Row>("select id, name, email, job_title from people_contacts")).ShouldHaveSingleItem();
        (contact.Name, contact.Email, contact.JobTitle).ShouldBe(("Ada Byron", "ada@x.example", "Countess"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_withdrew_stays_withdrawn_until_the_address_itself_says_otherwise(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        await office.Send(new { email = "ada@x.example" }, new { consents = new[] { "news" } });
        var id = await office.World.Value<Guid>("select id from people_contacts");
        (await office.Team.Post($"/contacts/{id}/consents", new { topic = "newsletter", state = "unsubscribed" })).Is(201);

        await office.Send(new { email = "ada@x.example", message = "again" }, new { consents = new[] { "news" } });

        (await office.World.Rows<string>("select state from people_consents where topic = 'newsletter' order by id")).ShouldBe(["subscribed", "unsubscribed"]);
    }

    [Theory, DatabaseData]
    public async Task The_same_post_is_taken_once_and_answered_alike(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        var token = (await office.Parts()).GetProperty("challenge").GetProperty("token").GetString();

        (await office.Send(new { email = "ada@x.example" }, token: token)).Is(200);
        (await office.Send(new { email = "ada@x.example" }, token: token)).Is(200)["submitted"].GetBoolean().ShouldBeTrue();
        (await office.Send(new { email = "bob@x.example" }, token: token)).Is(409).Code.ShouldBe("challengeUsed");

        (await office.World.Rows<string>("select email from capture_submissions")).ShouldBe(["ada@x.example"]);
    }

    [Theory, DatabaseData]
    public async Task A_copied_form_without_a_challenge_is_taken_once_also(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.PostPage(("email", "ada@x.example"), ("message", "Hi"))));
        await office.PostPage(("email", "ada@x.example"), ("message", "Something else"));

        (await office.World.Value<long>("select count(*) from capture_submissions")).ShouldBe(2);
        (await office.World.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Wrong_answers_come_back_by_field_and_nothing_is_taken(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, """
            [{"key":"email","type":"email","label":"Email","required":true,"target":"contact.email","message":"We need your address."},
             {"key":"age","type":"number","label":"Age","least":"18","most":"120"},
             {"key":"day","type":"date","label":"Day","least":"2026-01-01"},
             {"key":"size","type":"radio","label":"Size","options":[{"value":"s","label":"S"}]},
             {"key":"terms","type":"boolean","label":"Terms","required":true}]
            """);
        var answer = (await office.Send(new { email = "nobody", age = 17, day = "2025-12-31", size = "xl" })).Is(400);

        answer.Code.ShouldBe("invalid");
        answer["errors"].EnumerateObject().Select(error => $"{error.Name}: {error.Value[0].GetString()}").ShouldBe(
            ["email: We need your address.", "age: At least 18.", "day: Not before 2026-01-01.", "size: Choose one of the options.", "terms: This must be ticked."], ignoreOrder: true);
        (await office.World.Value<long>("select count(*) from capture_submissions")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task What_is_hidden_by_its_condition_is_neither_asked_nor_kept(DbEngine engine)
    {
        const string Fields = """
            [{"key":"email","type":"email","label":"Email","required":true,"target":"contact.email"},
             {"key":"customer","type":"radio","label":"Customer?","required":true,"options":[{"value":"yes","label":"Yes"},{"value":"no","label":"No"}]},
             {"key":"number","type":"text","label":"Number","required":true,"showWhen":{"any":false,"rules":[{"field":"customer","test":"is","value":"yes"}]}}]
            """;
        await using var office = await FormOffice.Open(engine, Fields);

        (await office.Send(new { email = "a@x.example", customer = "yes" })).Is(400)["errors"].TryGetProperty("number", out _).ShouldBeTrue();
        (await office.Send(new { email = "a@x.example", customer = "no", number = "forged" })).Is(200);

        (await office.World.Value<string>("select answers from capture_submissions")).ShouldBe("""{"email":"a@x.example","customer":"no"}""");
    }

    [Theory, DatabaseData]
    public async Task The_answers_choose_the_ending(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: """
            {"ending":{"message":"Thanks"},"endings":[{"when":{"any":false,"rules":[{"field":"message","test":"contains","value":"price"}]},"then":{"redirect":"https://shop.example/prices"}}]}
            """);

        (await office.Send(new { email = "a@x.example" })).Is(200)["message"].GetString().ShouldBe("Thanks");
        (await office.Send(new { email = "a@x.example", message = "What PRICE?" })).Is(200)["redirect"].GetString().ShouldBe("https://shop.example/prices");
        var page = await office.PostPage(("email", "b@x.example"), ("message", "price"));
        (page.Status, page.Location!.ToString()).ShouldBe((HttpStatusCode.SeeOther, "https://shop.example/prices"));
    }

    [Theory, DatabaseData]
    public async Task Hidden_fields_are_filled_from_the_address_of_the_page(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, """
            [{"key":"email","type":"email","label":"Email","required":true,"target":"contact.email"},
             {"key":"utm_source","type":"hidden","label":"","parameter":"utm_source"},{"key":"place","type":"hidden","label":"","parameter":"place","value":"footer"}]
            """);
        await office.Send(new { email = "a@x.example" }, new { page = "https://shop.example/?utm_source=%3Cscript%3E" });

        (await office.World.Value<string>("select answers from capture_submissions")).ShouldBe("""{"email":"a@x.example","utm_source":"<script>","place":"footer"}""");
    }

    [Theory, DatabaseData]
    public async Task Ten_thousand_fields_nul_bytes_and_other_garbage_get_a_clear_answer(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        var many = Enumerable.Range(0, 10_000).Select(number => ($"f{number}", "x")).Append(("email", "a@x.example")).ToArray();

        (await office.PostPage(many)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await office.Post("{\"fields\":{" + string.Join(',', Enumerable.Range(0, 10_000).Select(number => $"\"f{number}\":1")) + "}}")).Is(400).Code.ShouldBe("tooManyFields");
        (await office.Post("[]")).Is(400);
        (await office.Post("{\"fields\":{\"email\":\"a@x.example\",\"message\":\"\\ud800\"}}")).Is(400);
        (await office.Post("{")).Is(400);
        (await office.Post("{\"fields\":" + new string('[', 5000))).Is(400);
        (await office.World.Value<long>("select count(*) from capture_submissions")).ShouldBe(0);

        (await office.Send(new Dictionary<string, string> { ["email"] = "a@x.example", ["message"] = "a\0b", ["__proto__"] = "x", ["name"] = "N\0N" })).Is(200);
        (await office.World.Value<string>("select answers from capture_submissions")).ShouldBe("""{"email":"a@x.example","name":"N N","message":"ab"}""");
    }

    [Theory, DatabaseData]
    public async Task Another_site_neither_reads_nor_sends_a_form_that_names_its_own(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, also: """{"origins":["https://shop.example"]}""");
        const string Body = """{"fields":{"email":"a@x.example"}}""";

        (await office.Post(Body, "https://evil.example")).Is(403).Code.ShouldBe("originNotAllowed");
        (await office.Post(Body, "null")).Is(403);
        (await office.Post(Body, "https://shop.example")).Is(200);
        (await office.World.Value<long>("select count(*) from capture_submissions")).ShouldBe(1);
        (await Headers(office, "https://shop.example")).ShouldBe("https://shop.example");
        (await Headers(office, "https://evil.example")).ShouldBeNull();
        using var page = await office.World.Client().GetAsync(office.Path);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors 'self' https://shop.example");
    }

    [Theory, DatabaseData]
    public async Task A_closed_form_takes_nothing(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        (await office.Team.Post($"/forms/{office.Id}/close")).Is(200);

        (await office.Post("""{"fields":{"email":"a@x.example"}}""")).Is(404).Code.ShouldBe("formClosed");
        (await office.World.Client().GetAsync(office.Path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await office.World.Client().GetAsync("/f/nonsense")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await office.World.Client().GetAsync($"/f/{Guid.NewGuid()}.js")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, DatabaseData]
    public async Task What_was_handed_out_is_what_is_answered_when_a_new_version_goes_live(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine);
        var token = (await office.Parts()).GetProperty("challenge").GetProperty("token").GetString();
        await office.Publish(System.Text.Json.Nodes.JsonNode.Parse("""{"steps":[{"fields":[{"key":"phone","type":"phone","label":"Phone","required":true,"target":"contact.phone"}]}]}""")!);

        (await office.Send(new { email = "a@x.example" }, token: token)).Is(200);

        (await office.World.Value<int>("select form_version from capture_submissions")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_browser_without_an_address_adds_to_its_own_contact_and_a_stranger_leaves_no_contact(DbEngine engine)
    {
        await using var office = await FormOffice.Open(engine, """[{"key":"email","type":"email","label":"Email","target":"contact.email"},{"key":"job","type":"text","label":"Job","target":"contact.jobTitle"}]""");
        await office.Send(new { email = "ada@x.example" }, new { anonymousId = "b1" });
        await office.Send(new { job = "Countess" }, new { anonymousId = "b1" });
        await office.Send(new { job = "Nobody" }, new { anonymousId = "b2" });

        (await office.World.Rows<string>("select job_title from people_contacts")).ShouldBe(["Countess"]);
        (await office.World.Value<long>("select count(*) from capture_submissions where contact_id is null")).ShouldBe(1);
    }

    private static async Task<string?> Headers(FormOffice office, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, office.Path);
        request.Headers.Add("Origin", origin);
        using var answer = await office.World.Client().SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string? Name { get; init; }

        public string? Email { get; init; }

        public string? JobTitle { get; init; }

        public string? Origin { get; init; }

        public string? Campaign { get; init; }

        public string? LandingPage { get; init; }
    }

    private sealed class Sent
    {
        public Guid Id { get; init; }

        public required string State { get; init; }

        public Guid? ContactId { get; init; }

        public int FormVersion { get; init; }
    }
}
