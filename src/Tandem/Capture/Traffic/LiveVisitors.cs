using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Traffic;

/// <summary>Who is on the site at this moment: visits with a sign of life in the last five minutes.</summary>
internal static class LiveVisitors
{
    private const int Most = 100;
    private static readonly TimeSpan Live = TimeSpan.FromMinutes(5);

    private const string Among =
        """
        from capture_sessions s
        left join journey_public_subjects j on j.subject_id = s.subject_id
        left join people_public_contacts c on c.id = coalesce(j.contact_id, s.subject_id) and c.archived_at is null
        """;

    private const string Count =
        $"""
        select count(distinct case when s.bot is null then coalesce(j.contact_id, s.subject_id) end) as people,
          count(distinct case when s.bot is null then c.id end) as known,
          count(case when s.bot is not null then 1 end) as bots
        {Among}
        where s.last_at >= @since
        """;

    /// <summary>Somebody on the site.</summary>
    public sealed record LiveVisit
    {
        /// <summary>The visit.</summary>
        public required Guid Id { get; init; }

        /// <summary>The contact, where it is one and within the caller's reach.</summary>
        public Guid? ContactId { get; init; }

        public string? Name { get; init; }

        public Guid? CompanyId { get; init; }

        public string? CompanyName { get; init; }

        public string? LifecycleStage { get; init; }

        /// <summary>Whether it is a contact, be it out of the caller's reach.</summary>
        public required bool IsKnown { get; init; }

        /// <summary>Host and path of the page that was opened last.</summary>
        public string? Page { get; init; }

        public string? LandingPage { get; init; }

        public required string Channel { get; init; }

        public required string Source { get; init; }

        public string? Campaign { get; init; }

        public string? Browser { get; init; }

        public string? Os { get; init; }

        public string? Device { get; init; }

        public required int Pages { get; init; }

        public required int EngagedSeconds { get; init; }

        public required Instant StartedAt { get; init; }

        public required Instant LastAt { get; init; }

        /// <summary>Why it is taken for a machine; null for a person.</summary>
        public string? Bot { get; init; }
    }

    /// <summary>Everybody who is there.</summary>
    public sealed record LiveView
    {
        /// <summary>The latest first, at most 100.</summary>
        public required IReadOnlyList<LiveVisit> Items { get; init; }

        /// <summary>How many people are there.</summary>
        public required long People { get; init; }

        /// <summary>How many of them are contacts.</summary>
        public required long Known { get; init; }

        /// <summary>How many machines.</summary>
        public required long Bots { get; init; }

        /// <summary>When this was so.</summary>
        public required Instant At { get; init; }
    }

    public sealed class Handler(Db db)
    {
        public Task<LiveView> Handle(bool bots, Caller caller, CancellationToken cancel) => db.Read(async session =>
        {
            var parameters = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["since"] = session.Now + -Live };
            var counts = await session.First<Counts>(Count, parameters);
            var items = await session.Query<LiveVisit>(
                $"""
                select s.id, m.id as contact_id, m.name, o.id as company_id, o.name as company_name, m.lifecycle_stage, c.id is not null as is_known,
                  s.last_page as page, s.landing_page, s.channel, s.source, s.campaign, s.browser, s.os, s.device, s.pages, s.engaged_seconds, s.started_at,
                  s.last_at, s.bot
                {Among}
                left join people_public_contacts m on m.id = c.id and {caller.Reach(session, Rights.Contacts.Read, "c.owner_id")}
                left join people_public_companies o on o.id = m.company_id
                where s.last_at >= @since{(bots ? "" : " and s.bot is null")}
                order by s.last_at desc, s.id
                limit {Most}
                """,
                parameters);
            return new LiveView { Items = items, People = counts!.People, Known = counts.Known, Bots = counts.Bots, At = session.Now };
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/traffic/live", async (bool? bots, Caller caller, Handler handler, CancellationToken cancel) =>
                ((Result<LiveView>)await handler.Handle(bots ?? false, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<LiveView>();

    private sealed class Counts
    {
        public long People { get; init; }

        public long Known { get; init; }

        public long Bots { get; init; }
    }
}
