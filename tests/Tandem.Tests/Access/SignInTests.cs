using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class SignInTests
{
    [Theory, DatabaseData]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_other_sites(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var browser = new Browser(office.World);

        await office.SignIn(browser).ShouldBeOk();

        browser.LastSetCookie.ShouldNotBeNull();
        browser.LastSetCookie.ShouldContain("httponly");
        browser.LastSetCookie.ShouldContain("samesite=lax");
        browser.LastSetCookie.ShouldNotContain("secure");
    }

    [Theory, DatabaseData]
    public async Task Over_https_the_cookie_is_bound_to_the_host_and_never_sent_in_the_clear(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var browser = new Browser(office.World, "https://localhost");

        await office.SignIn(browser).ShouldBeOk();

        browser.LastSetCookie.ShouldStartWith("__Host-tandem=");
        browser.LastSetCookie.ShouldContain("secure");
        (await browser.IsSignedIn()).ShouldBeTrue();
    }

    [Theory, DatabaseData]
    public async Task A_wrong_password_and_an_unknown_email_get_the_same_answer(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        var wrong = await office.SignIn(new Browser(office.World), password: "not the right one");
        var unknown = await office.SignIn(new Browser(office.World), email: "nobody@example.com");

        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
    }

    [Theory]
    [DatabaseData(Office.OwnerEmail)]
    [DatabaseData("nobody@example.com")]
    public async Task After_five_failures_an_email_is_locked_whether_or_not_somebody_has_it(DbEngine engine, string email)
    {
        await using var office = await Office.Open(engine);
        for (var i = 0; i < 5; i++)
        {
            await office.SignIn(new Browser(office.World), email, "not the right one").ShouldBe(HttpStatusCode.Unauthorized, "invalidCredentials");
        }

        var locked = await office.SignIn(new Browser(office.World), email).ShouldBe(HttpStatusCode.TooManyRequests, "lockedOut");

        locked.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Theory, DatabaseData]
    public async Task A_lock_ends_after_its_time_and_a_session_that_was_open_goes_on(DbEngine engine)
    {
        await using var office = await Office.Open(engine, ("TANDEM_LOCKOUT_FAILURES", "2"), ("TANDEM_LOCKOUT_MINUTES", "3"));
        for (var i = 0; i < 3; i++)
        {
            await office.SignIn(new Browser(office.World), password: "not the right one");
        }

        (await office.Owner.IsSignedIn()).ShouldBeTrue();
        await office.SignIn(new Browser(office.World)).ShouldBe(HttpStatusCode.TooManyRequests, "lockedOut");
        office.World.Clock.Advance(TimeSpan.FromMinutes(3));
        await office.SignIn(new Browser(office.World)).ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task A_hundred_guesses_at_once_get_no_further_than_five(DbEngine engine)
    {
        await using var office = await Office.Open(engine, ("TANDEM_LIMIT_SIGN_IN_EMAIL", "0"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => office.SignIn(new Browser(office.World), password: $"guess number {i}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).ShouldBe(5);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(95);
        await office.SignIn(new Browser(office.World)).ShouldBe(HttpStatusCode.TooManyRequests, "lockedOut");
    }

    [Theory, DatabaseData]
    public async Task Signing_out_makes_a_stolen_copy_of_the_cookie_worthless(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var thief = office.Owner.Copy();

        await office.Owner.Delete("/api/v1/session").ShouldBeOk();

        office.Owner.Cookies.ShouldBeEmpty();
        (await thief.IsSignedIn()).ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task A_cookie_that_was_planted_before_the_sign_in_gains_nothing(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, id) = await office.Hire("Mallory", Role.Viewer);
        var planted = new Browser(office.World);
        await office.SignIn(planted, "mallory@example.com").ShouldBeOk();
        var victim = planted.Copy();

        await office.SignIn(victim).ShouldBeOk();

        victim.Cookies["tandem"].ShouldNotBe(planted.Cookies["tandem"]);
        (await planted.IsSignedIn()).ShouldBeFalse();
        (await victim.Get("/api/v1/session").Json()).GetProperty("user").GetProperty("id").GetGuid().ShouldNotBe(id);
    }

    [Theory, DatabaseData]
    public async Task A_tampered_cookie_is_nobody(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var secret = office.Owner.Cookies["tandem"];
        foreach (var forged in (string[])[secret + "x", secret[..^1], secret.ToUpperInvariant(), secret + "%00%0d%0aSet-Cookie:%20a=b", Secret.Hash(secret), new string('a', 5000)])
        {
            var browser = new Browser(office.World);
            browser.Cookies["tandem"] = forged;
            await browser.Get("/api/v1/session").ShouldBe(HttpStatusCode.Unauthorized, "signInNeeded");
        }
    }

    [Theory, DatabaseData]
    public async Task A_session_survives_a_restart_and_ends_after_its_days(DbEngine engine)
    {
        await using var office = await Office.Open(engine, ("TANDEM_SESSION_DAYS", "7"));
        await using var restarted = await office.World.Beside();
        var browser = new Browser(restarted);
        browser.Cookies["tandem"] = office.Owner.Cookies["tandem"];
        (await browser.IsSignedIn()).ShouldBeTrue();

        restarted.Clock.Advance(TimeSpan.FromDays(7));

        (await browser.IsSignedIn()).ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task A_changed_password_ends_all_other_sessions_at_once(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var elsewhere = new Browser(office.World);
        await office.SignIn(elsewhere).ShouldBeOk();
        (await elsewhere.IsSignedIn()).ShouldBeTrue();

        await office.Owner.Put("/api/v1/session/password", new { currentPassword = Office.Password, newPassword = "another long sentence" }).ShouldBeOk();

        (await office.Owner.IsSignedIn()).ShouldBeTrue();
        (await elsewhere.IsSignedIn()).ShouldBeFalse();
        await office.SignIn(new Browser(office.World)).ShouldBe(HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Theory, DatabaseData]
    public async Task An_open_session_is_no_way_to_try_passwords(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        for (var i = 0; i < 5; i++)
        {
            await office.Owner.Put("/api/v1/session/password", new { currentPassword = $"guess number {i}", newPassword = "another long sentence" })
                .ShouldBe(HttpStatusCode.BadRequest, "invalid");
        }

        await office.Owner.Put("/api/v1/session/password", new { currentPassword = Office.Password, newPassword = "another long sentence" })
            .ShouldBe(HttpStatusCode.TooManyRequests, "lockedOut");
    }

    [Theory]
    [DatabaseData("role", "viewer")]
    [DatabaseData("status", "disabled")]
    [DatabaseData("email", "new@example.com")]
    public async Task A_new_role_status_or_email_ends_the_sessions_here_at_once_and_elsewhere_within_five_seconds(DbEngine engine, string field, string value)
    {
        await using var office = await Office.Open(engine);
        var (browser, id) = await office.Hire("Ada", Role.Admin);
        await using var elsewhere = await office.World.Beside();
        var there = new Browser(elsewhere);
        there.Cookies["tandem"] = browser.Cookies["tandem"];
        (await there.IsSignedIn()).ShouldBeTrue();

        await office.Owner.Patch($"/api/v1/users/{id}", new Dictionary<string, string> { [field] = value }).ShouldBeOk();

        (await browser.IsSignedIn()).ShouldBeFalse();
        elsewhere.Clock.Advance(TimeSpan.FromSeconds(5));
        (await there.IsSignedIn()).ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task Who_is_shut_out_cannot_sign_in_and_is_not_told_why(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, id) = await office.Hire("Ada", Role.Admin);
        await office.Owner.Patch($"/api/v1/users/{id}", new { status = "disabled" }).ShouldBeOk();

        await office.SignIn(new Browser(office.World), "ada@example.com").ShouldBe(HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Theory, DatabaseData]
    public async Task Neither_password_nor_session_can_be_read_from_the_database(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        var kept = await office.World.Rows<string>("select password_hash from access_users union all select token_hash from access_sessions union all select coalesce(after, '') from access_audit");

        kept.ShouldAllBe(text => !text.Contains(Office.Password) && !text.Contains(office.Owner.Cookies["tandem"]));
    }
}
