using Tandem.Access.Callers;
using Tandem.Access.Identity;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Access.Sessions;

/// <summary>Who is signed in, where, and what they may.</summary>
internal sealed record SessionView(SessionUser? User, WorkspaceView Workspace, IReadOnlyList<string> Permissions);

/// <summary>The person; null for a token.</summary>
internal sealed record SessionUser(Guid Id, string Name, string? Email, Role Role, bool CoreTeam);

/// <summary>What holds for everybody.</summary>
internal sealed record WorkspaceView(string Name, string Currency, string TimeZone);

/// <summary><c>GET /session</c>, and the same answer to whatever has begun a session.</summary>
internal static class ShowSession
{
    public sealed class Handler(Db db, WorkspaceSettings settings, KnownCallers known)
    {
        public Task<SessionView> Handle(Caller caller, CancellationToken cancel) => db.Read(
            async session =>
            {
                var user = caller.UserId is { } id ? await UserTable.ById(session, id) : null;
                var workspace = await settings.Get(session);
                return new SessionView(
                    user is null ? null : new SessionUser(user.Id, user.Name, user.Email, user.Role, user.CoreTeam),
                    new WorkspaceView(workspace.Name, workspace.Currency, workspace.TimeZone),
                    Permissions(caller));
            },
            cancel);

        /// <summary>Sets the cookie of a session that has just begun; the one that the browser had before ends.</summary>
        public async Task<IResult> Answer(HttpContext context, Result<SignedIn> result)
        {
            if (result.Problem is { } problem)
            {
                return problem.ToHttp();
            }

            if (SessionCookie.Read(context) is { } before)
            {
                await db.Write(tx => SessionTable.End(tx, Secret.Hash(before)), context.RequestAborted);
            }

            known.Forget();
            var begun = result.Value!;
            SessionCookie.Set(context, begun.Secret, begun.ExpiresAt.ToDateTimeOffset());
            var caller = new Caller { Actor = begun.User.Actor, UserId = begun.User.Id, Role = begun.User.Role };
            return Results.Json(await Handle(caller, context.RequestAborted), JsonSettings.Api);
        }

        private static string[] Permissions(Caller caller) =>
            [.. RoleRights.All(caller.Role).Keys.Where(caller.May).Select(right => $"{right}:{EnumText.Of(caller.For(right))}").Order(StringComparer.Ordinal)];
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/session", async (Caller caller, Handler handler, CancellationToken cancel) =>
                Results.Json(await handler.Handle(caller, cancel), JsonSettings.Api))
            .NeedsSignIn().Produces<SessionView>();
}
