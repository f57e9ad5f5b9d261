using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Access.Sessions;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.Invitations;

/// <summary>Whoever holds a link sets a password and is signed in. The link works once.</summary>
internal static class AcceptLink
{
    public sealed record Command(string Token, string? Name, string Password);

    public sealed record View(LinkKind Kind, string Name, string? Email, string WorkspaceName);

    private static readonly Problem Dead =
        new(404, "linkInvalid", "This link is unknown, was used already, or has expired. Ask for a new one.");

    public sealed class Handler(Db db, Passwords passwords, SessionTable sessions, WorkspaceSettings settings)
    {
        public Task<Result<View>> Look(string secret, CancellationToken cancel) => db.Read<Result<View>>(
            async session => await LinkTable.BySecret(session, secret) is { } link && await UserTable.ById(session, link.UserId) is { } user
                ? new View(link.Kind, user.Name, user.Email, (await settings.Get(session)).Name)
                : Dead,
            cancel);

        public async Task<Result<SignedIn>> Handle(Command command, Caller visitor, CancellationToken cancel)
        {
            var look = await Look(command.Token, cancel);
            if (look.Problem is { } problem)
            {
                return problem;
            }

            if (PasswordRules.Check(command.Password, command.Name, look.Value!.Name, look.Value.Email) is { } weak)
            {
                return Problem.Invalid("password", weak);
            }

            var hash = passwords.Hash(command.Password);
            return await db.Write(tx => Write(tx, command, hash, visitor), cancel);
        }

        private async Task<Result<SignedIn>> Write(Tx tx, Command command, string hash, Caller visitor)
        {
            // The user's row is locked first: of two who hold the same link at the same moment, the second finds it gone.
            if (await LinkTable.BySecret(tx, command.Token) is not { } link || await UserTable.Lock(tx, link.UserId) is not { } user
                || await LinkTable.BySecret(tx, command.Token) is null || user.Status == UserStatus.Disabled)
            {
                return Dead;
            }

            await LinkTable.EndAll(tx, user.Id);
            await Lockout.Clear(tx, user.EmailKey);
            var isInvitation = link.Kind == LinkKind.Invitation;
            var saved = await UserTable.Save(tx, user.WithSessionsEnded() with
            {
                Name = isInvitation ? command.Name ?? user.Name : user.Name,
                PasswordHash = hash,
                Status = UserStatus.Active,
            });
            var verb = isInvitation ? "acceptInvitation" : "resetPassword";
            await Audit.Write(tx, visitor with { Actor = user.Actor }, new AuditEntry(verb, "user", user.Id) { Before = user.Facts, After = saved.Facts });
            return await sessions.Begin(tx, saved);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/invitations/accept/{token}", async (string token, Handler handler, CancellationToken cancel) =>
                (await handler.Look(token, cancel)).ToHttp())
            .RequireRateLimiting(RateLimits.SignIn).OpenToAll("The link itself is the key.").Produces<View>();
        routes.MapPost("/api/v1/invitations/accept", Post)
            .RequireRateLimiting(RateLimits.SignIn).OpenToAll("The link itself is the key.").TellsASecret()
            .Accepts<Command>("application/json").Produces<SessionView>();
    }

    private static async Task<IResult> Post(JsonBody body, HttpContext context, Handler handler, ShowSession.Handler show)
    {
        var command = new Command(body.Text("token") ?? "", body.Name("name"), body.Typed("password"));
        return body.Problem is { } problem
            ? problem.ToHttp()
            : await show.Answer(context, await handler.Handle(command, Visitor.Of(context), context.RequestAborted));
    }
}
