using Microsoft.AspNetCore.Identity;
using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Sessions;

/// <summary>Email and password become a session. Who is not there, is shut out or mistypes gets one and the same answer.</summary>
internal static class SignIn
{
    public sealed record Command(string Email, string Password);

    private static readonly Problem Refused = new(401, "invalidCredentials", "Email and password do not go together.");

    public sealed class Handler(Db db, Passwords passwords, Lockout lockout, SessionTable sessions)
    {
        public async Task<Result<SignedIn>> Handle(Command command, Caller visitor, CancellationToken cancel)
        {
            var emailKey = UserEmail.Key(command.Email);
            if (await db.Write(tx => lockout.Count(tx, emailKey, visitor), cancel) is { } lockedUntil)
            {
                return LockedOut(lockedUntil);
            }

            var user = await db.Read(session => UserTable.ByEmail(session, emailKey), cancel);
            var check = passwords.Check(user?.PasswordHash, command.Password);
            if (check == PasswordVerificationResult.Failed || user is not { Status: UserStatus.Active })
            {
                return Refused;
            }

            var newHash = check == PasswordVerificationResult.SuccessRehashNeeded ? passwords.Hash(command.Password) : null;
            return await db.Write(tx => Begin(tx, user, newHash, visitor), cancel);
        }

        private async Task<Result<SignedIn>> Begin(Tx tx, User checkedUser, string? newHash, Caller visitor)
        {
            var user = await UserTable.ById(tx, checkedUser.Id);
            if (user is null || !user.HasStampOf(checkedUser))
            {
                return Refused;
            }

            await Lockout.Clear(tx, user.EmailKey);
            if (newHash is not null)
            {
                user = await UserTable.Save(tx, user with { PasswordHash = newHash });
            }

            await Audit.Write(tx, visitor with { Actor = user.Actor }, new AuditEntry("signIn", "user", user.Id));
            return await sessions.Begin(tx, user);
        }

        private Problem LockedOut(Instant until) =>
            new(429, "lockedOut", "Too many failed attempts: this email is locked for a while. An administrator can send a new link.")
            {
                RetryAfter = until - db.Now,
            };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/session", Post).RequireRateLimiting(RateLimits.SignIn)
            .OpenToAll("This is how people sign in.").TellsASecret()
            .Accepts<Command>("application/json").Produces<SessionView>();

    private static async Task<IResult> Post(JsonBody body, HttpContext context, Handler handler, ShowSession.Handler show, RateLimits limits)
    {
        var command = new Command(body.Text("email") ?? "", body.Typed("password"));
        if (body.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        if (limits.CountSignIn(context, UserEmail.Key(command.Email)) is { } tooMany)
        {
            return tooMany;
        }

        var result = await handler.Handle(command, Visitor.Of(context), context.RequestAborted);
        return await show.Answer(context, result);
    }
}
