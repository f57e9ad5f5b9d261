using System.Globalization;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Sales.FollowUps;

/// <summary>Tasks: one's own, the team's, those about a record; the most urgent first, done ones the latest first.</summary>
internal static class ListFollowUps
{
    /// <summary>Which tasks.</summary>
    public sealed record Query
    {
        /// <summary>mine, team or all that one may see (the default).</summary>
        public string? Whose { get; init; }

        /// <summary>open (the default), overdue, today, upcoming or done.</summary>
        public string? When { get; init; }

        /// <summary>About this person.</summary>
        public Guid? ContactId { get; init; }

        /// <summary>About this company.</summary>
        public Guid? CompanyId { get; init; }

        /// <summary>About this deal.</summary>
        public Guid? DealId { get; init; }

        /// <summary>Where the page before ended.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many.</summary>
        public int? Limit { get; init; }
    }

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Result<Page<FollowUpView>>> Handle(Query query, Caller caller, CancellationToken cancel) => db.Read<Result<Page<FollowUpView>>>(async session =>
        {
            var isDone = query.When == "done";
            if (Condition(session, query, caller) is not { } condition || Position.Parse(query.Cursor, isDone) is not { } position)
            {
                return Refuse(query);
            }

            var calendar = (await settings.Get(session)).Calendar;
            var limit = PageSize.Of(query.Limit);
            var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal)
            {
                ["now"] = session.Now,
                ["tomorrow"] = calendar.StartOf(calendar.DayOf(session.Now).AddDays(1)),
                ["contactId"] = query.ContactId,
                ["companyId"] = query.CompanyId,
                ["dealId"] = query.DealId,
                ["at"] = position.At,
                ["id"] = position.Id,
                ["take"] = limit + 1,
            };
            var rows = await session.Query<FollowUpRow>($"{FollowUpReader.Select(session, caller)}\nwhere {condition}\n{Order(isDone)}", args);
            var shown = rows.Take(limit).ToList();
            var next = rows.Count > limit ? new Position(isDone ? shown[^1].DoneAt!.Value : shown[^1].DueAt, shown[^1].Id).ToString() : null;
            return new Page<FollowUpView>(await FollowUpReader.Show(session, shown), next);
        }, cancel);

        private static Problem Refuse(Query query) =>
            query.When is not (null or "open" or "overdue" or "today" or "upcoming" or "done") ? Problem.Invalid("when", "One of open, overdue, today, upcoming, done is expected.")
            : query.Whose is not (null or "mine" or "team" or "all") ? Problem.Invalid("whose", "One of mine, team, all is expected.")
            : Problem.Invalid("cursor", "This cursor was not made here.");

        private static string? Condition(Session session, Query query, Caller caller)
        {
            var whose = query.Whose switch
            {
                null or "all" => "true",
                "mine" => "t.assignee_id = @callerId",
                "team" => session.In("t.assignee_id", "callerTeam"),
                _ => null,
            };
            var when = query.When switch
            {
                null or "open" => "t.done_at is null",
                "overdue" => "t.done_at is null and t.due_at < @now",
                "today" => "t.done_at is null and t.due_at >= @now and t.due_at < @tomorrow",
                "upcoming" => "t.done_at is null and t.due_at >= @now and t.due_at >= @tomorrow",
                "done" => "t.done_at is not null",
                _ => null,
            };
            string[] about =
            [
                query.ContactId is null ? "" : " and t.contact_id = @contactId",
                query.CompanyId is null ? "" : " and t.company_id = @companyId",
                query.DealId is null ? "" : " and t.deal_id = @dealId",
            ];
            var after = query.When == "done" ? "(t.done_at, t.id) < (@at, @id)" : "(t.due_at, t.id) > (@at, @id)";
            return whose is null || when is null
                ? null
                : $"{when} and {whose}{string.Concat(about)} and {caller.Reach(session, Rights.Tasks.Read, "t.assignee_id")} and {after}";
        }

        private static string Order(bool isDone) => isDone ? "order by t.done_at desc, t.id desc limit @take" : "order by t.due_at, t.id limit @take";
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/tasks", async ([AsParameters] Query query, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(query, caller, cancel)).ToHttp())
            .Needs(Rights.Tasks.Read)
            .Produces<Page<FollowUpView>>();

    private readonly record struct Position(Instant At, Guid Id)
    {
        public static Position? Parse(string? cursor, bool isDescending)
        {
            if (string.IsNullOrEmpty(cursor))
            {
                return isDescending ? new(new Instant(long.MaxValue), Guid.AllBitsSet) : new(new Instant(long.MinValue), Guid.Empty);
            }

            var parts = cursor.Split('.');
            return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var at) && Guid.TryParseExact(parts[1], "n", out var id)
                ? new Position(new Instant(at), id)
                : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.Milliseconds}.{Id:n}");
    }
}
