using Tandem.Access.Callers;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Sessions;

/// <summary>Ends the session: the cookie is worth nothing afterwards, wherever a copy of it may be.</summary>
internal static class SignOut
{
    public sealed class Handler(Db db, KnownCallers known)
    {
        public async Task Handle(Caller caller, CancellationToken cancel)
        {
            if (caller.Session is { } hash)
            {
                await db.Write(tx => SessionTable.End(tx, hash), cancel);
                known.Forget();
            }
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/api/v1/session", async (HttpContext context, Caller caller, Handler handler) =>
        {
            await handler.Handle(caller, context.RequestAborted);
            SessionCookie.Clear(context);
            return Results.NoContent();
        }).NeedsSignIn();
}
