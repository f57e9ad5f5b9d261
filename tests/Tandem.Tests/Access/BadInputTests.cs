using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tandem.Platform.Data;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class BadInputTests
{
    [Theory, DatabaseData]
    public async Task A_body_that_is_no_json_of_the_right_kind_is_refused_with_a_reason(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var deep = $"{{\"name\":{string.Concat(Enumerable.Repeat("[", 10_000))}{string.Concat(Enumerable.Repeat("]", 10_000))}}}";
        foreach (var body in (string[])["{", "nonsense", "[]", "null", "\"text\"", deep])
        {
            await office.Owner.Patch("/api/v1/workspace", Json(body)).ShouldBe(HttpStatusCode.BadRequest, "badJson");
        }

        await office.Owner.Patch("/api/v1/workspace", Json("{\"name\":\"half \\ud800 pair\"}")).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        await office.Owner.Patch("/api/v1/workspace", Json("{\"name\":\"a\\u0000b\"}")).ShouldBe(HttpStatusCode.BadRequest, "invalid");
    }

    [Theory, DatabaseData]
    public async Task A_body_over_the_limit_is_refused_whether_it_says_so_or_not(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var large = Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('x', 1024 * 1024)}\"}}");

        await office.Owner.Patch("/api/v1/workspace", new ByteArrayContent(large)).ShouldBe(HttpStatusCode.RequestEntityTooLarge, "tooLarge");
        await office.Owner.Patch("/api/v1/workspace", new Unannounced(large)).ShouldBe(HttpStatusCode.RequestEntityTooLarge, "tooLarge");
    }

    [Theory, DatabaseData]
    public async Task Too_many_attempts_to_sign_in_wait(DbEngine engine)
    {
        await using var office = await Office.Open(engine, ("TANDEM_LIMIT_SIGN_IN_EMAIL", "3"));
        for (var i = 0; i < 3; i++)
        {
            await office.SignIn(new Browser(office.World)).ShouldBeOk();
        }

        var refused = await office.SignIn(new Browser(office.World)).ShouldBe(HttpStatusCode.TooManyRequests, "tooManyRequests");

        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        await office.SignIn(new Browser(office.World), "another@example.com").ShouldBe(HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Theory, DatabaseData]
    public async Task One_address_cannot_try_many_emails_without_end(DbEngine engine)
    {
        await using var world = await World.Create(engine, Office.Quick, new Dictionary<string, string?> { ["TANDEM_LIMIT_SIGN_IN"] = "3" });
        var browser = new Browser(world);
        for (var i = 0; i < 3; i++)
        {
            await browser.Post("/api/v1/session", new { email = $"user{i}@example.com", password = "x" }).ShouldBe(HttpStatusCode.Unauthorized, "invalidCredentials");
        }

        var refused = await browser.Post("/api/v1/session", new { email = "user4@example.com", password = "x" }).ShouldBe(HttpStatusCode.TooManyRequests, "tooManyRequests");

        refused.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory, DatabaseData]
    public async Task A_route_or_method_that_does_not_exist_is_answered_as_a_problem(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        await office.Owner.Get("/api/v1/nothing").ShouldBe(HttpStatusCode.NotFound, "noSuchRoute");
        await office.Owner.Delete("/api/v1/workspace").ShouldBe(HttpStatusCode.MethodNotAllowed, "methodNotAllowed");
        await office.Owner.Get("/api/v1/users?cursor=nonsense").ShouldBe(HttpStatusCode.BadRequest, "badRequest");
        await office.Owner.Get("/api/v1/users/nonsense").ShouldBe(HttpStatusCode.NotFound, "noSuchRoute");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>A body whose length is not known before its end.</summary>
    private sealed class Unannounced : StreamContent
    {
        public Unannounced(byte[] bytes) : base(new MemoryStream(bytes)) => Headers.ContentType = new MediaTypeHeaderValue("application/json");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
