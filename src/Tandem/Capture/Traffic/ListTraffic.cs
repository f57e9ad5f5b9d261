using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Traffic;

/// <summary>Visits of a period by channel, source, campaign or page: how many people, what they did, and what became of them.</summary>
internal static class ListTraffic
{
    private const int Most = 500;

    /// <summary>A row of the table.</summary>
    public sealed record TrafficRow
    {
        /// <summary>The channel, source, page …; null for those without one.</summary>
        public string? Key { get; init; }

        /// <summary>People, known or not.</summary>
        public required long Visitors { get; init; }

        /// <summary>Visits.</summary>
        public required long Sessions { get; init; }

        /// <summary>Pages that they opened.</summary>
        public required long Pages { get; init; }

        /// <summary>Seconds that they looked and did something.</summary>
        public required long EngagedSeconds { get; init; }

        /// <summary>Forms that they sent.</summary>
        public required long Forms { get; init; }

        /// <summary>Those of the people who are contacts.</summary>
        public required long Contacts { get; init; }

        /// <summary>Those of the contacts who are leads or further, or were.</summary>
        public required long Leads { get; init; }

        /// <summary>Those of the contacts who have bought.</summary>
        public required long Customers { get; init; }
    }

    /// <summary>The table.</summary>
    public sealed record TrafficTable
    {
        public required IReadOnlyList<TrafficRow> Rows { get; init; }

        /// <summary>All rows together, each person once.</summary>
        public required TrafficRow Total { get; init; }

        /// <summary>Visits of machines in the same days; not in the figures unless they were asked for.</summary>
        public required long BotSessions { get; init; }

        /// <summary>Whether there are more rows than are shown.</summary>
        public required bool IsCut { get; init; }
    }

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<TrafficTable> Handle(TrafficQuestion question, CancellationToken cancel) => db.Read(async session =>
        {
            var workspace = await settings.Get(session);
            var parameters = question.Parameters(question.Period.Start(workspace), question.Period.End(workspace));
            var figures = Figures(question);
            var rows = await session.Query<TrafficRow>(
                $"""
                select {question.Key} as key, {figures}
                {question.From}
                where {question.Where}
                group by {question.Key}
                order by visitors desc, sessions desc, {question.Key}
                limit {Most + 1}
                """,
                parameters);
            var total = await session.First<TrafficRow>($"select {figures}\n{question.From}\nwhere {question.Where}", parameters);
            var bots = await session.Scalar<long>("select count(*) from capture_sessions where started_at >= @from and started_at < @to and bot is not null", parameters);
            return new TrafficTable { Rows = [.. rows.Take(Most)], Total = total!, BotSessions = bots, IsCut = rows.Count > Most };
        }, cancel);

        private static string Figures(TrafficQuestion question) =>
            $"""
            count(distinct coalesce(j.contact_id, s.subject_id)) as visitors,
              {(question.CountsPages ? "count(distinct s.id)" : "count(*)")} as sessions,
              {(question.CountsPages ? "coalesce(sum(p.views), 0) as pages, coalesce(sum(p.engaged_seconds), 0) as engaged_seconds, coalesce(sum(p.forms), 0) as forms" : "coalesce(sum(s.pages), 0) as pages, coalesce(sum(s.engaged_seconds), 0) as engaged_seconds, coalesce(sum(s.forms), 0) as forms")},
              count(distinct c.id) as contacts,
              count(distinct case when {TrafficQuestion.IsLead} then c.id end) as leads,
              count(distinct case when {TrafficQuestion.IsCustomer} then c.id end) as customers
            """;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/traffic", async ([AsParameters] TrafficAsked asked, Handler handler, CancellationToken cancel) =>
            {
                var question = TrafficQuestion.Read(asked);
                return question.Problem is { } problem
                    ? problem.ToHttp()
                    : ((Result<TrafficTable>)await handler.Handle(question.Value!, cancel)).ToHttp();
            })
            .Needs(Rights.Numbers.Read)
            .Produces<TrafficTable>();
}
