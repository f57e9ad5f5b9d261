using System.Globalization;
using Tandem.Messaging.Public;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Messaging;

public sealed class MailTests
{
    private const string Verse = "Grüße aus Köln – 東京 🚀\n\n.a line that begins with a dot\nFrom here on\nan = sign, and a space at the end \nZażółć gęślą jaźń zażółć gęślą jaźń zażółć gęślą jaźń zażółć";

    [Theory, DatabaseData]
    public async Task What_arrives_is_what_was_written(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using var world = await With(engine, sink.Url);

        await Put(world, new Mail
        {
            To = "ada@exämple.com",
            ToName = "Ada \"Countess\" Lovelace, née Byron – 伯爵夫人",
            Subject = "Ihre Anmeldung bei der Gesellschaft für außerordentlich lange Betreffzeilen: bitte bestätigen ✔",
            Text = Verse,
            Html = "<p>Grüße aus Köln</p>\n.<b>fett</b>",
            Key = "hello",
            ListUnsubscribe = "https://example.com/u/1",
        });
        await world.Settle();

        var mail = new ReceivedMail(sink.Mails().Single());
        mail.Headers["X-Mail-Args"].ShouldBe("<crm@example.com>");
        mail.Headers["X-Rcpt-Args"].ShouldBe("<ada@xn--exmple-cua.com>");
        mail.Headers["From"].ShouldBe("\"Acme\" <crm@example.com>");
        mail.Headers["To"].ShouldBe("Ada \"Countess\" Lovelace, née Byron – 伯爵夫人 <ada@xn--exmple-cua.com>");
        mail.Headers["Subject"].ShouldBe("Ihre Anmeldung bei der Gesellschaft für außerordentlich lange Betreffzeilen: bitte bestätigen ✔");
        mail.Headers["Date"].ShouldBe("Sun, 22 Nov 2026 09:00:00 +0000");
        mail.Headers["Message-ID"].ShouldBe($"<{await world.Value<Guid>("select id from platform_outbox"):n}@example.com>");
        mail.Headers["List-Unsubscribe"].ShouldBe("<https://example.com/u/1>");
        mail.Text.ShouldBe(Verse);
        mail.Html.ShouldBe("<p>Grüße aus Köln</p>\n.<b>fett</b>");
        mail.Raw.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(76 + 2);
        mail.Raw.ShouldAllBe(c => char.IsAscii(c));
        (await State(world)).ShouldBe(("sent", null, null, "sent"));
    }

