using System.Net;
using System.Net.Http.Json;
using System.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class TokenTests
{
    [Theory, DatabaseData]
    public async Task A_token_is_told_once_and_kept_as_a_hash(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (client, id, secret) = await office.Token("read");
        secret.ShouldStartWith("tdm_");

        await client.GetAsync("/api/v1/users").ShouldBeOk();

        var listed = await office.Owner.Get("/api/v1/tokens").Json();
        listed.GetRawText().ShouldNotContain(secret);
        var item = listed.GetProperty("items").EnumerateArray().Single();
        item.GetProperty("id").GetGuid().ShouldBe(id);
        item.GetProperty("createdBy").GetString().ShouldBe("Olga Owner");
        (await office.World.Value<long>("select count(*) from access_tokens where token_hash = @secret or name = @secret or hint = @secret", new { secret })).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task An_idempotency_key_leaves_no_copy_of_a_token_link_or_password_behind(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        await Send("/api/v1/tokens", new { name = "test", scopes = new[] { "read" } });
        await Send("/api/v1/invitations", new { name = "Ada", email = "ada@example.com", role = "viewer" });
        await Send($"/api/v1/users/{await office.OwnerId()}/reset-link", new { });
        await Send("/api/v1/session", new { email = Office.OwnerEmail, password = Office.Password });

        (await office.World.Value<long>("select count(*) from platform_idempotency")).ShouldBe(0);
        await Send("/api/v1/pipelines", new { name = "Remembered" });
        (await office.World.Value<long>("select count(*) from platform_idempotency")).ShouldBe(1);

        async Task Send(string path, object body) =>
            await office.Owner.Send(HttpMethod.Post, path, body, request => request.Headers.Add("Idempotency-Key", "once")).ShouldBeOk();
    }

    private static readonly (string Scope, string Method, string Path, bool Passes)[] ByScope =
    [
        ("read", "GET", "/api/v1/users", true),
        ("read", "PATCH", "/api/v1/workspace", false),
        ("read", "GET", "/api/v1/tokens", false),
        ("read", "GET", "/api/v1/audit", false),
        ("write", "GET", "/api/v1/users", true),
        ("write", "PATCH", "/api/v1/workspace", false),
        ("admin", "PATCH", "/api/v1/workspace", true),
        ("write-key", "GET", "/api/v1/users", false),
        ("write-key", "GET", "/api/v1/session", false),
    ];

    [Theory, DatabaseData]
    public async Task A_token_can_do_what_its_scope_says(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        foreach (var (scope, method, path, passes) in ByScope)
        {
            var (client, _, _) = await office.Token(scope);
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = JsonContent.Create(new { }) };
            var answer = client.SendAsync(request);
            await (passes ? answer.ShouldBeOk() : answer.ShouldBe(HttpStatusCode.Forbidden, "scopeMissing"));
        }
    }

    private static readonly (string Header, string Code)[] NoTokens =
    [
        ("Bearer tdm_unknown", "tokenUnknown"),
        ("Bearer ' or 1=1 --", "tokenUnknown"),
        ("Bearer", "signInNeeded"),
        ("Digest abc", "signInNeeded"),
        ("Basic b3duZXJAZXhhbXBsZS5jb206cGFzc3dvcmQ=", "signInNeeded"),
    ];

    [Theory, DatabaseData]
    public async Task What_is_no_token_opens_nothing(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        foreach (var (header, code) in NoTokens)
        {
            var client = office.World.Client();
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

            await client.GetAsync("/api/v1/users").ShouldBe(HttpStatusCode.Unauthorized, code);
        }
    }

    [Theory, DatabaseData]
    public async Task A_wrong_token_is_not_made_good_by_a_cookie(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        await office.Owner.Send(HttpMethod.Get, "/api/v1/users", body: null, request => request.Headers.Add("Authorization", "Bearer tdm_unknown"))
            .ShouldBe(HttpStatusCode.Unauthorized, "tokenUnknown");
    }

    [Theory, DatabaseData]
    public async Task An_expired_token_is_refused_even_while_it_is_remembered(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var made = await office.Owner.Post("/api/v1/tokens", new { name = "short", scopes = new[] { "read" }, expiresAt = "2026-11-22T09:00:02Z" }).Json();
        var client = office.Bearer(made.GetProperty("token").GetString()!);
        await client.GetAsync("/api/v1/users").ShouldBeOk();

        office.World.Clock.Advance(TimeSpan.FromSeconds(2));

        await client.GetAsync("/api/v1/users").ShouldBe(HttpStatusCode.Unauthorized, "tokenExpired");
    }

    [Theory, DatabaseData]
    public async Task A_revoked_token_is_refused_at_once(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (client, id, _) = await office.Token("read");
        await client.GetAsync("/api/v1/users").ShouldBeOk();

        await office.Owner.Delete($"/api/v1/tokens/{id}").ShouldBeOk();

        await client.GetAsync("/api/v1/users").ShouldBe(HttpStatusCode.Unauthorized, "tokenRevoked");
        (await office.Owner.Get("/api/v1/tokens").Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
        await office.Owner.Delete($"/api/v1/tokens/{id}").ShouldBe(HttpStatusCode.NotFound, "notFound");
    }

    [Theory, DatabaseData]
    public async Task Scopes_that_do_not_exist_or_do_not_go_together_are_refused(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        foreach (var scopes in (string[][])[["nonsense"], ["read", "write-key"], [], ["Read"]])
        {
            await office.Owner.Post("/api/v1/tokens", new { name = "test", scopes }).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        }
    }

    [Theory, DatabaseData]
    public async Task An_admin_token_cannot_touch_the_owner(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (client, _, _) = await office.Token("admin");

        await client.PatchAsync($"/api/v1/users/{await office.OwnerId()}", JsonContent.Create(new { role = "viewer" }))
            .ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory, DatabaseData]
    public async Task The_last_use_is_noted_once_in_a_quarter_of_an_hour(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (client, id, _) = await office.Token("read");

        var first = await Use();
        office.World.Clock.Advance(TimeSpan.FromMinutes(14));
        (await Use()).ShouldBe(first);
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Use()).ShouldBe(first + 900_000);

        async Task<long> Use()
        {
            await client.GetAsync("/api/v1/users").ShouldBeOk();
            var expected = office.World.Db.Now.Milliseconds;
            for (var i = 0; i < 250 && await LastUse() != expected; i++)
            {
                await Task.Delay(10);
            }

            return await LastUse() ?? 0;
        }

        Task<long?> LastUse() => office.World.Value<long?>("select last_used_at from access_tokens where id = @id", new { id });
    }

    [Theory, DatabaseData]
    public async Task A_write_key_is_the_user_of_basic_authentication_for_events_only(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, _, secret) = await office.Token("write-key");
        secret.ShouldStartWith("tdmw_");

        var events = await WhoIs("/v1/nothing");
        var api = await WhoIs("/api/v1/users");

        events.ShouldBe(HttpStatusCode.NotFound);
        api.ShouldBe(HttpStatusCode.Unauthorized);

        async Task<HttpStatusCode> WhoIs(string path)
        {
            var client = office.World.Client();
            client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret + ":")));
            return (await client.GetAsync(path)).StatusCode;
        }
    }

    [Fact]
    public void No_scope_widens_what_an_admin_may()
    {
        foreach (var scope in Enum.GetValues<TokenScope>())
        {
            var token = new Caller { Actor = "token:1", Role = Role.Admin, Token = new HashSet<TokenScope> { scope } };
            foreach (var right in RoleRights.All(Role.Owner).Keys)
            {
                ((int)token.For(right)).ShouldBeLessThanOrEqualTo((int)RoleRights.Of(Role.Admin, right));
            }
        }
    }
}
