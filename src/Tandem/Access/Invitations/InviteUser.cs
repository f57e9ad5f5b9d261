using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Invitations;

/// <summary>
/// Makes a link by which somebody becomes a user, to be copied and sent by hand. Someone who is known by name only (an imported sales rep) is
/// invited by <c>userId</c> and keeps their records.
/// </summary>
internal static class InviteUser
{
    public sealed record Command(string Name, string Email, Role Role, Guid? UserId);

    public sealed record Invited(Guid Id, Guid UserId, MadeLink Link);

    public sealed record View(Guid Id, Guid UserId, string Url, Instant ExpiresAt);

    public sealed class Handler(Db db)
    {
        public async Task<Result<Invited>> Handle(Command command, Caller caller, CancellationToken cancel)
        {
            if (command.Role == Role.Owner && caller.Role != Role.Owner)
            {
                return Problem.Forbidden("Only an owner makes another owner.");
            }

            return await db.Write(tx => Write(tx, command, caller), cancel);
        }

        private static async Task<Result<Invited>> Write(Tx tx, Command command, Caller caller)
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
            return new Invited(link.Id, user.Id, link);
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

    private static async Task<IResult> Post(JsonBody body, HttpRequest request, Caller caller, Handler handler, IConfiguration configuration)
    {
        var command = new Command(body.NeedName("name"), body.NeedEmail("email"), body.Role("role") ?? Role.Viewer, body.Id("userId"));
        if (!body.Has("role"))
        {
            body.Refuse("role", "A role is needed.");
        }

        if (body.Problem is { } problem)
        {
            return problem.ToHttp();
        }

        var result = await handler.Handle(command, caller, request.HttpContext.RequestAborted);
        return result.Value is { } invited
            ? Results.Json(
                new View(invited.Id, invited.UserId, LinkUrl.For(invited.Link.Secret, configuration, request), invited.Link.ExpiresAt),
                JsonSettings.Api,
                statusCode: StatusCodes.Status201Created)
            : result.ToHttp();
    }
}
