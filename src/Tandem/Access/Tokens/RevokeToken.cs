using Tandem.Access.Callers;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Access.Tokens;

/// <summary>Makes a token worthless, for good.</summary>
internal static class RevokeToken
{
    private const string Revoke = "update access_tokens set revoked_at = @now where id = @id and revoked_at is null returning name";

    public sealed class Handler(Db db, KnownCallers known)
    {
        public async Task<Result<Done>> Handle(Guid id, Caller caller, CancellationToken cancel)
        {
            var result = await db.Write(tx => Write(tx, id, caller), cancel);
            known.Forget();
            return result;
        }

        private static async Task<Result<Done>> Write(Tx tx, Guid id, Caller caller)
        {
            if (await tx.Scalar<string>(Revoke, new { id, tx.Now }) is not { } name)
            {
                return Problem.NotFound("The token");
            }

            await Audit.Write(tx, caller, new AuditEntry("revoke", "token", id) { Before = new { name } });
            return Done.Value;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/v1/tokens/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
            (await handler.Handle(id, caller, cancel)).ToHttp()).Needs(Rights.Tokens.Delete);
}
