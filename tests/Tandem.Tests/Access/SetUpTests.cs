using System.Net;
using Tandem.Access.Public;
using Tandem.Access.SetUp;
using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class SetUpTests
{
    [Theory, DatabaseData]
    public async Task The_first_page_makes_the_workspace_and_its_owner_and_signs_them_in(DbEngine engine)
    {
        await using var world = await Office.Empty(engine);
        var browser = new Browser(world);
        (await browser.Get("/api/v1/setup").Json()).GetProperty("needed").GetBoolean().ShouldBeTrue();

        await browser.Post("/api/v1/setup", new { workspaceName = "Acme", name = "Olga", email = "olga@example.com", password = Office.Password }).ShouldBeOk();

        (await browser.Get("/api/v1/setup").Json()).GetProperty("needed").GetBoolean().ShouldBeFalse();
        var session = await browser.Get("/api/v1/session").Json();
        session.GetProperty("user").GetProperty("role").GetString().ShouldBe("owner");
        session.GetProperty("workspace").GetProperty("name").GetString().ShouldBe("Acme");
        session.GetProperty("permissions").EnumerateArray().Select(item => item.GetString()).ShouldContain("contacts.read:all");
    }

    [Theory, DatabaseData]
    public async Task Of_many_who_set_it_up_at_once_one_becomes_the_owner(DbEngine engine)
    {
        await using var world = await Office.Empty(engine);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => new Browser(world).Post(
            "/api/v1/setup", new { workspaceName = "Acme", name = $"Owner {i}", email = $"owner{i}@example.com", password = Office.Password })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        (await world.Value<long>("select count(*) from access_users")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Set_up_a_second_time_is_refused(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        await new Browser(office.World)
            .Post("/api/v1/setup", new { workspaceName = "Mine", name = "Eve", email = "eve@example.com", password = Office.Password })
            .ShouldBe(HttpStatusCode.Conflict, "alreadySetUp");
    }

    private static readonly (string Name, string Email, string Password, string Field)[] Wrong =
    [
        ("", "olga@example.com", Office.Password, "name"),
        ("Olga\r\nBcc: all@example.com", "olga@example.com", Office.Password, "name"),
        ("Olga", "no address", Office.Password, "email"),
        ("Olga", "olga@example.com\r\nBcc: all@example.com", Office.Password, "email"),
        ("Olga", "olga@example.com", "short", "password"),
        ("Olga", "olga@example.com", "Password123!", "password"),
        ("Olga", "olga@example.com", "P@ssw0rd2026", "password"),
        ("Olga", "olga@example.com", "1234567890", "password"),
        ("Olga", "olga@example.com", "aaaaaaaaaaaa", "password"),
        ("Olga", "olga@example.com", "OLGA@example.com", "password"),
    ];

    [Theory, DatabaseData]
    public async Task What_cannot_be_a_name_an_address_or_a_password_is_refused(DbEngine engine)
    {
        await using var world = await Office.Empty(engine);
        foreach (var (name, email, password, field) in Wrong)
        {
            var answer = await new Browser(world).Post("/api/v1/setup", new { workspaceName = "Acme", name, email, password });

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Json()).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        }

        (await world.Value<long>("select count(*) from access_users")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task The_environment_makes_the_owner_once_and_does_not_set_the_password_back(DbEngine engine)
    {
        await using var world = await Office.Empty(engine, ("TANDEM_OWNER_EMAIL", Office.OwnerEmail), ("TANDEM_OWNER_PASSWORD", Office.Password));
        await OwnerFromSettings.Ensure(world.Services);
        var browser = new Browser(world);
        await browser.Post("/api/v1/session", new { email = Office.OwnerEmail, password = Office.Password }).ShouldBeOk();
        await browser.Put("/api/v1/session/password", new { currentPassword = Office.Password, newPassword = "another long sentence" }).ShouldBeOk();

        await OwnerFromSettings.Ensure(world.Services);

        await new Browser(world).Post("/api/v1/session", new { email = Office.OwnerEmail, password = "another long sentence" }).ShouldBeOk();
        (await world.Db.Read(Users.All)).ShouldHaveSingleItem().Role.ShouldBe(Role.Owner);
    }

    [Theory, DatabaseData]
    public async Task A_weak_password_in_the_environment_keeps_the_server_from_starting(DbEngine engine)
    {
        await using var world = await Office.Empty(engine, ("TANDEM_OWNER_EMAIL", Office.OwnerEmail), ("TANDEM_OWNER_PASSWORD", "admin12345"));

        await Should.ThrowAsync<StartRefusedException>(OwnerFromSettings.Ensure(world.Services));
    }
}
