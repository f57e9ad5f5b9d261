using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Messaging;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class LinkMailTests
{
    [Theory, DatabaseData]
    public async Task An_invitation_arrives_by_mail_and_lets_in(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using var office = await Office.Open(engine, ("TANDEM_SMTP", sink.Url));

        var invited = await office.Owner.Post("/api/v1/invitations", new { name = "Ada <b>Löwe</b>", email = "ada@example.com", role = "marketer" }).Json();
        await office.World.Settle();

        invited.GetProperty("mailed").GetBoolean().ShouldBeTrue();
        var mail = new ReceivedMail(sink.Mails().Single());
        mail.Headers["X-Rcpt-Args"].ShouldBe("<ada@example.com>");
        mail.Headers["Subject"].ShouldBe("Join Acme");
        mail.Link.ShouldBe(invited.GetProperty("url").GetString());
        mail.Html!.ShouldContain("Ada &lt;b&gt;");
        await new Browser(office.World).Post("/api/v1/invitations/accept", new { token = Token(mail), password = Office.Password }).ShouldBeOk();
        (await office.World.Rows<string>("select coalesce(content, '') || payload from messaging_mails cross join platform_outbox")).Single().ShouldNotContain(Token(mail));
    }

    [Theory, DatabaseData]
    public async Task Who_has_forgotten_the_password_gets_a_link_and_nobody_learns_who_exists(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using var office = await Office.Open(engine, ("TANDEM_SMTP", sink.Url), ("TANDEM_PUBLIC_URL", "https://crm.example.com/"));
        var stranger = new Browser(office.World, "http://evil.example.net");

        using var known = await stranger.Post("/api/v1/password-reset", new { email = " OWNER@example.com" });
        using var unknown = await stranger.Post("/api/v1/password-reset", new { email = "nobody@example.com" });
        await office.World.Settle();

        ((int)known.StatusCode, await known.Content.ReadAsStringAsync()).ShouldBe((202, ""));
        ((int)unknown.StatusCode, await unknown.Content.ReadAsStringAsync()).ShouldBe((202, ""));
        var mail = new ReceivedMail(sink.Mails().Single());
        mail.Headers["X-Rcpt-Args"].ShouldBe("<owner@example.com>");
        mail.Link.ShouldStartWith("https://crm.example.com/invite/");
        (await office.World.Value<long>("select count(*) from platform_timers where kind = 'access.forgottenPassword'")).ShouldBe(0);
        await new Browser(office.World).Post("/api/v1/invitations/accept", new { token = Token(mail), password = "another long sentence" }).ShouldBeOk();
        (await office.Owner.IsSignedIn()).ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task A_stranger_can_neither_fill_a_mailbox_nor_spoil_the_link_that_is_in_it(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using var office = await Office.Open(engine, ("TANDEM_SMTP", sink.Url), ("TANDEM_PUBLIC_URL", "https://crm.example.com"), ("TANDEM_LIMIT_SIGN_IN_EMAIL", "0"));
        for (var i = 0; i < 5; i++)
        {
            await new Browser(office.World).Post("/api/v1/password-reset", new { email = Office.OwnerEmail }).ShouldBeOk();
            await office.World.Settle();
        }

        var mail = new ReceivedMail(sink.Mails().Single());
        await new Browser(office.World).Get($"/api/v1/invitations/accept/{Token(mail)}").ShouldBeOk();
        office.World.Clock.Advance(TimeSpan.FromMinutes(6));
        await new Browser(office.World).Post("/api/v1/password-reset", new { email = Office.OwnerEmail }).ShouldBeOk();
        await office.World.Settle();
        sink.Mails().Count.ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task Without_mail_or_a_known_address_nothing_is_offered_and_those_who_were_shut_out_get_nothing(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using (var silent = await Office.Open(engine))
        {
            (await silent.Owner.Get("/api/v1/password-reset").Json()).GetProperty("available").GetBoolean().ShouldBeFalse();
            await silent.Owner.Post("/api/v1/password-reset", new { email = Office.OwnerEmail }).ShouldBe(HttpStatusCode.Conflict, "noMailServer");
        }

        await using var office = await Office.Open(engine, ("TANDEM_SMTP", sink.Url));
        (await office.Owner.Get("/api/v1/password-reset").Json()).GetProperty("available").GetBoolean().ShouldBeFalse();
        await using var named = await Office.Open(engine, ("TANDEM_SMTP", sink.Url), ("TANDEM_PUBLIC_URL", "https://crm.example.com"));
        var (_, id) = await named.Hire("Ada", Role.Marketer);
        await named.Owner.Patch($"/api/v1/users/{id}", new { status = "disabled" }).ShouldBeOk();
        await named.Owner.Post("/api/v1/password-reset", new { email = "ada@example.com" }).ShouldBeOk();
        await named.World.Settle();

        sink.Mails().ShouldAllBe(raw => raw.Contains("Subject: Join", StringComparison.Ordinal));
    }

    private static string Token(ReceivedMail mail) => new Uri(mail.Link).Segments[^1];
}
