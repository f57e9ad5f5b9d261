using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Sales.Handoffs;

/// <summary>A reason and how often it was given.</summary>
public sealed record ReasonCount(string Reason, long Count);

/// <summary>What became of the handoffs of one campaign, form, origin or owner.</summary>
public sealed record HandoffOutcome
{
    /// <summary>The campaign, form, origin, or the user's id; null where there was none.</summary>
    public string? Key { get; init; }

    /// <summary>Handed over; rounds after an expiry are not counted again.</summary>
    public long Sent { get; init; }

    /// <summary>Taken on, whatever came of it.</summary>
    public long Accepted { get; init; }

    /// <summary>Sent back at once.</summary>
    public long Rejected { get; init; }

    /// <summary>Times that nobody answered.</summary>
    public long Expired { get; init; }

    /// <summary>Sent back later.</summary>
    public long Recycled { get; init; }

    /// <summary>Became a deal.</summary>
    public long Qualified { get; init; }

    /// <summary>Why they were sent back, the most frequent first.</summary>
    public IReadOnlyList<ReasonCount> Reasons { get; init; } = [];
}

/// <summary>The feedback loop: what sales made of what marketing sent, by campaign, form, origin or owner. Numbers are whole for every role.</summary>
public static class HandoffOutcomes
{
    private const string Counts =
        """
        select {0} as key,
          cast(sum(case when round = 1 then 1 else 0 end) as bigint) as sent,
          cast(sum(case when accepted_at is not null then 1 else 0 end) as bigint) as accepted,
          cast(sum(case when state = 'rejected' then 1 else 0 end) as bigint) as rejected,
          cast(sum(case when state = 'expired' then 1 else 0 end) as bigint) as expired,
          cast(sum(case when state = 'recycled' then 1 else 0 end) as bigint) as recycled,
          cast(sum(case when state = 'qualified' then 1 else 0 end) as bigint) as qualified
        from sales_handoffs
        where sent_at >= @from and sent_at < @to
        group by {0}
        order by sent desc, key
        limit 500
        """;

    private const string Reasons =
        """
        select {0} as key, reason, count(*) as count
        from sales_handoffs
        where sent_at >= @from and sent_at < @to and reason is not null
        group by {0}, reason
        order by count desc, reason
        """;

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["campaign"] = "campaign",
        ["form"] = "form",
        ["origin"] = "origin",
        ["owner"] = "owner_id",
    };

    /// <summary>Of which days of the workspace, the last one not counted, and by what.</summary>
    public sealed record Query
    {
        public string? From { get; init; }

        public string? To { get; init; }

        public string? By { get; init; }
    }

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Result<Page<HandoffOutcome>>> Handle(Query asked, CancellationToken cancel) => db.Read<Result<Page<HandoffOutcome>>>(async session =>
        {
            if (!Keys.TryGetValue(asked.By ?? "campaign", out var column))
            {
                return Problem.Invalid("by", $"One of {string.Join(", ", Keys.Keys)} is expected.");
            }

            var calendar = (await settings.Get(session)).Calendar;
            if (Day(asked.From) is not { } from || Day(asked.To) is not { } to)
            {
                return Problem.Invalid("from", "from and to are days, written yyyy-mm-dd.");
            }

            var args = new { from = calendar.StartOf(from), to = calendar.StartOf(to) };
            var reasons = (await session.Query<ReasonRow>(With(Reasons, column), args)).ToLookup(row => Text(row.Key), row => new ReasonCount(row.Reason, row.Count), StringComparer.Ordinal);
            var rows = await session.Query<CountRow>(With(Counts, column), args);
            return new Page<HandoffOutcome>([.. rows.Select(row => View(row) with { Reasons = [.. reasons[Text(row.Key)]] })], Next: null);
        }, cancel);

        private static HandoffOutcome View(CountRow row) => new()
        {
            Key = Text(row.Key),
            Sent = row.Sent,
            Accepted = row.Accepted,
            Rejected = row.Rejected,
            Expired = row.Expired,
            Recycled = row.Recycled,
            Qualified = row.Qualified,
        };

        private static string With(string sql, string column) => sql.Replace("{0}", column, StringComparison.Ordinal);

        private static DateOnly? Day(string? text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day)
            && day.Year is > 1900 and < 9000 ? day : null;

        /// <summary>An owner's id comes as the engine keeps ids.</summary>
        private static string? Text(object? key) => key switch
        {
            byte[] bytes => new Guid(bytes, bigEndian: true).ToString(),
            null => null,
            _ => key.ToString(),
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/handoffs/outcomes", async ([AsParameters] Query query, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(query, cancel)).ToHttp())
            .Needs(Rights.Numbers.Read)
            .Produces<Page<HandoffOutcome>>();

    private sealed class CountRow
    {
        public object? Key { get; init; }

        public long Sent { get; init; }

        public long Accepted { get; init; }

        public long Rejected { get; init; }

        public long Expired { get; init; }

        public long Recycled { get; init; }

        public long Qualified { get; init; }
    }

    private sealed class ReasonRow
    {
        public object? Key { get; init; }

        public required string Reason { get; init; }

        public long Count { get; init; }
    }
}
