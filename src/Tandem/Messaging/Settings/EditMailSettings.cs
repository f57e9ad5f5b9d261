using Tandem.Access.Public;
using Tandem.Messaging.Mails;
using Tandem.Messaging.Smtp;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Outbox;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Messaging.Settings;

/// <summary>The mail server, in whose name we write, and where links in mails lead. The password goes in and never comes out.</summary>
internal static class EditMailSettings
{
    /// <summary>What may be sent. A password that is left out stays, null takes it away.</summary>
    public sealed record Command(string Host, int Port, SmtpTls Tls, string? User, string? Password, string From, string? FromName, string? PublicUrl);

    /// <summary>The settings, and whether mails leave.</summary>
    public sealed record View
    {
        /// <summary>Whether a mail server is known.</summary>
        public required bool SetUp { get; init; }

        /// <summary>The environment names the server: the settings here do not count.</summary>
        public required bool Fixed { get; init; }

        /// <summary>The environment names the address of links.</summary>
        public required bool PublicUrlFixed { get; init; }

        public string? Host { get; init; }

        public int? Port { get; init; }

        public SmtpTls? Tls { get; init; }

        public string? User { get; init; }

        public bool HasPassword { get; init; }

        /// <summary>The password was sealed under a key that is gone: it has to be entered again.</summary>
        public bool PasswordLost { get; init; }

        public string? From { get; init; }

        public string? FromName { get; init; }

        public string? PublicUrl { get; init; }

        /// <summary>Mails that wait.</summary>
        public required long Waiting { get; init; }
    }

    public sealed class Handler(Db db, MailSettings settings, PublicAddress address, Outbox outbox)
    {
        public Task<View> Show(CancellationToken cancel) => db.Read(Show, cancel);

        public Task<Result<View>> Save(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<View>>(async tx =>
        {
            if (settings.IsFixed)
            {
                return Problem.Conflict("fixedByEnvironment", "TANDEM_SMTP names the mail server; what is set here would not count.");
            }

            var before = await MailSettings.Kept(tx);
            var after = Read(body, before);
            var url = ReadUrl(body);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await MailSettings.Keep(tx, after!);
            if (body.Has("publicUrl"))
            {
                await PublicAddress.Set(tx, url);
            }

            await Audit.Write(tx, caller, new AuditEntry("update", "mailSettings", "mail") { Before = Told(before), After = Told(after) });
            await outbox.Hurry(tx, MailSender.Channel);
            return await Show(tx);
        }, cancel);

        public Task<Result<Done>> Remove(Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (await MailSettings.Kept(tx) is { } before)
            {
                await MailSettings.Forget(tx);
                await Audit.Write(tx, caller, new AuditEntry("delete", "mailSettings", "mail") { Before = Told(before) });
            }

            return Done.Value;
        }, cancel);

        private async Task<View> Show(Session session)
        {
            var kept = await MailSettings.Kept(session);
            var server = await settings.Server(session);
            return new View
            {
                SetUp = server is not null,
                Fixed = settings.IsFixed,
                PublicUrlFixed = address.IsFixed,
                Host = server?.Host,
                Port = server?.Port,
                Tls = server?.Tls,
                User = server?.User,
                HasPassword = server?.Password is not null,
                PasswordLost = !settings.IsFixed && kept is not null && !settings.CanOpen(kept),
                From = server?.From.Address,
                FromName = server?.From.Name,
                PublicUrl = await address.Known(session),
                Waiting = await session.Scalar<long>("select count(*) from messaging_mails where state = 'waiting'"),
            };
        }

        private KeptServer? Read(JsonBody body, KeptServer? before)
        {
            var (host, from, user) = (body.Text("host", longest: 253), body.Text("from", longest: 254), body.Text("user", longest: 300));
            var (port, tls) = (body.Whole("port", 1, 65535), body.OneOf<SmtpTls>("tls"));
            var password = Typed(body, "password");
            foreach (var (field, isMissing) in (ReadOnlySpan<(string, bool)>)[("host", host is null), ("port", port is null), ("tls", tls is null), ("from", from is null)])
            {
                if (isMissing)
                {
                    body.Refuse(field, "This is needed.");
                }
            }

            if (body.Problem is not null)
            {
                return null;
            }

            // Another server is told another password, or none: nobody leads ours to a machine of theirs by changing the host alone.
            var keeps = !body.Has("password") && before is not null && before.Host == host && before.User == user;
            var kept = new KeptServer(host!, port!.Value, tls!.Value, user, keeps ? before!.SealedPassword : Sealed(password), from!, body.Text("fromName", longest: 200));
            var server = new SmtpServer
            {
                Host = kept.Host,
                Port = kept.Port,
                Tls = kept.Tls,
                User = kept.User,
                Password = kept.SealedPassword,
                From = new(kept.From, kept.FromName),
            };
            if (server.Problem is { } problem)
            {
                body.Refuse(FieldOf(problem), problem);
            }

            return kept;
        }

        private string? Sealed(string? password) => password is null ? null : settings.Seal(password);
    }

    private static string FieldOf(string problem) =>
        problem.StartsWith("from", StringComparison.Ordinal) ? "from" : problem.StartsWith("A login", StringComparison.Ordinal) ? "password" : "host";

    private static string? ReadUrl(JsonBody body)
    {
        if (body.Text("publicUrl") is not { } text)
        {
            return null;
        }

        var url = PublicAddress.Clean(text);
        if (url is null)
        {
            body.Refuse("publicUrl", "An address of the web is expected, as in https://crm.example.com.");
        }

        return url;
    }

    /// <summary>A password exactly as typed; null where there is none.</summary>
    private static string? Typed(JsonBody body, string field) =>
        body.Text(field, longest: 1000) is null || body.Raw(field) is not { ValueKind: System.Text.Json.JsonValueKind.String } raw ? null : raw.GetString();

    private static object? Told(KeptServer? server) =>
        server is null ? null : new { server.Host, server.Port, server.Tls, server.User, hasPassword = server.SealedPassword is not null, server.From, server.FromName };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/settings/mail", async (Handler handler, CancellationToken cancel) => Results.Json(await handler.Show(cancel), JsonSettings.Api))
            .Needs(Rights.Settings.Edit)
            .Produces<View>();
        routes.MapPut("/api/v1/settings/mail", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Save(body, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Edit).TellsASecret()
            .Accepts<Command>("application/json")
            .Produces<View>();
        routes.MapDelete("/api/v1/settings/mail", async (Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Edit);
    }
}
