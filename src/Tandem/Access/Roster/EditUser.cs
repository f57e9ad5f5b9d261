using Tandem.Access.Callers;
using Tandem.Access.Identity;
using Tandem.Access.Invitations;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Roster;

/// <summary>
/// Changes a user. A new role, email or status ends the user's sessions at once. The last owner stays one, and only owners change owners.
/// </summary>
internal static class EditUser
{
    /// <summary>What may be sent; what is left out stays as it is.</summary>
    public sealed record Command(string? Name, string? Email, Role? Role, Guid? ManagerId, string? Office, bool? CoreTeam, UserStatus? Status);

    public sealed class Handler(Db db, KnownCallers known)
    {
        public async Task<Result<UserView>> Handle(Guid id, JsonBody change, IfMatch seen, Caller caller, CancellationToken cancel)
        {
            var result = await db.Write(tx => Write(tx, id, change, (seen, caller)), cancel);
            known.Forget();
            return result;
        }

        private static async Task<Result<UserView>> Write(Tx tx, Guid id, JsonBody change, (IfMatch Seen, Caller Caller) by)
        {
            if (await UserTable.Lock(tx, id) is not { } before)
            {
                return Problem.NotFound("The user");
            }

            if (!by.Seen.Allows(before.Version))
            {
                return Problem.Stale((await UserView.Find(tx, id))!);
            }

            var after = Apply(before, change);
            if ((change.Problem ?? await Refuse(tx, before, after, by.Caller)) is { } problem)
            {
                return problem;
            }

            if (after != before)
            {
                await Save(tx, before, after, by.Caller);
            }

            return (await UserView.Find(tx, id))!;
        }
    }

    private static User Apply(User user, JsonBody change)
    {
        var status = change.OneOf("status", "active", "disabled");
        return user with
        {
            Name = change.Has("name") ? change.NeedName("name") : user.Name,
            Email = change.Has("email") ? change.NeedEmail("email") : user.Email,
            Role = change.Role("role") ?? user.Role,
            ManagerId = change.Has("managerId") ? change.Id("managerId") : user.ManagerId,
            Office = change.Has("office") ? change.Name("office") : user.Office,
            CoreTeam = change.Flag("coreTeam") ?? user.CoreTeam,
            Status = status is null ? user.Status : Enum.Parse<UserStatus>(status, ignoreCase: true),
        };
    }

    private static async Task<Problem?> Refuse(Tx tx, User before, User after, Caller caller)
    {
        if ((before.Role == Role.Owner || after.Role == Role.Owner) && caller.Role != Role.Owner)
        {
            return Problem.Forbidden("Only an owner changes an owner or makes one.");
        }

        if (after.Status == UserStatus.Active && before.Status != UserStatus.Active && before.PasswordHash is null)
        {
            return Problem.Invalid("status", "This user has no password yet: send an invitation.");
        }

        if (after.Status == UserStatus.Disabled && before.Id == caller.UserId)
        {
            return Problem.Conflict("yourself", "You cannot shut yourself out.");
        }

        var stopsBeingOwner = before is { Role: Role.Owner, Status: UserStatus.Active } && after is not { Role: Role.Owner, Status: UserStatus.Active };
        if (stopsBeingOwner && !await UserTable.AnotherOwnerRemains(tx, before.Id))
        {
            return Problem.Conflict("lastOwner", "This is the last owner. Make somebody else an owner first.");
        }

        return await RefuseReferences(tx, before, after);
    }

    private static async Task<Problem?> RefuseReferences(Tx tx, User before, User after)
    {
        if (after.ManagerId is { } manager && manager != before.ManagerId && (manager == before.Id || await UserTable.ById(tx, manager) is null))
        {
            return Problem.Invalid("managerId", "The manager is another user of this workspace.");
        }

        return after.EmailKey is { } key && !before.HasEmailOf(after) && await UserTable.ByEmail(tx, key) is { } holder
            ? Problem.Conflict("emailTaken", $"{holder.Name} has this email already.")
            : null;
    }

    private static async Task Save(Tx tx, User before, User after, Caller caller)
    {
        var endsSessions = before.Role != after.Role || !before.HasEmailOf(after) || before.Status != after.Status;
        if (before.Status != after.Status || !before.HasEmailOf(after))
        {
            await LinkTable.EndAll(tx, before.Id);
        }

        var saved = await UserTable.Save(tx, endsSessions ? after.WithSessionsEnded() : after);
        await Audit.Write(tx, caller, new AuditEntry("update", "user", before.Id) { Before = before.Facts, After = saved.Facts });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/users/{id:guid}", async (Guid id, Db db, CancellationToken cancel) => Found(await db.Read(session => UserView.Find(session, id), cancel)))
            .Needs(Rights.Users.Read).Produces<UserView>();
        routes.MapPatch("/api/v1/users/{id:guid}", async (Guid id, JsonBody change, IfMatch seen, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, change, seen, caller, cancel)).ToHttp(view => view.Version))
            .Needs(Rights.Users.Edit).Accepts<Command>("application/json").Produces<UserView>();
    }

    private static IResult Found(UserView? view) =>
        (view is null ? Problem.NotFound("The user") : (Result<UserView>)view).ToHttp(user => user.Version);
}
