using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Identity;

/// <summary>A browser that was taken for a contact's.</summary>
public sealed record JoinedVisitor
{
    /// <summary>The visitor.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was seen first.</summary>
    public required Instant FirstSeenAt { get; init; }

    /// <summary>Where it came from first.</summary>
    public string? Origin { get; init; }

    /// <summary>Which campaign brought it.</summary>
    public string? Campaign { get; init; }

    /// <summary>The page that it saw first.</summary>
    public string? LandingPage { get; init; }
}

/// <summary>Shows the browsers of a contact, and takes one away again that is somebody else's: its visits are a stranger's as before, no event is touched.</summary>
public static class PartVisitor
{
    private const string Owner = "select owner_id from people_public_contacts where id = @contact";

    private const string Joined =
        """
        select v.id, v.first_seen_at, v.origin, v.campaign, v.landing_page
        from journey_public_subjects s
        join capture_visitors v on v.id = s.subject_id
        where s.contact_id = @contact and s.kind = 'visitor'
        order by v.first_seen_at, v.id
        limit 200
        """;

    public sealed class Handler(Db db, Subjects subjects, Journal journal)
    {
        public Task<Result<Page<JoinedVisitor>>> List(Guid contact, Caller caller, CancellationToken cancel) => db.Read<Result<Page<JoinedVisitor>>>(
            async session => await Reaches(session, contact, caller, Rights.Contacts.Read)
                ? new Page<JoinedVisitor>(await session.Query<JoinedVisitor>(Joined, new { contact }), Next: null)
                : Problem.NotFound("The contact"), cancel);

        public Task<Result<Done>> Part(Guid contact, Guid visitor, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (!await Reaches(tx, contact, caller, Rights.Contacts.Edit) || !await subjects.Release(tx, visitor, contact))
            {
                return Problem.NotFound("The visitor");
            }

            journal.Append(tx, new JourneyEvent
            {
                Subject = contact,
                Type = SubjectEvents.VisitorParted,
                OccurredAt = tx.Now,
                Source = "ui",
                Actor = caller.Actor,
                Data = JsonText.Of(new { visitorId = visitor }),
            });
            return Done.Value;
        }, cancel);

        private static async Task<bool> Reaches(Session session, Guid contact, Caller caller, Right right) =>
            (await session.Query(Owner, new { contact }, row => row.IsDBNull(0) ? (Guid?)null : row.Id(0))) is [var owner] && caller.May(right, owner);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/contacts/{id:guid}/visitors", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.List(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Page<JoinedVisitor>>();
        routes.MapPost("/api/v1/contacts/{id:guid}/visitors/{visitorId:guid}/part", async (Guid id, Guid visitorId, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Part(id, visitorId, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit);
    }
}
