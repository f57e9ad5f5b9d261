using System.Globalization;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Platform.Timers;
using Tandem.Sales.Handoffs.Policy;
using Tandem.Sales.Public;
using Tandem.Sales.Reasons;

namespace Tandem.Sales.Handoffs;

/// <summary>
/// Sales sends a person back: before accepting (rejected), or later until a day (recycled). The person is a lead again, marketing's turn, and is left in
/// peace for the cool-down or until the day.
/// </summary>
public static class RejectHandoff
{
    private const int LongestPeace = 3 * 366;

    /// <summary>Why, and where it is not for good, until when (yyyy-mm-dd).</summary>
    public sealed record RejectBody(string Reason, string? Note);

    /// <summary>Why, and until when (yyyy-mm-dd).</summary>
    public sealed record RecycleBody(string Reason, string Until, string? Note);

    public sealed class Handler(Db db, HandoffAccess access, Answers answers, WorkspaceSettings settings, Timers timers)
    {
        public Task<Result<HandoffView>> Reject(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<HandoffView>>(async tx =>
        {
            var found = await access.Find(tx, caller, id, ifMatch, HandoffState.Sent);
            if (found.Problem is { } problem)
            {
                return problem;
            }

            var (reason, note) = (await Answers.Reason(tx, body, ReasonRows.Reject), body.Text("note", longest: 10_000));
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            var (handoff, lead) = found.Value!;
            var until = tx.Now + TimeSpan.FromDays((await HandoffPolicy.Load(tx)).CoolDownDays);
            var back = await answers.SendBack(tx, caller, handoff with { State = HandoffState.Rejected, Reason = reason, Note = note }, until);
            await answers.Tell(tx, caller, back, new Answer(HandoffEvents.Rejected, new { handoffId = id, reason, note }, $"{lead.Name} was sent back", reason));
            return await access.Show(tx, caller, id);
        }, cancel);

        public Task<Result<HandoffView>> Recycle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<HandoffView>>(async tx =>
        {
            var found = await access.Find(tx, caller, id, ifMatch, HandoffState.Accepted);
            if (found.Problem is { } problem)
            {
                return problem;
            }

            var (reason, note) = (await Answers.Reason(tx, body, ReasonRows.Recycle), body.Text("note", longest: 10_000));
            var workspace = await settings.Get(tx);
            var day = Until(body, workspace, tx.Now);
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            var (handoff, lead) = found.Value!;
            var (until, begin) = (day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), workspace.Calendar.StartOf(day.Value));
            var back = handoff with { State = HandoffState.Recycled, Reason = reason, Note = note, RecycleUntil = until };
            back = await answers.SendBack(tx, caller, back, begin);
            await timers.Set(tx, RecycleTimer.Kind, id.ToString(), begin);
            await answers.Tell(tx, caller, back, new Answer(HandoffEvents.Recycled, new { handoffId = id, reason, until, note }, $"{lead.Name} was sent back until {until}", reason));
            return await access.Show(tx, caller, id);
        }, cancel);

        private static DateOnly? Until(JsonBody body, Workspace workspace, Instant now)
        {
            var day = body.Day("until");
            var today = workspace.Calendar.DayOf(now);
            if (day is null && body.Problem?.Errors?.ContainsKey("until") is not true)
            {
                body.Refuse("until", "A day is needed on which it is worth another try.");
            }
            else if (day <= today || day > today.AddDays(LongestPeace))
            {
                body.Refuse("until", "A day after today and within three years is expected.");
            }

            return day;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/handoffs/{id:guid}/reject", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Reject(id, ifMatch, body, caller, cancel)).ToHttp(handoff => handoff.Version))
            .Needs(Rights.Handoffs.Edit)
            .Accepts<RejectBody>("application/json")
            .Produces<HandoffView>();
        routes.MapPost("/api/v1/handoffs/{id:guid}/recycle", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Recycle(id, ifMatch, body, caller, cancel)).ToHttp(handoff => handoff.Version))
            .Needs(Rights.Handoffs.Edit)
            .Accepts<RecycleBody>("application/json")
            .Produces<HandoffView>();
    }
}
