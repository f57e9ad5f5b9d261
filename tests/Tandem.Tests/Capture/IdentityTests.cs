using System.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture;

public sealed class IdentityTests
{
    private static readonly Caller Server = new() { Actor = "token:server", Role = Role.Admin };
    private static readonly Caller Site = Server with { Actor = "token:site", Token = new HashSet<TokenScope> { TokenScope.WriteKey } };

    [Theory, DatabaseData]
    public async Task Two_people_at_one_browser_keep_their_visits_apart(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Site, "page", """{"anonymousId":"b","messageId":"1","properties":{"path":"/first"}}""");
        await Send(world, Site, "identify", """{"anonymousId":"b","messageId":"2","userId":"ada","traits":{"email":"ada@x.example"}}""");
        await Send(world, Site, "page", """{"anonymousId":"b","messageId":"3","properties":{"path":"/adas"}}""");
        await Send(world, Site, "identify", """{"anonymousId":"b","messageId":"4","userId":"bob","traits":{"email":"bob@x.example"}}""");
        await Send(world, Site, "page", """{"anonymousId":"b","messageId":"5","properties":{"path":"/bobs"}}""");
        await Send(world, Site, "identify", """{"anonymousId":"b","messageId":"6","userId":"ada"}""");
        await Send(world, Site, "page", """{"anonymousId":"b","messageId":"7","properties":{"path":"/adas-again"}}""");

