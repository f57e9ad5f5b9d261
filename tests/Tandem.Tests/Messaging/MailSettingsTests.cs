using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Messaging;

public sealed class MailSettingsTests
{
    [Theory, DatabaseData]
    public async Task The_password_goes_in_and_never_comes_out(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var saved = await Save(office, new { host = "mail.example.com", port = 587, tls = "starttls", user = "crm", password = "hush-hush", from = "crm@example.com" }).ShouldBeOk();

        (await saved.Content.ReadAsStringAsync()).ShouldNotContain("hush");
        (await saved.Json()).GetProperty("hasPassword").GetBoolean().ShouldBeTrue();
        foreach (var text in await office.World.Rows<string>("select value from platform_settings union all select after from access_audit where after is not null"))
        {
            text.ShouldNotContain("hush");
        }

        // Left out it stays; for another server it has to be said again.
        var same = await Save(office, new { host = "mail.example.com", port = 465, tls = "implicit", user = "crm", from = "crm@example.com" }).Json();
        same.GetProperty("hasPassword").GetBoolean().ShouldBeTrue();
        await Save(office, new { host = "evil.example.com", port = 465, tls = "implicit", user = "crm", from = "crm@example.com" }).ShouldBe(HttpStatusCode.BadRequest, "invalid");
    }

    [Theory, DatabaseData]
    public async Task A_password_whose_key_is_gone_is_asked_for_again(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        await Save(office, new { host = "mail.example.com", port = 587, tls = "starttls", user = "crm", password = "hush-hush", from = "crm@example.com" }).ShouldBeOk();
        var key = Path.Combine(office.World.Options.DataFolder, "secret.key");
        (OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(key)).ShouldBe((int)(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        File.Delete(key);

        await using var later = await office.World.Beside();
        var shown = (await later.Client(Caller.System).Get("/settings/mail")).Is(200);
        shown["passwordLost"].GetBoolean().ShouldBeTrue();
    }

    [Theory, DatabaseData]
    public async Task What_waits_leaves_as_soon_as_a_server_is_set_up(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using var office = await Office.Open(engine);
        await office.World.Db.Write(tx => office.World.Get<Tandem.Messaging.Public.Mailer>().Put(
            tx, new Tandem.Messaging.Public.Mail { To = "ada@example.com", Subject = "Hello", Text = "Hello.", Key = "1" }));
        await office.World.Settle();
        (await office.Owner.Get("/api/v1/settings/mail").Json()).GetProperty("waiting").GetInt64().ShouldBe(1);

        await Save(office, new { host = "127.0.0.1", port = sink.Port, tls = "none", from = "crm@example.com", publicUrl = "https://crm.example.com/" }).ShouldBeOk();
        await office.World.Settle();

        sink.Mails().Count.ShouldBe(1);
        (await office.Owner.Get("/api/v1/settings/mail").Json()).GetProperty("publicUrl").GetString().ShouldBe("https://crm.example.com");
    }

    [Theory, DatabaseData]
    public async Task A_test_mail_says_what_the_server_said(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        using var strict = await SmtpSink.Start(flags: ["-f", "MAIL"]);
        await using var office = await Office.Open(engine);
        await office.Owner.Post("/api/v1/settings/mail/test", new { }).ShouldBe(HttpStatusCode.Conflict, "noMailServer");
        await Save(office, new { host = "127.0.0.1", port = sink.Port, tls = "none", from = "crm@example.com" }).ShouldBeOk();

        var good = await office.Owner.Post("/api/v1/settings/mail/test", new { }).Json();
        await Save(office, new { host = "127.0.0.1", port = strict.Port, tls = "none", from = "crm@example.com" }).ShouldBeOk();
        var bad = await office.Owner.Post("/api/v1/settings/mail/test", new { to = "ada@example.com" }).Json();
        await Save(office, new { host = "127.0.0.1", port = sink.Port, tls = "starttls", from = "crm@example.com" }).ShouldBeOk();
        var clear = await office.Owner.Post("/api/v1/settings/mail/test", new { }).Json();

        (good.GetProperty("sent").GetBoolean(), good.GetProperty("to").GetString()).ShouldBe((true, Office.OwnerEmail));
        bad.GetProperty("error").GetString().ShouldBe("500 5.3.0 Error: command failed");
        clear.GetProperty("error").GetString()!.ShouldContain("STARTTLS");
        sink.Mails().Count.ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Settings_that_cannot_be_are_refused_and_others_may_not_look(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        foreach (var wrong in (object[])
            [
                new { host = "mail example", port = 587, tls = "none", from = "crm@example.com" }, new { host = "mail.example.com", port = 0, tls = "none", from = "crm@example.com" },
                new { host = "mail.example.com", port = 587, tls = "tls", from = "crm@example.com" }, new { host = "mail.example.com", port = 587, tls = "none", from = "crm" },
                new { host = "mail.example.com", port = 587, tls = "none", from = "crm@example.com", fromName = "A\nBcc: x@example.com" },
                new { host = "mail.example.com", port = 587, tls = "none", from = "crm@example.com", user = "u" },
                new { host = "mail.example.com", port = 587, tls = "none", from = "crm@example.com", publicUrl = "javascript:alert(1)" },
            ])
        {
            await Save(office, wrong).ShouldBe(HttpStatusCode.BadRequest, "invalid");
        }

        var (marketer, _) = await office.Hire("Mia", Role.Marketer);
        await marketer.Get("/api/v1/settings/mail").ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        await marketer.Get("/api/v1/mails").ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await office.Owner.Get("/api/v1/settings/mail").Json()).GetProperty("setUp").GetBoolean().ShouldBeFalse();
    }

    private static Task<HttpResponseMessage> Save(Office office, object body) => office.Owner.Put("/api/v1/settings/mail", body);
}
