using Tandem.Access.Public;
using Tandem.Engines.Mime;
using Tandem.Messaging.Smtp;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Messaging.Settings;

/// <summary>Sends a mail at once, past the outbox, and says what the mail server said.</summary>
internal static class TestMail
{
    /// <summary>To whom; the caller's own address unless said.</summary>
    public sealed record Command(string? To);

    /// <summary>How it went.</summary>
    public sealed record View(bool Sent, string To, string? Error);

    public sealed class Handler(Db db, MailSettings settings, WorkspaceSettings workspaces)
    {
        public async Task<Result<View>> Handle(string? to, Caller caller, CancellationToken cancel)
        {
            var (server, workspace, own) = await db.Read(
                async session => (await settings.Server(session), await workspaces.Get(session), (await Users.All(session)).FirstOrDefault(user => user.Id == caller.UserId)), cancel);
            if (server is null)
            {
                return Problem.Conflict("noMailServer", "No mail server is set up.");
            }

            if ((to ?? own?.Email) is not { } address || MimeMail.Check(new MailParty(address), "", listUnsubscribe: null) is not null)
            {
                return Problem.Invalid("to", "An email address is expected.");
            }

            try
            {
                await SmtpClient.Deliver(server, Compose(server, address, workspace.Name), cancel);
                return new View(Sent: true, address, Error: null);
            }
            catch (SmtpException refused)
            {
                return new View(Sent: false, address, refused.Message);
            }
        }

        private MimeMail Compose(SmtpServer server, string to, string workspace) => new()
        {
            From = server.From,
            To = new MailParty(to),
            Subject = $"A test from {(HeaderText.IsOneLine(workspace) ? workspace : "Tandem")}",
            Text = "This mail was sent from the settings of Tandem. It arrived, so invitations and other mails will.",
            MessageId = $"{Guid.CreateVersion7():n}@{server.From.Wire[(server.From.Wire.LastIndexOf('@') + 1)..]}",
            Date = db.Now.ToDateTimeOffset(),
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/settings/mail/test", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
            {
                var to = body.Text("to");
                return body.Problem is { } problem ? problem.ToHttp() : (await handler.Handle(to, caller, cancel)).ToHttp();
            })
            .Needs(Rights.Settings.Edit)
            .Accepts<Command>("application/json")
            .Produces<View>();
}
