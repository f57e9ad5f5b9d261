using Tandem.Capture.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Traffic;

/// <summary>How a contact came: first and last touch, and the latest visits.</summary>
internal static class ContactVisits
{
    private const int Most = 50;

    private const string Contact = "select count(*) from people_public_contacts c where c.id = @contact and ";

    private const string Latest =
        $"""
        select s.id, s.started_at, s.last_at, s.channel, s.source, s.medium, s.campaign, s.landing_page, s.last_page, s.pages, s.events, s.forms, s.engaged_seconds,
          s.browser, s.os, s.device, s.device_model, s.bot
        from capture_sessions s
        where s.subject_id = @contact or s.subject_id in (select subject_id from journey_public_subjects where contact_id = @contact)
        order by s.started_at desc, s.id
        """;

    /// <summary>A visit.</summary>
    public sealed record Visit
    {
        public required Guid Id { get; init; }

        public required Instant StartedAt { get; init; }

        public required Instant LastAt { get; init; }

        public required string Channel { get; init; }

        public required string Source { get; init; }

        public required string Medium { get; init; }

        public string? Campaign { get; init; }

        public string? LandingPage { get; init; }

        public string? LastPage { get; init; }

        public required int Pages { get; init; }

        public required int Events { get; init; }

        public required int Forms { get; init; }

        public required int EngagedSeconds { get; init; }

        public string? Browser { get; init; }

        public string? Os { get; init; }

        public string? Device { get; init; }

        public string? DeviceModel { get; init; }

        public string? Bot { get; init; }
    }

    /// <summary>The visits of a contact.</summary>
    /// <param name="First">The first touch; null where they never came.</param>
    /// <param name="Last">The last touch.</param>
    /// <param name="Items">The latest visits, machines' included and marked.</param>
    public sealed record VisitsView(VisitTouch? First, VisitTouch? Last, IReadOnlyList<Visit> Items);

    public sealed class Handler(Db db)
    {
        public Task<Result<VisitsView>> Handle(Guid contact, Caller caller, CancellationToken cancel) => db.Read<Result<VisitsView>>(async session =>
        {
            var parameters = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["contact"] = contact };
            if (await session.Scalar<long>(Contact + caller.Reach(session, Rights.Contacts.Read, "c.owner_id"), parameters) == 0)
            {
                return Problem.NotFound("The contact");
            }

            var touches = (await Visits.TouchesOf(session, [contact])).GetValueOrDefault(contact);
            var items = await session.Query<Visit>($"{Latest}\nlimit {Most}", new { contact });
            return new VisitsView(touches?.First, touches?.Last, items);
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts/{id:guid}/visits", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<VisitsView>();
}
