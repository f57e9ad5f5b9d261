using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Access.Sessions;
using Tandem.Messaging.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Platform.Timers;

namespace Tandem.Access.Invitations;

/// <summary>
/// Somebody has forgotten their password and asks for a link by mail. The answer is the same whether or not anybody has that address, and so is the
/// work behind it: a timer that is due at once finds out.
/// </summary>
internal static class ForgottenPassword
{
    public const string TimerKind = "access.forgottenPassword";

    /// <summary>Whose password.</summary>
    public sealed record Command(string Email);

    /// <summary>Whether links for a new password are sent by mail.</summary>
    public sealed record View(bool Available);

    /// <summary>What the timer has to know.</summary>
    private sealed record Asked(string EmailKey, string? Address);

    public sealed class Handler(Db db, Mailer mailer, PublicAddress address, Timers timers)
    {
        /// <summary>Without a known address of this workspace no link can be made: what a stranger's request calls it proves nothing.</summary>
        public Task<bool> IsAvailable(CancellationToken cancel) =>
            db.Read(async session => await mailer.IsSetUp(session) && await address.Known(session) is not null, cancel);

        public Task Ask(string emailKey, Caller visitor, CancellationToken cancel) => db.Write(
            tx => timers.Set(tx, TimerKind, Secret.Hash(emailKey), tx.Now, JsonText.Of(new Asked(emailKey, visitor.Address))), cancel);
    }

    /// <summary>Makes and sends the link.</summary>
    public sealed class SendLink(LinkMails mails, PublicAddress address) : ITimerHandler
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

        // Whoever asks in a row gets the link that they have: a stranger must not be able to spoil it, or to fill a mailbox.
        private const string Lately =
            "select count(*) from access_links where user_id = @userId and kind = 'passwordReset' and created_at > @since";

        public async Task Due(DueTimer timer, Tx tx)
        {
            var asked = timer.Payload.As<Asked>();
            if (await UserTable.ByEmail(tx, asked.EmailKey) is not { Status: UserStatus.Active } found || await address.Known(tx) is not { } root
                || await UserTable.Lock(tx, found.Id) is not { Status: UserStatus.Active } user
                || await tx.Scalar<long>(Lately, new { userId = user.Id, since = tx.Now + -Pause }) > 0)
            {
                return;
            }

            var visitor = new Caller { Actor = "visitor", Role = Role.Viewer, Address = asked.Address };
            var link = await LinkTable.Make(tx, user, LinkKind.PasswordReset, visitor);
            if (await mails.Send(tx, user, link, LinkKind.PasswordReset, root))
            {
                await Audit.Write(tx, visitor, new AuditEntry("askForNewPassword", "user", user.Id));
            }
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/password-reset", async (Handler handler, CancellationToken cancel) =>
                Results.Json(new View(await handler.IsAvailable(cancel)), JsonSettings.Api))
            .OpenToAll("The sign-in page asks whether it may offer a link by mail.").Produces<View>();
        routes.MapPost("/api/v1/password-reset", Post).RequireRateLimiting(RateLimits.SignIn)
            .OpenToAll("Who has forgotten the password cannot sign in.").TellsASecret()
            .Accepts<Command>("application/json").Produces(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> Post(JsonBody body, HttpContext context, Handler handler, RateLimits limits)
    {
        var email = body.NeedEmail("email");
        if (body.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        var emailKey = UserEmail.Key(email);
        if (limits.CountSignIn(context, emailKey) is { } tooMany)
        {
            return tooMany;
        }

        if (!await handler.IsAvailable(context.RequestAborted))
        {
            return new Problem(409, "noMailServer", "No links are sent by mail here. Ask the person who runs this server.").ToHttp();
        }

        await handler.Ask(emailKey, Visitor.Of(context), context.RequestAborted);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }
}
