using System.Net;
using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class InvitationTests
{
    [Theory, DatabaseData]
    public async Task An_invitation_lets_somebody_in_once(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var token = await Invite(office, new { name = "Ada", email = "ada@example.com", role = "marketer" });
        var shown = await new Browser(office.World).Get($"/api/v1/invitations/accept/{token}").Json();
        shown.GetProperty("name").GetString().ShouldBe("Ada");
        shown.GetProperty("email").GetString().ShouldBe("ada@example.com");
        shown.GetProperty("workspaceName").GetString().ShouldBe("Acme");
        var ada = new Browser(office.World);

        var session = await ada.Post("/api/v1/invitations/accept", new { token, name = "Ada Lovelace", password = Office.Password }).Json();

        session.GetProperty("user").GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        session.GetProperty("user").GetProperty("role").GetString().ShouldBe("marketer");
        (await ada.IsSignedIn()).ShouldBeTrue();
        await new Browser(office.World).Post("/api/v1/invitations/accept", new { token, password = Office.Password }).ShouldBe(HttpStatusCode.NotFound, "linkInvalid");
        (await office.Owner.Get("/api/v1/invitations").Json()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Of_many_who_hold_the_same_link_one_gets_in(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var token = await Invite(office, new { name = "Ada", email = "ada@example.com", role = "marketer" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            new Browser(office.World).Post("/api/v1/invitations/accept", new { token, password = Office.Password })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.NotFound).ShouldBe(5);
    }

    [Theory, DatabaseData]
    public async Task A_link_ends_after_a_week_by_revocation_and_by_a_newer_one(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var body = new { name = "Ada", email = "ada@example.com", role = "marketer" };
        var replaced = await Invite(office, body);
        var revoked = await Invite(office, body);
        await IsDead(office, replaced);
        var id = (await office.Owner.Get("/api/v1/invitations").Json()).GetProperty("items").EnumerateArray().Single().GetProperty("id").GetGuid();

        await office.Owner.Delete($"/api/v1/invitations/{id}").ShouldBeOk();

        await IsDead(office, revoked);
        (await Find(office, "ada@example.com")).Status.ShouldBe(UserStatus.NoLogin);
        var old = await Invite(office, body);
        office.World.Clock.Advance(TimeSpan.FromDays(7));
        await IsDead(office, old);
    }

    [Theory, DatabaseData]
    public async Task Somebody_known_by_name_only_is_invited_and_stays_the_same_user(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var written = await office.World.Db.Write(tx => UserWriter.Write(tx, Caller.System, [new UserDraft("Ada") { Office = "London" }]));
        var known = written.Rows[0].Id!.Value;

        var token = await Invite(office, new { name = "Ada", email = "ada@example.com", role = "salesRep", userId = known });
        await new Browser(office.World).Post("/api/v1/invitations/accept", new { token, password = Office.Password }).ShouldBeOk();

        var ada = await Find(office, "ada@example.com");
        (ada.Id, ada.Office, ada.Status).ShouldBe((known, "London", UserStatus.Active));
    }

    [Theory, DatabaseData]
    public async Task An_invitation_that_cannot_be_is_refused(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (admin, _) = await office.Hire("Ann", Role.Admin);

        await office.Owner.Post("/api/v1/invitations", new { name = "Double", email = "OWNER@example.com ", role = "viewer" }).ShouldBe(HttpStatusCode.Conflict, "emailTaken");
        await office.Owner.Post("/api/v1/invitations", new { name = "X\r\nBcc: y", email = "x@example.com", role = "viewer" }).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        await office.Owner.Post("/api/v1/invitations", new { name = "X", email = "x@example.com", role = "king" }).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        await office.Owner.Post("/api/v1/invitations", new { name = "X", email = "x@example.com" }).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        await office.Owner.Post("/api/v1/invitations", new { name = "X", email = "x@example.com", role = "viewer", userId = Guid.NewGuid() }).ShouldBe(HttpStatusCode.NotFound, "notFound");
        await admin.Post("/api/v1/invitations", new { name = "X", email = "x@example.com", role = "owner" }).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        await office.Owner.Post("/api/v1/invitations", new { name = "X", email = "x@example.com", role = "viewer", userId = await office.OwnerId() }).ShouldBe(HttpStatusCode.Conflict, "hasSignedIn");
    }

    [Theory, DatabaseData]
    public async Task A_weak_password_does_not_use_the_link_up(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var token = await Invite(office, new { name = "Ada", email = "ada@example.com", role = "marketer" });

        await new Browser(office.World).Post("/api/v1/invitations/accept", new { token, password = "short" }).ShouldBe(HttpStatusCode.BadRequest, "invalid");

        await new Browser(office.World).Post("/api/v1/invitations/accept", new { token, password = Office.Password }).ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task A_reset_link_lets_a_locked_user_in_again_and_ends_what_was_open(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (ada, id) = await office.Hire("Ada", Role.Marketer);
        for (var i = 0; i < 6; i++)
        {
            await office.SignIn(new Browser(office.World), "ada@example.com", "not the right one");
        }

        var link = await office.Owner.Post($"/api/v1/users/{id}/reset-link").Json();
        var back = new Browser(office.World);
        await back.Post("/api/v1/invitations/accept", new { token = Token(link), password = "another long sentence" }).ShouldBeOk();

        (await ada.IsSignedIn()).ShouldBeFalse();
        (await back.IsSignedIn()).ShouldBeTrue();
        await office.SignIn(new Browser(office.World), "ada@example.com", "another long sentence").ShouldBeOk();
    }

    [Theory, DatabaseData]
    public async Task A_reset_link_does_not_bring_back_who_was_shut_out_and_no_admin_makes_one_for_an_owner(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (_, id) = await office.Hire("Ada", Role.Marketer);
        var (admin, _) = await office.Hire("Ann", Role.Admin);
        var link = await office.Owner.Post($"/api/v1/users/{id}/reset-link").Json();

        await office.Owner.Patch($"/api/v1/users/{id}", new { status = "disabled" }).ShouldBeOk();

        await IsDead(office, Token(link));
        await office.Owner.Post($"/api/v1/users/{id}/reset-link").ShouldBe(HttpStatusCode.Conflict, "cannotSignIn");
        await admin.Post($"/api/v1/users/{await office.OwnerId()}/reset-link").ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<string> Invite(Office office, object body)
    {
        var answer = await office.Owner.Post("/api/v1/invitations", body).ShouldBeOk();
        return Token(await answer.Json());
    }

    private static string Token(System.Text.Json.JsonElement link) => new Uri(link.GetProperty("url").GetString()!).Segments[^1];

    private static async Task<UserSummary> Find(Office office, string email) => (await office.World.Db.Read(Users.All)).Single(user => user.Email == email);

    private static Task IsDead(Office office, string token) =>
        new Browser(office.World).Post("/api/v1/invitations/accept", new { token, password = Office.Password }).ShouldBe(HttpStatusCode.NotFound, "linkInvalid");
}
