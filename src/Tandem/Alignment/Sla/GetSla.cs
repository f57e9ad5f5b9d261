using System.Globalization;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Alignment.Sla;

/// <summary>Whether both teams kept their promises to each other, for people handed over in a period. Numbers are whole for every role.</summary>
public static class GetSla
{
    private const int LongestDays = 400;

    /// <summary>Days of the workspace, yyyy-mm-dd; the last one is not counted.</summary>
    public sealed record Query
    {
        public string? From { get; init; }

        public string? To { get; init; }
    }

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Result<SlaView>> Handle(Query asked, CancellationToken cancel) => db.Read<Result<SlaView>>(async session =>
        {
            if (Day(asked.From) is not { } from || Day(asked.To) is not { } to || to <= from || to.DayNumber - from.DayNumber > LongestDays)
            {
                return Problem.Invalid("from", $"from and to are days, written yyyy-mm-dd, from before to and not more than {LongestDays} days apart.");
            }

            var workspace = await settings.Get(session);
            var rows = await HandedOver.Load(session, workspace.Calendar.StartOf(from), workspace.Calendar.StartOf(to));
            var judge = new SlaJudge(workspace.BusinessCalendar, session.Now);
            return new SlaView(Text(from), Text(to), judge.Sales(rows), await Deliveries(session, rows, from, to));
        }, cancel);

        private static async Task<IReadOnlyList<Delivery>> Deliveries(Session session, IReadOnlyList<HandedOver> rows, DateOnly from, DateOnly to)
        {
            var planned = (await session.Query<PlanRow>(
                "select fit, cast(sum(people) as bigint) as people from alignment_plans where month >= @first and month <= @last group by fit",
                new { first = Month(from), last = Month(to.AddDays(-1)) })).ToDictionary(row => row.Fit, row => row.People, StringComparer.Ordinal);
            var delivered = rows.Where(row => row.Round == 1).DistinctBy(row => row.ContactId).CountBy(row => row.FitKey, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal);
            return [.. delivered.Keys.Concat(planned.Keys).Concat(["A", "B", "C", "D"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(fit => new Delivery(fit, delivered.GetValueOrDefault(fit), planned.TryGetValue(fit, out var plan) ? plan : null))];
        }

        private static DateOnly? Day(string? text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

        private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

        private sealed class PlanRow
        {
            public required string Fit { get; init; }

            public long People { get; init; }
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/sla", async ([AsParameters] Query query, Handler handler, CancellationToken cancel) => (await handler.Handle(query, cancel)).ToHttp())
            .Needs(Rights.Numbers.Read)
            .Produces<SlaView>();
}