        (await Pages(world, "ada@x.example")).ShouldBe(["/adas", "/adas-again", "/first"]);
        (await Pages(world, "bob@x.example")).ShouldBe(["/bobs"]);
    }

    [Theory, DatabaseData]
    public async Task The_same_in_one_batch_comes_to_the_same(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Site, "batch",
            """
            {"batch":[
              {"type":"page","anonymousId":"b","properties":{"path":"/first"}},
              {"type":"identify","anonymousId":"b","userId":"ada","traits":{"email":"ada@x.example"}},
              {"type":"identify","anonymousId":"b","userId":"bob","traits":{"email":"bob@x.example"}},
              {"type":"page","anonymousId":"b","properties":{"path":"/bobs"}}]}
            """);

        (await Pages(world, "ada@x.example")).ShouldBe(["/first"]);
        (await Pages(world, "bob@x.example")).ShouldBe(["/bobs"]);
    }

    [Theory, DatabaseData]
    public async Task A_browser_that_was_taken_for_somebodys_is_given_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Site, "page", """{"anonymousId":"b","properties":{"path":"/theirs"}}""");
        await Send(world, Site, "identify", """{"anonymousId":"b","userId":"ada","traits":{"email":"ada@x.example"}}""");
        await world.Settle();
        var contact = await world.Value<Guid>("select id from people_contacts");
        var visitor = await world.Value<Guid>("select id from capture_visitors");
        (await world.Value<long>("select page_views from people_activity")).ShouldBe(1);
        (await world.Client(Server).GetStringAsync($"/api/v1/contacts/{contact}/visitors")).ShouldContain(visitor.ToString());

        (await world.Client(Server).PostAsync($"/api/v1/contacts/{contact}/visitors/{Guid.NewGuid()}/part", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await world.Client(Server).PostAsync($"/api/v1/contacts/{contact}/visitors/{visitor}/part", null)).IsSuccessStatusCode.ShouldBeTrue();
        await world.Settle();

        (await Pages(world, "ada@x.example")).ShouldBeEmpty();
        (await world.Value<long>("select page_views from people_activity")).ShouldBe(0);
        (await world.Value<long>("select count(*) from journey_events where type = 'page_viewed'")).ShouldBe(1);
        (await world.Client(Server).PostAsync($"/api/v1/contacts/{contact}/visitors/{visitor}/part", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Theory, DatabaseData]
    public async Task Two_known_people_are_never_made_one_but_put_before_the_team(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Server, "identify", """{"userId":"ada","traits":{"email":"ada@x.example","name":"Ada Byron"}}""");
        await Send(world, Server, "identify", """{"userId":"countess","traits":{"email":"countess@x.example","name":"The Countess"}}""");
        await Send(world, Server, "identify", """{"userId":"ada","traits":{"email":"countess@x.example","title":"Countess"}}""");
        await Send(world, Server, "alias", """{"userId":"ada","previousId":"countess"}""");
        await world.Settle();

        (await world.Rows<string>("select email from people_contacts order by email")).ShouldBe(["ada@x.example", "countess@x.example"]);
        (await world.Value<string>("select job_title from people_contacts where email = 'ada@x.example'")).ShouldBe("Countess");
        (await world.Value<long>("select count(*) from people_duplicates where state = 'open'")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task An_alias_gives_a_known_person_a_second_id(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Server, "identify", """{"userId":"old","traits":{"email":"ada@x.example"}}""");
        await Send(world, Server, "alias", """{"userId":"new","previousId":"old"}""");
        await Send(world, Server, "identify", """{"userId":"new","traits":{"title":"Countess"}}""");

        (await world.Rows<string>("select job_title from people_contacts")).ShouldBe(["Countess"]);
    }

    [Theory, DatabaseData]
    public async Task An_alias_of_a_stranger_brings_their_visits_along(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Site, "page", """{"anonymousId":"stranger","properties":{"path":"/before"}}""");
        await Send(world, Server, "alias", """{"userId":"ada","previousId":"stranger"}""");
        await Send(world, Server, "identify", """{"userId":"ada","traits":{"email":"ada@x.example"}}""");

        (await Pages(world, "ada@x.example")).ShouldBe(["/before"]);
        (await world.Value<long>("select count(*) from people_identifiers where value = 'stranger'")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task A_group_makes_its_people_members_of_a_company(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Server, "identify", """{"userId":"ada","traits":{"email":"ada@x.example"}}""");
        await Send(world, Server, "group", """{"userId":"ada","groupId":"g1","traits":{"name":"Engines Ltd","website":"https://engines.example"}}""");
        await Send(world, Server, "group", """{"userId":"bob","groupId":"g1","traits":{"name":"Engines Ltd"}}""");

        (await world.Rows<string>("select name from people_companies")).ShouldBe(["Engines Ltd"]);
        (await world.Value<long>("select count(*) from people_memberships")).ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task Encharges_message_tells_of_the_person_and_the_event(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Server, "", """{"name":"Registered user","user":{"email":"jon@north.example","firstName":"Jon","lastName":"Snow"},"properties":{"plan":"Premium"}}""");
        await Send(world, Server, "", """{"name":"identify","user":{"email":"jon@north.example","title":"Watcher"}}""");

        (await world.Rows<string>("select name || ', ' || job_title from people_contacts")).ShouldBe(["Jon Snow, Watcher"]);
        (await world.Rows<string>("select type from journey_events e join people_contacts c on c.id = e.subject_id where source = 'api' and type in ('Registered user', 'identified') order by type"))
            .ShouldBe(["Registered user", "identified", "identified"]);
    }

    [Theory]
    [DatabaseData("""{"user":{"email":"a@x.example"}}""", "noEventName")]
    [DatabaseData("""{"name":"E","user":{"firstName":"A"}}""", "noIdentity")]
    [DatabaseData("""{"name":"E"}""", "noIdentity")]
    [DatabaseData("[]", "notAnObject")]
    public async Task A_wrong_message_of_that_kind_is_refused_with_a_reason(DbEngine engine, string body, string code)
    {
        await using var world = await World.Create(engine);
        var answer = await Post(world, Server, "", body);
        ((int)answer.StatusCode).ShouldBe(400);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(code);
        (await world.Value<long>("select count(*) from journey_events")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Halves_of_characters_do_no_harm(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Send(world, Site, "track", """{"anonymousId":"a","event":"E","properties":{"x":"\ud800","y":"\\ud800 \ud83d\ude00","z":"\udc00\u0000"}}""");

        (await world.Value<string>("select data from journey_events"))!.ShouldStartWith("""{"properties":{"x":"\ufffd","y":"\\ud800 \ud83d\ude00","z":"\ufffd"}""");
    }

    private static async Task Send(World world, Caller caller, string call, string body) =>
        (await Post(world, caller, call, body)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);

    private static Task<HttpResponseMessage> Post(World world, Caller caller, string call, string body) =>
        world.Client(caller).PostAsync(("/v1/" + call).TrimEnd('/'), new StringContent(body, Encoding.UTF8, "application/json"));

    private static Task<IReadOnlyList<string>> Pages(World world, string email) => world.Rows<string>(
        $"""
        select {(world.Options.Engine == DbEngine.Sqlite ? "json_extract(e.data, '$.properties.path')" : "e.data::json #>> '{properties,path}'")} as path
        from people_contacts c
        join journey_events e on e.subject_id = c.id or e.subject_id in (select subject_id from journey_subjects s where s.contact_id = c.id)
        where c.email = @email and e.type = 'page_viewed'
        order by path
        """, new { email });
}
