using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture;

public sealed class EventApiTests
{
    private static readonly Caller SecretKey = new() { Actor = "token:secret", Role = Role.Admin };
    private static readonly Caller PublicKey = SecretKey with
    {
        Actor = "token:public",
        Token = new HashSet<TokenScope> { TokenScope.WriteKey },
    };

    [Theory, DatabaseData]
    public async Task A_visitor_who_identifies_takes_the_earlier_events_along(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(PublicKey);
        await Post(client, "page", """{"anonymousId":"a1","context":{"page":{"url":"https://x.example/pricing?utm_source=ad&utm_campaign=spring"}}}""");
        await Post(client, "track", """{"anonymousId":"a1","event":"Signed Up"}""");
        await Post(client, "identify", """{"anonymousId":"a1","userId":"u1","traits":{"email":"Ada@X.example","firstName":"Ada","lastName":"Byron"}}""");
        await Post(client, "track", """{"anonymousId":"a1","event":"After"}""");
        await world.Settle();

        var contact = (await world.Rows<ContactRow>("select id, name, email, origin, campaign, landing_page from people_contacts")).ShouldHaveSingleItem();
        (contact.Name, contact.Email, contact.Origin, contact.Campaign, contact.LandingPage).ShouldBe(("Ada Byron", "Ada@X.example", "ad", "spring", "/pricing"));
        (await world.Rows<string>(
            """
            select type from journey_events
            where subject_id = @id or subject_id in (select subject_id from journey_subjects where contact_id = @id)
            order by received_at, seq
            """,
            new { contact.Id })).ShouldBe(["page_viewed", "Signed Up", "contact_created", "visitor_joined", "identified", "After"], ignoreOrder: true);
    }

    [Theory, DatabaseData]
    public async Task A_message_that_comes_twice_is_taken_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        const string Message = """{"anonymousId":"a1","event":"E","messageId":"m1"}""";
        await Post(world.Client(SecretKey), "track", Message);
        await Post(world.Client(SecretKey), "track", Message);
        await Post(world.Client(SecretKey), "batch", $$"""{"batch":[{"type":"track",{{Message[1..^1]}}},{"type":"track",{{Message[1..^1]}}}]}""");

