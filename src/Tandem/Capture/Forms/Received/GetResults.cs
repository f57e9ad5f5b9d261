using System.Globalization;
using Tandem.Capture.Forms.Definition;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Forms.Received;

/// <summary>What a form came to in the last days: views and submissions a day, and how many are in each state.</summary>
internal static class GetResults
{
    private const int Days = 30;

    private const string SelectDays = "select day as name, views, submissions from capture_form_days where form_id = @id and day >= @first order by day";

    private const string SelectStates = "select state, count(*) as rows from capture_submissions where form_id = @id group by state";

    public sealed record FormDay(string Day, long Views, long Submissions);

    public sealed record FormResults(IReadOnlyList<FormDay> Days, IReadOnlyDictionary<string, long> States);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Result<FormResults>> Get(Guid id, CancellationToken cancel) => db.Read<Result<FormResults>>(async session =>
        {
            if (await FormTable.Find(session, id) is null)
            {
                return Problem.NotFound("The form");
            }

            var today = (await settings.Get(session)).Calendar.DayOf(session.Now);
            var first = today.AddDays(1 - Days);
            var known = (await session.Query<Day>(SelectDays, new { id, first = Text(first) })).ToDictionary(row => row.Name, StringComparer.Ordinal);
            var days = Enumerable.Range(0, Days).Select(offset => Text(first.AddDays(offset)))
                .Select(day => known.TryGetValue(day, out var row) ? new FormDay(day, row.Views, row.Submissions) : new FormDay(day, 0, 0));
            var states = await session.Query<Counted>(SelectStates, new { id });
            return new FormResults([.. days], states.ToDictionary(row => row.State, row => row.Rows, StringComparer.Ordinal));
        }, cancel);

        private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/forms/{id:guid}/results", async (Guid id, Handler handler, CancellationToken cancel) => (await handler.Get(id, cancel)).ToHttp())
            .Needs(Rights.Forms.Read).Produces<FormResults>();

    private sealed class Day
    {
        public required string Name { get; init; }

        public long Views { get; init; }

        public long Submissions { get; init; }
    }

    private sealed class Counted
    {
        public required string State { get; init; }

        public long Rows { get; init; }
    }
}
