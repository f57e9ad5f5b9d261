using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;
using static Tandem.Tests.People.Verification.NameServer;

namespace Tandem.Tests.People.Verification;

public sealed class VerificationTests
{
    [Theory, DatabaseData]
    public async Task Each_kind_of_address_gets_its_verdict_and_its_reasons(DbEngine engine)
    {
        using var names = Usual();
        await using var world = await With(engine, names);

        (await Ask(world, "ada@acme.example")).ShouldBe("valid ");
        (await Ask(world, "ada@gmail.com")).ShouldBe("valid free");
        (await Ask(world, "info@acme.example")).ShouldBe("risky role");
        (await Ask(world, "ada@mailinator.com")).ShouldBe("risky disposable");
        (await Ask(world, "ada@gmial.com")).ShouldBe("risky typo,disposable → ada@gmail.com");
        (await Ask(world, "ada@null.example")).ShouldBe("invalid refusesMail");
        (await Ask(world, "ada@nowhere.example")).ShouldBe("invalid noDomain");
        (await Ask(world, "ada@empty.example")).ShouldBe("invalid noMailServer");
        (await Ask(world, "ada@four.example")).ShouldBe("valid ");
        (await Ask(world, "ada@six.example")).ShouldBe("valid ");
        (await Ask(world, "\"ada l\"@acme.example")).ShouldBe("risky unusual");
        (await Ask(world, "ada@EXÄMPLE.example")).ShouldBe("valid ");
        (await Ask(world, "ada@@acme.example")).ShouldBe("invalid syntax");
        (await Ask(world, "ada")).ShouldBe("invalid syntax");
        await Client(world).Post("/email-verifications", new { email = "" }).Is(400);
    }

    [Theory, DatabaseData]
    public async Task An_answer_holds_for_ninety_days_and_no_longer(DbEngine engine)
    {
        using var names = Usual();
        await using var world = await With(engine, names);
        await Ask(world, "Ada@acme.example");
        var asked = names.Asked;

        world.Clock.Advance(TimeSpan.FromDays(89));
        await Ask(world, "ada@ACME.example");
        names.Asked.ShouldBe(asked);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await Ask(world, "ada@acme.example");
        names.Asked.ShouldBeGreaterThan(asked);
        asked = names.Asked;
        world.Clock.Advance(TimeSpan.FromHours(2));
        (await Client(world).Post("/email-verifications", new { email = "ada@acme.example", anew = true })).Is(200);
        names.Asked.ShouldBeGreaterThan(asked);
    }

