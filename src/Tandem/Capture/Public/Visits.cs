using Tandem.Platform.Data;

namespace Tandem.Capture.Public;

/// <summary>Where a visit came from.</summary>
public sealed class VisitTouch
{
    /// <summary>The contact, or the subject of somebody unknown.</summary>
    public Guid PersonId { get; init; }

    /// <summary>When the visit began.</summary>
    public Instant At { get; init; }

    /// <summary>By the rules of channels.</summary>
    public required string Channel { get; init; }

    /// <summary>Who sent them; <c>(direct)</c> for nobody.</summary>
    public required string Source { get; init; }

    /// <summary>By what.</summary>
    public required string Medium { get; init; }

    /// <summary>The campaign.</summary>
    public string? Campaign { get; init; }

    /// <summary>What was searched for, or the keyword that was paid for.</summary>
    public string? Term { get; init; }

    /// <summary>Host and path of the page they landed on.</summary>
    public string? LandingPage { get; init; }

    /// <summary>The host of the page before.</summary>
    public string? Referrer { get; init; }
}

/// <summary>The first and the last touch of somebody.</summary>
/// <param name="First">Their first visit.</param>
/// <param name="Last">The last visit for which somebody had sent them; the last of all where nobody ever had.</param>
public sealed record Touches(VisitTouch First, VisitTouch Last);

/// <summary>What is known of people's visits. Those of machines do not count.</summary>
public static class Visits
{
    private const string Select =
        """
        select coalesce(j.contact_id, s.subject_id) as person_id, s.started_at as at, s.channel, s.source, s.medium, s.campaign, s.term, s.landing_page, s.referrer
        from capture_sessions s
        left join journey_public_subjects j on j.subject_id = s.subject_id
        """;

    /// <summary>First and last touch of these contacts or strangers; those who never came are not in the answer.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Touches>> TouchesOf(Session session, IReadOnlyCollection<Guid> people)
    {
        var visits = await session.Query<VisitTouch>(
            $"""
            {Select}
            where s.bot is null and ({session.In("s.subject_id", "people")}
              or s.subject_id in (select subject_id from journey_public_subjects where {session.In("contact_id", "people")}))
            order by s.started_at, s.id
            """,
            new { people = people.ToArray() });
        return visits.GroupBy(visit => visit.PersonId)
            .ToDictionary(person => person.Key, person => new Touches(person.First(), person.LastOrDefault(visit => visit.Medium != "(none)") ?? person.Last()));
    }
}
