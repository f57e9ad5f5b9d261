using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.Invitations;

/// <summary>Makes a link by which a user sets a new password, locked out or not. The old password works until then.</summary>
internal static class MakeResetLink
{
    /// <summary>The link, and whether it was sent to the one it is for.</summary>
    public sealed record View(Guid Id, string Url, Instant ExpiresAt, bool Mailed);

    public sealed class Handler(Db db, LinkMails mails, PublicAddress address)
    {
        /// <summary>Without a request (the command line) the link is printed and not sent.</summary>
        public Task<Result<View>> Handle(Guid userId, HttpRequest? request, Caller caller, CancellationToken cancel) =>
            db.Write(tx => Write(tx, userId, request, caller), cancel);

        private async Task<Result<View>> Write(Tx tx, Guid userId, HttpRequest? request, Caller caller)
        {
            if (await UserTable.Lock(tx, userId) is not { } user)
            {
                return Problem.NotFound("The user");
            }

            if (user.Role == Role.Owner && caller.Role != Role.Owner)
            {
                return Problem.Forbidden("Only an owner changes an owner.");
            }

            if (user.Status != UserStatus.Active)
            {
                return Problem.Conflict("cannotSignIn", "This user cannot sign in: invite or enable them first.");
            }

            await Audit.Write(tx, caller, new AuditEntry("makeResetLink", "user", user.Id));
            var link = await LinkTable.Make(tx, user, LinkKind.PasswordReset, caller);
            var root = await address.For(tx, request);
            var mailed = request is not null && await mails.Send(tx, user, link, LinkKind.PasswordReset, root);
            return new View(link.Id, LinkUrl.For(link.Secret, root), link.ExpiresAt, mailed);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/users/{id:guid}/reset-link", async (Guid id, HttpRequest request, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, request, caller, cancel)).ToHttp(StatusCodes.Status201Created))
            .Needs(Rights.Users.Edit).TellsASecret().Produces<View>(StatusCodes.Status201Created);
}
