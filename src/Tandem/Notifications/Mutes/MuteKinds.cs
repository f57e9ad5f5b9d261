using Tandem.Notifications.Inbox;
using Tandem.Notifications.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Notifications.Mutes;

/// <summary>The kinds of notices, and which of them one does not want to get.</summary>
public static class MuteKinds
{
    /// <summary>A kind, and whether the caller gets it.</summary>
    public sealed record KindView(string Key, string Label, NoticeGroup Group, bool Muted);

    /// <summary>All kinds.</summary>
    public sealed record KindList(IReadOnlyList<KindView> Items);

    /// <summary>What is wanted.</summary>
    public sealed record Command(bool Muted);

    private const string Mute =
        """
        insert into notifications_mutes (user_id, kind, muted_at) values (@user, @kind, @now)
        on conflict (user_id, kind) do nothing
        """;

    private const string Unmute = "delete from notifications_mutes where user_id = @user and kind = @kind";

    public sealed class Handler(Db db, NoticeKinds kinds)
    {
        public async Task<Result<KindList>> List(Caller caller, CancellationToken cancel)
        {
            if (InboxOwner.Of(caller) is { Problem: { } nobody })
            {
                return nobody;
            }

            var muted = await db.Read(session => session.Query<string>("select kind from notifications_mutes where user_id = @user", new { user = caller.UserId }), cancel);
            return new KindList([.. kinds.All.Select(kind => Show(kind, muted.Contains(kind.Key, StringComparer.Ordinal)))]);
        }

        public async Task<Result<KindView>> Set(string key, JsonBody body, Caller caller, CancellationToken cancel)
        {
            if (body.Flag("muted") is not { } muted)
            {
                body.Refuse("muted", "true or false is expected.");
                return body.Problem!;
            }

            if (InboxOwner.Of(caller) is { Problem: { } nobody })
            {
                return nobody;
            }

            if (kinds.All.FirstOrDefault(kind => kind.Key == key) is not { } kind)
            {
                return Problem.NotFound("The kind of notice");
            }

            await db.Write(tx => tx.Execute(muted ? Mute : Unmute, new { user = caller.UserId, kind = key, now = tx.Now }), cancel);
            return Show(kind, muted);
        }

        private static KindView Show(NoticeKind kind, bool muted) => new(kind.Key, kind.Label, kind.Group, muted);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/notifications/kinds", async (Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.List(caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces<KindList>();
        routes.MapPut("/api/v1/notifications/kinds/{kind}", async (string kind, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Set(kind, body, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Accepts<Command>("application/json")
            .Produces<KindView>();
    }
}
