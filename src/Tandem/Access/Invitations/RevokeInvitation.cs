using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Invitations;

/// <summary>Takes an invitation back. The person stays known by name, for the records they may own already.</summary>
internal static class RevokeInvitation
{
    public sealed class Handler(Db db)
    {
        public Task<Result<Done>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Write(tx => Write(tx, id, caller), cancel);

        private static async Task<Result<Done>> Write(Tx tx, Guid id, Caller caller)
        {
            var userId = await tx.Scalar<Guid?>("select user_id from access_links where id = @id and kind = 'invitation'", new { id });
            if (userId is null || await UserTable.Lock(tx, userId.Value) is not { } user)
            {
                return Problem.NotFound("The invitation");
            }

            if (user.Role == Role.Owner && caller.Role != Role.Owner)
            {
                return Problem.Forbidden("Only an owner changes an owner.");
            }

            await LinkTable.EndAll(tx, user.Id);
            var left = await UserTable.Save(tx, user with { Status = UserStatus.NoLogin });
            await Audit.Write(tx, caller, new AuditEntry("revokeInvitation", "user", user.Id) { Before = user.Facts, After = left.Facts });
            return Done.Value;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/v1/invitations/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
            (await handler.Handle(id, caller, cancel)).ToHttp()).Needs(Rights.Users.Create);
}
