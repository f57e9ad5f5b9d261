using Microsoft.AspNetCore.Identity;
using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Sessions;

/// <summary>People change their own password. Every session of theirs ends; the one at hand goes on as a new one.</summary>
internal static class ChangePassword
{
    public sealed record Command(string CurrentPassword, string NewPassword);

    public sealed class Handler(Db db, Passwords passwords, Lockout lockout, SessionTable sessions)
    {
        public async Task<Result<SignedIn>> Handle(Command command, Caller caller, CancellationToken cancel)
        {
            var user = caller.UserId is { } id ? await db.Read(session => UserTable.ById(session, id), cancel) : null;
            if (user is null)
            {
                return new Problem(403, "noPerson", "Only a person has a password.");
            }

            // A session left open on a table must not become a way to try passwords.
            if (await db.Write(tx => lockout.Count(tx, user.EmailKey!, caller), cancel) is { } until)
            {
                return new Problem(429, "lockedOut", "Too many failed attempts.") { RetryAfter = until - db.Now };
            }

            if (passwords.Check(user.PasswordHash, command.CurrentPassword) == PasswordVerificationResult.Failed)
            {
                return Problem.Invalid("currentPassword", "This is not your present password.");
            }

            if (PasswordRules.Check(command.NewPassword, user.Name, user.Email) is { } problem)
            {
                return Problem.Invalid("newPassword", problem);
            }

            var hash = passwords.Hash(command.NewPassword);
            return await db.Write(tx => Save(tx, user, hash, caller), cancel);
        }

        private async Task<Result<SignedIn>> Save(Tx tx, User checkedUser, string hash, Caller caller)
        {
            var user = await UserTable.Lock(tx, checkedUser.Id);
            if (user is null || !user.HasStampOf(checkedUser))
            {
                return new Problem(401, "signInNeeded", "Your session has ended. Sign in again.");
            }

            var saved = await UserTable.Save(tx, user.WithSessionsEnded() with { PasswordHash = hash });
            await Lockout.Clear(tx, saved.EmailKey);
            await Audit.Write(tx, caller, new AuditEntry("changePassword", "user", saved.Id));
            return await sessions.Begin(tx, saved);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/v1/session/password", Put).RequireRateLimiting(RateLimits.SignIn)
            .NeedsSignIn().Accepts<Command>("application/json").Produces<SessionView>();

    private static async Task<IResult> Put(JsonBody body, HttpContext context, Caller caller, Handler handler, ShowSession.Handler show)
    {
        var command = new Command(body.Typed("currentPassword"), body.Typed("newPassword"));
        return body.Problem is { } problem
            ? problem.ToHttp()
            : await show.Answer(context, await handler.Handle(command, caller, context.RequestAborted));
    }
}
