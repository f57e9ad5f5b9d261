using System.Globalization;
using Tandem.Notifications.Inbox;
using Tandem.Platform;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Notifications.Live;

/// <summary>
/// One's inbox as it changes, by server-sent events: <c>notice</c> for each new one, <c>unread</c> with the count, <c>beat</c> as a sign of life.
/// <c>Last-Event-ID</c> resumes a stream that was cut, without a gap and without a repetition.
/// </summary>
internal static class OpenStream
{
    private static readonly Problem TooMany =
        new(429, "tooManyStreams", "You have too many windows open that wait for notices.") { RetryAfter = TimeSpan.FromSeconds(30) };

    public sealed class Handler(NoticeFeed feed, NoticeStream stream, IHostApplicationLifetime lifetime)
    {
        public async Task Handle(HttpContext context, Caller caller)
        {
            var after = Place(context.Request);
            if ((InboxOwner.Of(caller).Problem ?? after.Problem) is { } problem)
            {
                await problem.ToHttp().ExecuteAsync(context);
                return;
            }

            using var seat = feed.Join(caller.UserId!.Value);
            if (seat is null)
            {
                await TooMany.ToHttp().ExecuteAsync(context);
                return;
            }

            // A stream that went on would hold up the server's stop.
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.Headers["X-Accel-Buffering"] = "no";
            try
            {
                await TypedResults.ServerSentEvents(stream.Read(caller, seat, after.Value, end.Token)).ExecuteAsync(context);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // The client went away, or the server stops: the client comes back with the place that it has reached.
            }
        }

        private static Result<long?> Place(HttpRequest request)
        {
            var header = request.Headers["Last-Event-ID"].ToString().Trim();
            return header.Length == 0 ? (long?)null
                : long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
                : Problem.Invalid("Last-Event-ID", "This place in the stream was not given out here.");
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/notifications/stream", (HttpContext context, Caller caller, Handler handler) => handler.Handle(context, caller))
            .NeedsSignIn()
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");
}
