using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Access.Sessions;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.SetUp;

/// <summary>Names the workspace and makes its first owner. It works once: of two at the same moment one is told that it is done.</summary>
internal static class SetUpWorkspace
{
    public sealed record Command(string? WorkspaceName, string Name, string Email, string Password);

    public sealed record State(bool Needed);

    private const string Claim = "insert into access_setup (one, at) values (1, @now) on conflict (one) do nothing";

    public sealed class Handler(Db db, Passwords passwords, WorkspaceSettings settings, SessionTable sessions)
    {
        public Task<bool> IsNeeded(CancellationToken cancel) =>
            db.Read(async session => await session.Scalar<long>("select count(*) from access_setup") == 0, cancel);

        public async Task<Result<SignedIn>> Handle(Command command, Caller visitor, CancellationToken cancel)
        {
            if (!await IsNeeded(cancel))
            {
                return Done;
            }

            var hash = passwords.Hash(command.Password);
            return await db.Write(tx => Write(tx, command, hash, visitor), cancel);
        }

        private static Problem Done => Problem.Conflict("alreadySetUp", "This workspace has an owner already. Sign in, or ask for an invitation.");

        private async Task<Result<SignedIn>> Write(Tx tx, Command command, string hash, Caller visitor)
        {
            if (await tx.Execute(Claim, new { tx.Now }) == 0)
            {
                return Done;
            }

            var owner = await MakeOwner(tx, command, hash);
            if (command.WorkspaceName is { } name)
            {
                await settings.Save(tx, await settings.Get(tx) with { Name = name });
            }

            await Audit.Write(tx, visitor with { Actor = owner.Actor }, new AuditEntry("setUp", "workspace", owner.Id) { After = owner.Facts });
            return await sessions.Begin(tx, owner);
        }

        /// <summary>An import on the command line may have brought the owner's name and email before.</summary>
        private static async Task<User> MakeOwner(Tx tx, Command command, string hash)
        {
            var known = await UserTable.ByEmail(tx, UserEmail.Key(command.Email));
            var owner = (known ?? User.New(tx, command.Name, command.Email, Role.Owner, UserStatus.Active)).WithSessionsEnded() with
            {
                Name = command.Name,
                Role = Role.Owner,
                Status = UserStatus.Active,
                PasswordHash = hash,
            };
            if (known is not null)
            {
                return await UserTable.Save(tx, owner);
            }

            await UserTable.Insert(tx, owner);
            return owner;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/setup", async (Handler handler, CancellationToken cancel) => Results.Json(new State(await handler.IsNeeded(cancel)), JsonSettings.Api))
            .OpenToAll("The first page asks whether there is anybody to sign in as.").Produces<State>();
        routes.MapPost("/api/v1/setup", Post).RequireRateLimiting(RateLimits.SignIn)
            .OpenToAll("Before the first owner there is nobody to ask; afterwards it does nothing.").TellsASecret()
            .Accepts<Command>("application/json").Produces<SessionView>();
    }

    private static async Task<IResult> Post(JsonBody body, HttpContext context, Handler handler, ShowSession.Handler show)
    {
        var name = body.NeedName("name");
        var email = body.NeedEmail("email");
        var command = new Command(body.Name("workspaceName"), name, email, body.NeedPassword("password", name, email));
        return body.Problem is { } problem
            ? problem.ToHttp()
            : await show.Answer(context, await handler.Handle(command, Visitor.Of(context), context.RequestAborted));
    }
}
