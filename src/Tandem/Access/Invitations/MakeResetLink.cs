using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Invitations;

/// <summary>Makes a link by which a user sets a new password, locked out or not. The old password works until then.</summary>
internal static class MakeResetLink
{
    public sealed record View(Guid Id, string Url, Instant ExpiresAt);

    public sealed class Handler(Db db)
    {
        public Task<Result<MadeLink>> Handle(Guid userId, Caller caller, CancellationToken cancel) =>
            db.Write(tx => Write(tx, userId, caller), cancel);

        private static async Task<Result<MadeLink>> Write(Tx tx, Guid userId, Caller caller)
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
            return await LinkTable.Make(tx, user, LinkKind.PasswordReset, caller);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/users/{id:guid}/reset-link", async (Guid id, HttpRequest request, Caller caller, Handler handler, IConfiguration configuration) =>
        {
            var result = await handler.Handle(id, caller, request.HttpContext.RequestAborted);
            return result.Value is { } link
                ? Results.Json(new View(link.Id, LinkUrl.For(link.Secret, configuration, request), link.ExpiresAt), JsonSettings.Api, statusCode: StatusCodes.Status201Created)
                : result.ToHttp();
        }).Needs(Rights.Users.Edit).TellsASecret().Produces<View>(StatusCodes.Status201Created);
}
