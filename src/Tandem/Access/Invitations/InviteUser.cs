using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.Invitations;

/// <summary>
/// Makes a link by which somebody becomes a user, and sends it where mail leaves; else it is copied and handed over. Someone who is known by name only (an imported sales rep) is
/// invited by <c>userId</c> and keeps their records.
/// </summary>
internal static class InviteUser
{
    public sealed record Command(string Name, string Email, Role Role, Guid? UserId);

    /// <summary>The link, and whether it was sent to the one it is for.</summary>
    public sealed record View(Guid Id, Guid UserId, string Url, Instant ExpiresAt, bool Mailed);

    public sealed class Handler(Db db, LinkMails mails, PublicAddress address)
    {
        public async Task<Result<View>> Handle(Command command, HttpRequest? request, Caller caller, CancellationToken cancel)
        {
            if (command.Role == Role.Owner && caller.Role != Role.Owner)
            {
                return Problem.Forbidden("Only an owner makes another owner.");
            }

            return await db.Write(tx => Write(tx, command, request, caller), cancel);
        }

        private async Task<Result<View>> Write(Tx tx, Command command, HttpRequest? request, Caller caller)
        {
            var holder = await UserTable.ByEmail(tx, UserEmail.Key(command.Email));
            if (holder is not null && (holder.Id != (command.UserId ?? holder.Id) || holder.Status is UserStatus.Active or UserStatus.Disabled))
            {
                return Problem.Conflict("emailTaken", $"{holder.Name} has this email already.", new { existing = new { holder.Id, holder.Name, holder.Status } });
            }

            var known = command.UserId is { } id ? await UserTable.Lock(tx, id) : holder;
            if (command.UserId is not null && known is null)
            {
                return Problem.NotFound("The user");
            }

            if (known is { Status: UserStatus.Active or UserStatus.Disabled })
            {
                return Problem.Conflict("hasSignedIn", "This user has signed in before. Make a link for a new password instead.");
            }

            if (known is { Role: Role.Owner } && caller.Role != Role.Owner)
            {
                return Problem.Forbidden("Only an owner changes an owner.");
            }

            var user = await Save(tx, command, known);
            var link = await LinkTable.Make(tx, user, LinkKind.Invitation, caller);
            await Audit.Write(tx, caller, new AuditEntry("invite", "user", user.Id) { Before = known?.Facts, After = user.Facts });
            var root = await address.For(tx, request);
            var mailed = await mails.Send(tx, user, link, LinkKind.Invitation, root);
            return new View(link.Id, user.Id, LinkUrl.For(link.Secret, root), link.ExpiresAt, mailed);
        }

        private static async Task<User> Save(Tx tx, Command command, User? known)
        {
            if (known is not null)
            {
                return await UserTable.Save(
                    tx, known with { Name = command.Name, Email = command.Email, Role = command.Role, Status = UserStatus.Invited });
            }

            var user = User.New(tx, command.Name, command.Email, command.Role, UserStatus.Invited);
            await UserTable.Insert(tx, user);
            return user;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/invitations", Post).Needs(Rights.Users.Create).TellsASecret().Accepts<Command>("application/json").Produces<View>(StatusCodes.Status201Created);

    private static async Task<IResult> Post(JsonBody body, HttpRequest request, Caller caller, Handler handler)
    {
        var command = new Command(body.NeedName("name"), body.NeedEmail("email"), body.Role("role") ?? Role.Viewer, body.Id("userId"));
        if (!body.Has("role"))
        {
            body.Refuse("role", "A role is needed.");
        }

        return body.Problem is { } problem
            ? problem.ToHttp()
            : (await handler.Handle(command, request, caller, request.HttpContext.RequestAborted)).ToHttp(StatusCodes.Status201Created);
    }
}
