using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Capture.Traffic;

/// <summary>The contacts behind a figure of traffic that the caller may see, latest visit first, and how many more there are.</summary>
internal static class ListTrafficPeople
{
    private const int Most = 200;

    /// <summary>A contact who came that way.</summary>
    public sealed record TrafficPerson
    {
        public required Guid Id { get; init; }

        public required string Name { get; init; }

        public required string LifecycleStage { get; init; }

        public string? CompanyName { get; init; }

        /// <summary>Their visits in the period, of those that were asked for.</summary>
        public required long Sessions { get; init; }

        public required Instant LastAt { get; init; }
    }

    /// <summary>The people.</summary>
    /// <param name="Items">Those whom the caller may see, at most 200.</param>
    /// <param name="Hidden">How many contacts count whom the caller may not see.</param>
    /// <param name="Anonymous">How many count of whom nobody knows who they are.</param>
    public sealed record TrafficPeople(IReadOnlyList<TrafficPerson> Items, long Hidden, long Anonymous);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<TrafficPeople> Handle(TrafficQuestion question, string? stage, Caller caller, CancellationToken cancel) => db.Read(async session =>
        {
            var workspace = await settings.Get(session);
            var parameters = question.Parameters(question.Period.Start(workspace), question.Period.End(workspace));
            foreach (var (name, value) in caller.Parameters)
            {
                parameters[name] = value;
            }

            var reach = caller.Reach(session, Rights.Contacts.Read, "c.owner_id");
            var of = stage switch { "leads" => TrafficQuestion.IsLead, "customers" => TrafficQuestion.IsCustomer, _ => "true" };
            var items = await session.Query<TrafficPerson>(
                $"""
                select c.id, c.name, c.lifecycle_stage, o.name as company_name, count(distinct s.id) as sessions, max(s.last_at) as last_at
                {question.From}
                left join people_public_companies o on o.id = c.company_id
                where {question.Where} and c.id is not null and {of} and {reach}
                group by c.id, c.name, c.lifecycle_stage, o.name
                order by last_at desc, c.id
                limit {Most}
                """,
                parameters);
            var hidden = await session.Scalar<long>(
                $"select count(distinct c.id)\n{question.From}\nwhere {question.Where} and c.id is not null and {of} and ({reach}) is not true", parameters);
            var anonymous = await session.Scalar<long>(
                $"select count(distinct coalesce(j.contact_id, s.subject_id))\n{question.From}\nwhere {question.Where} and c.id is null", parameters);
            return new TrafficPeople(items, hidden, stage is "leads" or "customers" ? 0 : anonymous);
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/traffic/people", async ([AsParameters] TrafficAsked asked, string? stage, Caller caller, Handler handler, CancellationToken cancel) =>
            {
                var question = TrafficQuestion.Read(asked);
                return question.Problem is { } problem
                    ? problem.ToHttp()
                    : ((Result<TrafficPeople>)await handler.Handle(question.Value!, stage, caller, cancel)).ToHttp();
            })
            .Needs(Rights.Contacts.Read)
            .Produces<TrafficPeople>();
}
