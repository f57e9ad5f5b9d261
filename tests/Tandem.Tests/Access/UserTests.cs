using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class UserTests
{
    [Theory, DatabaseData]
    public async Task Users_are_listed_by_name_and_page_by_page(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        foreach (var name in (string[])["Zoë", "ada", "Émile"])
        {
            await office.Owner.Post("/api/v1/invitations", new { name, email = $"{name.Length}{name[^1]}@example.com", role = "viewer" }).ShouldBeOk();
        }

        var first = await office.Owner.Get("/api/v1/users?limit=3").Json();
        var second = await office.Owner.Get($"/api/v1/users?limit=3&cursor={first.GetProperty("next").GetString()}").Json();

        first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["ada", "Émile", "Olga Owner"]);
        second.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["Zoë"]);
        second.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task A_user_is_changed_field_by_field_and_only_as_it_was_seen(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, manager) = await office.Hire("Mia", Role.Manager);
        var (_, id) = await office.Hire("Ada", Role.SalesRep);

        var changed = await office.Owner.Patch($"/api/v1/users/{id}", new { managerId = manager, office = "London", coreTeam = true }).ShouldBeOk();

        var view = await changed.Json();
        view.GetProperty("managerName").GetString().ShouldBe("Mia");
        view.GetProperty("office").GetString().ShouldBe("London");
        view.GetProperty("coreTeam").GetBoolean().ShouldBeTrue();
        view.GetProperty("role").GetString().ShouldBe("salesRep");
        var stale = await office.Owner.Send(HttpMethod.Patch, $"/api/v1/users/{id}", new { office = "Paris" }, request => request.Headers.Add("If-Match", "\"1\""))
            .ShouldBe(HttpStatusCode.PreconditionFailed, "stale");
        (await stale.Json()).GetProperty("current").GetProperty("office").GetString().ShouldBe("London");
        var emptied = await office.Owner.Send(
            HttpMethod.Patch, $"/api/v1/users/{id}", new { office = (string?)null, managerId = (Guid?)null }, request => request.Headers.Add("If-Match", changed.Headers.ETag!.ToString())).Json();
        emptied.GetProperty("office").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        emptied.GetProperty("managerId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory, DatabaseData]
    public async Task A_change_that_cannot_be_is_refused_and_changes_nothing(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, id) = await office.Hire("Ada", Role.SalesRep);
        foreach (var wrong in (object[])
            [
                new { name = "" }, new { name = "A\nB" }, new { email = "nothing" }, new { email = (string?)null }, new { role = "king" }, new { managerId = id },
                new { managerId = Guid.NewGuid() }, new { status = "invited" }, new { coreTeam = "yes" }, new { office = new string('x', 300) },
            ])
        {
            await office.Owner.Patch($"/api/v1/users/{id}", wrong).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        }

        await office.Owner.Patch($"/api/v1/users/{id}", new { email = Office.OwnerEmail }).ShouldBe(HttpStatusCode.Conflict, "emailTaken");
        await office.Owner.Patch($"/api/v1/users/{Guid.NewGuid()}", new { name = "X" }).ShouldBe(HttpStatusCode.NotFound, "notFound");
        (await office.Owner.Get($"/api/v1/users/{id}").Json()).GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task The_last_owner_stays_one(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var id = await office.OwnerId();

        await office.Owner.Patch($"/api/v1/users/{id}", new { role = "admin" }).ShouldBe(HttpStatusCode.Conflict, "lastOwner");
        await office.Owner.Patch($"/api/v1/users/{id}", new { status = "disabled" }).ShouldBe(HttpStatusCode.Conflict, "yourself");
    }

    [Theory, DatabaseData]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one(DbEngine engine)
    {
        for (var round = 0; round < 3; round++)
        {
            await using var office = await Office.Open(engine);
            var (second, secondId) = await office.Hire("Otto", Role.Owner);
            var firstId = await office.OwnerId();

            await Task.WhenAll(
                second.Patch($"/api/v1/users/{firstId}", new { role = "viewer" }),
                office.Owner.Patch($"/api/v1/users/{secondId}", new { role = "viewer" }));

            (await office.World.Value<long>("select count(*) from access_users where role = 'owner' and status = 'active'")).ShouldBe(1);
        }
    }

    [Theory, DatabaseData]
    public async Task An_admin_neither_changes_an_owner_nor_makes_one(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (admin, id) = await office.Hire("Ann", Role.Admin);

        await admin.Patch($"/api/v1/users/{await office.OwnerId()}", new { name = "Nobody" }).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        await admin.Patch($"/api/v1/users/{id}", new { role = "owner" }).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory, DatabaseData]
    public async Task Who_was_shut_out_comes_back_with_the_old_password(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, id) = await office.Hire("Ada", Role.SalesRep);
        await office.Owner.Patch($"/api/v1/users/{id}", new { status = "disabled" }).ShouldBeOk();

        await office.Owner.Patch($"/api/v1/users/{id}", new { status = "active" }).ShouldBeOk();

        await office.SignIn(new Browser(office.World), "ada@example.com").ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task The_workspace_takes_a_currency_and_a_zone_that_exist(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        await office.Owner.Patch("/api/v1/workspace", new { name = "Acme GmbH", currency = "eur", timeZone = "Europe/Berlin" }).ShouldBeOk();

        (await office.Owner.Get("/api/v1/workspace").Json()).GetRawText().ShouldBe("""{"name":"Acme GmbH","currency":"EUR","timeZone":"Europe/Berlin"}""");
        foreach (var wrong in (object[])[new { currency = "EURO" }, new { currency = "QQQ" }, new { timeZone = "Mars/Olympus" }, new { timeZone = "../etc/passwd" }, new { timeZone = "CET-1" }, new { name = " " }])
        {
            await office.Owner.Patch("/api/v1/workspace", wrong).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        }
    }

    [Theory, DatabaseData]
    public async Task The_audit_log_tells_who_changed_what_newest_first(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, id) = await office.Hire("Ada", Role.SalesRep);
        office.World.Clock.Advance(TimeSpan.FromSeconds(1));
        await office.Owner.Patch($"/api/v1/users/{id}", new { role = "manager" }).ShouldBeOk();
        office.World.Clock.Advance(TimeSpan.FromSeconds(1));
        await office.Owner.Patch("/api/v1/workspace", new { currency = "EUR" }).ShouldBeOk();

        var all = (await office.Owner.Get("/api/v1/audit?limit=1").Json());
        var item = all.GetProperty("items").EnumerateArray().Single();
        item.GetProperty("object").GetString().ShouldBe("workspace");
        item.GetProperty("actorName").GetString().ShouldBe("Olga Owner");
        item.GetProperty("before").GetProperty("currency").GetString().ShouldBe("USD");
        item.GetProperty("after").GetProperty("currency").GetString().ShouldBe("EUR");
        var next = await office.Owner.Get($"/api/v1/audit?object=user&objectId={id}&verb=update&cursor={all.GetProperty("next").GetString()}").Json();
        var change = next.GetProperty("items").EnumerateArray().Single();
        change.GetProperty("before").GetProperty("role").GetString().ShouldBe("salesRep");
        change.GetProperty("after").GetProperty("role").GetString().ShouldBe("manager");
    }

    [Theory, DatabaseData]
    public async Task A_team_is_who_shares_the_manager_and_who_reports_to_one(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, boss) = await office.Hire("Bea", Role.Manager);
        var (_, ada) = await office.Hire("Ada", Role.SalesRep);
        var (_, bob) = await office.Hire("Bob", Role.SalesRep);
        var (_, eve) = await office.Hire("Eve", Role.SalesRep);
        await office.Owner.Patch($"/api/v1/users/{ada}", new { managerId = boss }).ShouldBeOk();
        await office.Owner.Patch($"/api/v1/users/{bob}", new { managerId = boss }).ShouldBeOk();

        (await Team(office, ada)).ShouldBe([ada, bob], ignoreOrder: true);
        (await Team(office, boss)).ShouldBe([boss, ada, bob], ignoreOrder: true);
        (await Team(office, eve)).ShouldBe([eve]);
    }

    private static Task<IReadOnlyList<Guid>> Team(Office office, Guid user) =>
        office.World.Db.Read(session => Tandem.Access.Public.Users.TeamOf(session, user));
}