        (await world.Value<long>("select count(*) from journey_events")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_batch_with_bad_items_names_them_and_keeps_the_rest(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var answer = await Post(world.Client(SecretKey), "batch",
            $$$"""
            {"batch":[
              {"type":"track","userId":"u","event":"Fine","messageId":"m0"},
              {"type":"track","userId":"u","messageId":"m1"},
              {"type":"nonsense","userId":"u"},
              "no object",
              {"type":"track","event":"Nobody"},
              {"type":"group","userId":"u"},
              {"type":"alias","userId":"u"},
              {"type":"track","userId":"u","event":"Big","properties":{"x":"{{{new string('x', 33_000)}}}"}},
              {"type":"page","anonymousId":"a"}
            ]}
            """);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray();
        errors.Select(error => ((int)error!["index"]!, (string)error["code"]!)).ShouldBe(
            [(1, "noEventName"), (2, "unknownType"), (3, "notAnObject"), (4, "noIdentity"), (5, "noGroupId"), (6, "noPreviousId"), (7, "eventTooLarge")]);
        ((string)errors[0]!["messageId"]!).ShouldBe("m1");
        (await world.Rows<string>("select type from journey_events where source = 'api' and type in ('Fine', 'page_viewed') order by type")).ShouldBe(["Fine", "page_viewed"]);
    }

    [Theory]
    [DatabaseData("""{"anonymousId":"a","event":""", 400)]
    [DatabaseData("", 400)]
    [DatabaseData("[]", 400)]
    [DatabaseData("null", 400)]
    [DatabaseData("""{"anonymousId":"","event":"E"}""", 400)]
    [DatabaseData("""{"anonymousId":{"$ne":1},"event":"E"}""", 400)]
    [DatabaseData("""{"anonymousId":"a\u0000b","event":"E\u0000","properties":{"x\u0000":"\u0000"},"timestamp":"9999-99-99"}""", 200)]
    [DatabaseData("""{"anonymousId":"a","event":"E","timestamp":"0001-01-01T00:00:00Z","sentAt":"9999-12-31T23:59:59Z"}""", 200)]
    [DatabaseData("""{"anonymousId":"a","event":"__proto__","properties":{"__proto__":{"x":1},"constructor":1}}""", 200)]
    public async Task Garbage_gets_a_clear_answer_and_never_a_500(DbEngine engine, string body, int status)
    {
        await using var world = await World.Create(engine);
        var answer = await Post(world.Client(PublicKey), "track", body);

        ((int)answer.StatusCode).ShouldBe(status);
        (await world.Value<long>("select count(*) from journey_events")).ShouldBe(status == 200 ? 1 : 0);
        if (status != 200)
        {
            JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"].ShouldNotBeNull();
        }
    }

    [Theory, DatabaseData]
    public async Task Json_nested_ten_thousand_deep_is_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var deep = "{\"anonymousId\":\"a\",\"event\":\"E\",\"properties\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        (await Post(world.Client(SecretKey), "track", deep)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, DatabaseData]
    public async Task An_event_over_32_KiB_is_a_400_and_a_batch_over_500_KiB_a_413(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(SecretKey);
        (await Post(client, "track", Sized(32 * 1024 + 1))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Post(client, "track", Sized(32 * 1024))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Post(client, "batch", "{\"batch\":[],\"x\":\"" + new string('x', 500 * 1024) + "\"}")).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        static string Sized(int bytes)
        {
            const string Empty = """{"anonymousId":"a","event":"E","properties":{"x":""}}""";
            return Empty.Replace("\"\"", "\"" + new string('x', bytes - Empty.Length) + "\"", StringComparison.Ordinal);
        }
    }

    [Theory, DatabaseData]
    public async Task A_compressed_batch_is_taken_and_what_only_says_so_or_grows_too_large_is_not(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(SecretKey);
        const string Batch = """{"batch":[{"type":"track","anonymousId":"a","event":"E"}]}""";
        (await client.PostAsync("/v1/batch", Compressed(Zip(Batch)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/v1/batch", Compressed(Encoding.UTF8.GetBytes(Batch)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync("/v1/batch", Compressed(Zip(Batch + new string(' ', 5_000_000))))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await world.Value<long>("select count(*) from journey_events")).ShouldBe(1);

        static byte[] Zip(string text)
        {
            using var zipped = new MemoryStream();
            using (var gzip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest))
            {
                gzip.Write(Encoding.UTF8.GetBytes(text));
            }

            return zipped.ToArray();
        }

        static ByteArrayContent Compressed(byte[] bytes) =>
            new(bytes) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };
    }

    [Theory, DatabaseData]
    public async Task A_public_key_fills_what_is_empty_and_changes_nothing_that_is_known(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Post(world.Client(SecretKey), "identify", """{"userId":"u1","traits":{"email":"ada@x.example","firstName":"Ada"}}""");

        await Post(world.Client(PublicKey), "identify",
            """{"userId":"u1","traits":{"email":"evil@x.example","firstName":"Mallory","lastName":"Byron","title":"Countess"}}""");

        var contact = (await world.Rows<ContactRow>("select id, name, email, job_title from people_contacts")).ShouldHaveSingleItem();
        (contact.Name, contact.Email, contact.JobTitle).ShouldBe(("Ada", "ada@x.example", "Countess"));
        (await world.Value<bool>("select verified from journey_events where type = 'identified' and actor = 'token:public'")).ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task Many_clients_that_identify_the_same_person_at_once_make_one_contact(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i =>
            Post(world.Client(SecretKey), "identify", $$$"""{"userId":"u1","anonymousId":"a{{{i % 5}}}","traits":{"email":"ada@x.example"}}""")));

        answers.ShouldAllBe(answer => answer.IsSuccessStatusCode);
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
        (await world.Value<long>("select count(*) from journey_subjects")).ShouldBe(5);
        (await world.Value<long>("select count(*) from journey_events where type = 'identified'")).ShouldBe(24);
    }

    [Theory, DatabaseData]
    public async Task Real_messages_of_many_products_are_taken_or_refused_with_a_reason(DbEngine engine)
    {
        if (SharedData.Find("segment-messages") is not { } folder)
        {
            return;
        }

        await using var world = await World.Create(engine);
        var (taken, refused) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        var number = 0;
        foreach (var chunk in File.ReadLines(Path.Combine(folder, "messages.jsonl")).Chunk(100))
        {
            var batch = chunk.Select(line => JsonNode.Parse(line)!["message"]!.DeepClone()).ToArray();
            foreach (var message in batch)
            {
                message["messageId"] = $"m{number++}";
            }

            var answer = await world.Client(SecretKey).PostAsJsonAsync("/v1/batch", new { batch });
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]?.AsArray() ?? [];
            errors.Select(error => (string)error!["code"]!).ToList().ForEach(code => refused[code] = refused.GetValueOrDefault(code) + 1);
            taken += batch.Length - errors.Count;
        }

        refused.Keys.ShouldBeSubsetOf(["noIdentity", "noEventName", "noGroupId", "noPreviousId", "eventTooLarge"]);
        (await world.Value<long>("select count(*) from journey_seen_messages")).ShouldBe(taken);
        taken.ShouldBeGreaterThan(700);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string call, string body) =>
        client.PostAsync("/v1/" + call, new StringContent(body, Encoding.UTF8, "application/json"));

    private sealed class ContactRow
    {
        public Guid Id { get; init; }

        public string? Name { get; init; }

        public string? Email { get; init; }

        public string? JobTitle { get; init; }

        public string? Origin { get; init; }

        public string? Campaign { get; init; }

        public string? LandingPage { get; init; }
    }
}
