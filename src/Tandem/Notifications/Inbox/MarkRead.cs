using Tandem.Notifications.Live;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Notifications.Inbox;

/// <summary>Notes that a notice was read, or all of them up to the latest that the reader has seen.</summary>
public static class MarkRead
{
    /// <summary>What was seen.</summary>
    /// <param name="Through">The latest notice that was shown: what came behind it stays unread. Without it, all.</param>
    public sealed record Command(Guid? Through);

    private const string One = "update notifications_items set read_at = coalesce(read_at, @now) where user_id = @user and id = @id";

    private const string All = "update notifications_items set read_at = @now where user_id = @user and read_at is null and seq <= @last";

    public sealed class Handler(Db db, NoticeWaker waker)
    {
        public async Task<Result<Done>> Handle(Guid id, Caller caller, CancellationToken cancel)
        {
            if (InboxOwner.Of(caller) is { Problem: { } nobody })
            {
                return nobody;
            }

            return await db.Write<Result<Done>>(async tx =>
            {
                if (await tx.Execute(One, new { user = caller.UserId, id, now = tx.Now }) == 0)
                {
                    return Problem.NotFound("The notice");
                }

                await waker.Wake(tx, [caller.UserId!.Value]);
                return Done.Value;
            }, cancel);
        }

        public async Task<Result<UnreadCount>> HandleAll(JsonBody body, Caller caller, CancellationToken cancel)
        {
            var through = body.Id("through");
            if ((InboxOwner.Of(caller).Problem ?? body.Problem) is { } problem)
            {
                return problem;
            }

            return await db.Write<Result<UnreadCount>>(async tx =>
            {
                var user = caller.UserId!.Value;
                var last = through is null ? long.MaxValue : await tx.Scalar<long?>("select seq from notifications_items where user_id = @user and id = @through", new { user, through });
                if (last is null)
                {
                    return Problem.Invalid("through", "The notice was not found.");
                }

                await tx.Execute(All, new { user, last, now = tx.Now });
                await waker.Wake(tx, [user]);
                return await Unread.Of(tx, user);
            }, cancel);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/notifications/{id:guid}/read", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/api/v1/notifications/read", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.HandleAll(body, caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Accepts<Command>("application/json")
            .Produces<UnreadCount>();
    }
}