    [Theory, DatabaseData]
    public async Task The_same_key_is_sent_once(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using var world = await With(engine, sink.Url);

        (await Put(world, Plain("once"))).ShouldBeTrue();
        (await Put(world, Plain("once"))).ShouldBeFalse();
        await world.Settle();

        sink.Mails().Count.ShouldBe(1);
        (await world.Value<long>("select count(*) from messaging_mails")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_refused_recipient_is_told_and_not_tried_again(DbEngine engine)
    {
        using var sink = await SmtpSink.Start(flags: ["-f", "RCPT"]);
        await using var world = await With(engine, sink.Url);
        await Put(world, Plain("refused"));

        await world.Settle();
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.Settle();

        (await State(world)).ShouldBe(("failed", "500 5.3.0 Error: command failed", null, "failed"));
        (await world.Value<long>("select attempts from platform_outbox")).ShouldBe(1);
        var listed = (await world.Client(Tandem.Platform.Security.Caller.System).Get("/mails?state=failed")).Is(200);
        listed["items"][0].GetProperty("error").GetString().ShouldBe("500 5.3.0 Error: command failed");
    }

    [Theory, DatabaseData]
    public async Task A_soft_refusal_is_tried_again(DbEngine engine)
    {
        var port = SmtpSink.FreePort();
        await using var world = await With(engine, Url(port));
        using (await SmtpSink.Start(port, "-r", "RCPT"))
        {
            await Put(world, Plain("later"));
            await world.Settle();
            (await State(world)).ShouldBe(("waiting", "450 4.3.0 Error: command failed", "kept", "waiting"));
        }

        using var friendly = await SmtpSink.Start(port);
        await world.Settle();
        friendly.Mails().ShouldBeEmpty();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Settle();

        friendly.Mails().Count.ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_server_that_is_down_for_two_days_gets_the_mail_when_it_is_back_and_one_that_stays_away_does_not(DbEngine engine)
    {
        var port = SmtpSink.FreePort();
        await using var world = await With(engine, Url(port));
        await Put(world, Plain("patient"));
        await Put(world, Plain("hasty") with { Until = world.Db.Now + TimeSpan.FromDays(1) });
        for (var hour = 0; hour < 48; hour++)
        {
            await world.Settle();
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        using var sink = await SmtpSink.Start(port);
        await world.Settle();

        sink.Mails().Count.ShouldBe(1);
        sink.Mails()[0].ShouldContain("Subject: patient");
        (await world.Value<string>("select error from messaging_mails where subject = 'hasty'")).ShouldStartWith("Too late: 127.0.0.1:");
        (await world.Value<long>("select count(*) from messaging_mails where content is not null")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Killed_between_the_servers_yes_and_our_note_of_it_the_same_mail_comes_again_with_the_same_id(DbEngine engine)
    {
        using var sink = await SmtpSink.Start();
        await using var world = await With(engine, sink.Url);
        await Put(world, Plain("twice"));
        await world.Settle();

        // What a process leaves behind that died after the server's answer: nothing noted, the lease of the outbox running out.
        await world.Db.Write(tx => tx.Execute(
            "update messaging_mails set state = 'waiting', ended_at = null, content = @content", new { content = """{"text":"Hello."}""" }));
        await world.Db.Write(tx => tx.Execute("update platform_outbox set state = 'sending', due_at = @until", new { until = tx.Now + TimeSpan.FromMinutes(2) }));
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.Settle();

        var ids = sink.Mails().Select(raw => new ReceivedMail(raw).Headers["Message-ID"]).ToArray();
        ids.Length.ShouldBe(2);
        ids[0].ShouldBe(ids[1]);
        (await State(world)).ShouldBe(("sent", null, null, "sent"));

        // One that died a moment later, with the mail noted: it is not sent again.
        await world.Db.Write(tx => tx.Execute("update platform_outbox set state = 'sending', due_at = 0"));
        await world.Settle();
        sink.Mails().Count.ShouldBe(2);
    }

    [Theory, DatabaseData]
    public async Task No_header_can_be_smuggled_in(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        foreach (var mail in (Mail[])
            [
                Plain("a\r\nBcc: eve@example.com"), Plain("a\nBcc: eve@example.com"), Plain("a\rBcc: eve@example.com"), Plain("a\u2028b"), Plain("a\0b"),
                Plain("a") with { ToName = "Ada\r\nBcc: eve@example.com" },
                Plain("a") with { To = "ada@example.com\r\nBcc: eve@example.com" },
                Plain("a") with { To = "ada@example.com>\r\nRCPT TO:<eve@example.com" },
                Plain("a") with { To = "Ada <ada@example.com>" },
                Plain("a") with { To = "ada@example.com, eve@example.com" },
                Plain("a") with { ListUnsubscribe = "https://example.com/\r\nBcc: eve@example.com" },
            ])
        {
            mail.Problem.ShouldNotBeNull();
            await Should.ThrowAsync<ArgumentException>(() => Put(world, mail));
        }

        (await world.Value<long>("select count(*) from platform_outbox")).ShouldBe(0);
    }

    private static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"smtp://127.0.0.1:{port}?from=crm@example.com&name=Acme&tls=none");

    private static Task<World> With(DbEngine engine, string url) =>
        World.Create(engine, settings: new Dictionary<string, string?> { ["TANDEM_SMTP"] = url });

    private static Mail Plain(string subject) => new() { To = "ada@example.com", Subject = subject, Text = "Hello.", Key = subject };

    private static Task<bool> Put(World world, Mail mail) => world.Db.Write(tx => world.Get<Mailer>().Put(tx, mail));

    private static async Task<(string State, string? Error, string? Content, string Outbox)> State(World world) =>
        (await world.Db.Read(session => session.First<(string, string?, string?, string)>(
            "select m.state, m.error, case when m.content is null then null else 'kept' end, o.state from messaging_mails m cross join platform_outbox o")));
}