    [Theory, DatabaseData]
    public async Task What_nobody_answered_is_unknown_and_asked_again_soon(DbEngine engine)
    {
        using var names = Usual();
        await using var world = await With(engine, names);
        names.Broken = true;
        (await Ask(world, "ada@acme.example")).ShouldBe("unknown nameServersSilent");
        names.Broken = false;

        (await Ask(world, "ada@acme.example")).ShouldBe("unknown nameServersSilent");
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Ask(world, "ada@acme.example")).ShouldBe("valid ");
    }

    [Theory, OneDatabase(DbEngine.Sqlite, "nothing of it touches the database")]
    public async Task Answers_that_are_cut_off_come_by_tcp_and_false_ones_are_not_taken(DbEngine engine)
    {
        using var names = Usual();
        await using var world = await With(engine, names);
        names.Cuts = true;
        (await Ask(world, "ada@acme.example")).ShouldBe("valid ");
        names.Cuts = false;
        names.Lies = true;
        (await Ask(world, "ada@nowhere.example")).ShouldBe("invalid noDomain");
        (await Ask(world, "ada@null.example")).ShouldBe("invalid refusesMail");
    }

    [Theory, OneDatabase(DbEngine.Sqlite, "nothing of it touches the database")]
    public async Task A_silent_name_server_holds_nobody_up_for_long_and_the_next_one_is_asked(DbEngine engine)
    {
        using var silent = new NameServer { Silent = true };
        using var names = Usual();
        await using var world = await World.Create(engine, settings: new Dictionary<string, string?> { ["TANDEM_DNS"] = $"{silent.Address}, {names.Address}" });
        var since = System.Diagnostics.Stopwatch.GetTimestamp();

        (await Ask(world, "ada@acme.example")).ShouldBe("valid ");

        System.Diagnostics.Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        silent.Asked.ShouldBeGreaterThan(0);
    }

    [Theory, DatabaseData]
    public async Task A_job_goes_through_a_selection_and_shows_how_far_it_is(DbEngine engine)
    {
        using var names = Usual();
        await using var world = await With(engine, names);
        var client = Client(world);
        for (var i = 0; i < 30; i++)
        {
            (await client.Post("/contacts", new { name = $"Person {i}", email = $"p{i}@{(i % 3 == 0 ? "acme.example" : i % 3 == 1 ? "nowhere.example" : "gmail.com")}", country = i < 24 ? "Austria" : "Peru" })).Is(201);
        }

        var filter = new { field = "country", op = "is", value = "Austria" };
        var started = (await client.Post("/email-verifications/bulk", new { select = new { filter } })).Is(202);
        await world.Settle();

        var job = (await client.Get($"/jobs/{started["jobId"].GetGuid()}")).Is(200);
        job["state"].GetString().ShouldBe("done", job.Json.ToString());
        (job["done"].GetInt64(), job["total"].GetInt64()).ShouldBe((24, 24));
        (job["result"].GetProperty("valid").GetInt64(), job["result"].GetProperty("invalid").GetInt64()).ShouldBe((16, 8));
        names.Asked.ShouldBeLessThan(12, "each domain is asked for once");
        var bad = (await client.Get($"/contacts/count?filter={Uri.EscapeDataString(JsonSerializer.Serialize(new { field = "emailVerdict", op = "is", value = "invalid" }))}")).Is(200);
        bad["count"].GetInt64().ShouldBe(8);
    }

    [Theory, DatabaseData]
    public async Task A_contact_shows_what_is_known_and_only_who_may_see_them_sees_it(DbEngine engine)
    {
        using var names = Usual();
        await using var world = await With(engine, names);
        var made = (await Client(world).Post("/contacts", new { name = "Ada", email = "ada@null.example" })).Is(201);
        var path = $"/contacts/{made["id"].GetGuid()}/email-verifications";

        (await Client(world).Get(path)).Is(200)["items"].GetArrayLength().ShouldBe(0);
        (await Client(world).Post(path)).Is(200);
        (await Client(world).Get(path)).Is(200)["items"][0].GetProperty("verdict").GetString().ShouldBe("invalid");

        var stranger = new Caller { Actor = $"user:{Guid.Empty}", UserId = Guid.CreateVersion7(), Role = Role.SalesRep };
        (await Client(world).Patch($"/contacts/{made["id"].GetGuid()}", new { ownerId = (Guid?)null })).Is(200);
        var viewer = new Caller { Actor = "user:v", UserId = Guid.CreateVersion7(), Role = Role.Viewer };
        (await world.Client(viewer).Post(path)).Is(403);
        (await world.Client(stranger).Get($"/contacts/{Guid.CreateVersion7()}/email-verifications")).Is(404);
    }

    private static NameServer Usual() => new NameServer()
        .With("acme.example", Mx("mx.acme.example"), Mx("mx2.acme.example", 20)).With("gmail.com", Mx("mx.gmail.com")).With("gmial.com", Mx("mx.gmial.com"))
        .With("mailinator.com", Mx("mx.mailinator.com")).With("null.example", Mx("", 0), A).With("empty.example").With("four.example", A).With("six.example", Aaaa)
        .With("xn--exmple-cua.example", Mx("mx.acme.example"));

    private static Task<World> With(DbEngine engine, NameServer names) =>
        World.Create(engine, settings: new Dictionary<string, string?> { ["TANDEM_DNS"] = names.Address });

    private static HttpClient Client(World world) => world.Client(Caller.System);

    private static async Task<string> Ask(World world, string email)
    {
        var found = (await Client(world).Post("/email-verifications", new { email })).Is(200);
        var reasons = string.Join(',', found["reasons"].EnumerateArray().Select(reason => reason.GetString()));
        return $"{found["verdict"].GetString()} {reasons}{(found["suggestion"].GetString() is { } meant ? $" → {meant}" : "")}";
    }
}

internal static class AnswersLater
{
    public static async Task<ApiAnswer> Is(this Task<ApiAnswer> answer, int status) => (await answer).Is(status);
}
