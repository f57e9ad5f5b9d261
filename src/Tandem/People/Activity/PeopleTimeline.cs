using Tandem.Journey.Public;
using Tandem.People.Notes;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Activity;

/// <summary>What the events of this module say on a timeline, and whose events belong on a company's.</summary>
internal static class PeopleTimeline
{
    private const int MostPeople = 200;

    private const string Members =
        """
        select c.id
        from people_memberships m
        join people_contacts c on c.id = m.contact_id
        where m.company_id = @company and c.archived_at is null and {0}
        order by c.created_at desc, c.id
        limit @most
        """;

    /// <summary>A company's timeline has its people's events, of those whom the caller may see.</summary>
    public static readonly TimelineSource OfCompany = new("company", People);

    public static readonly IReadOnlyList<EventDescription> Events =
    [
        new(PeopleEvents.ContactCreated, EventKinds.Record, EventTeam.System,
            data => new EventText("Became known", data.Text("stage") is { } stage ? $"as {Stage(stage)}" : null)),
        new(PeopleEvents.ContactUpdated, EventKinds.Record, EventTeam.System, Changed),
        new(PeopleEvents.ContactArchived, EventKinds.Record, EventTeam.System, _ => new EventText("Archived")),
        new(PeopleEvents.ContactRestored, EventKinds.Record, EventTeam.System, _ => new EventText("Brought back from the archive")),
        new(PeopleEvents.ContactMerged, EventKinds.Record, EventTeam.System, data => new EventText($"Merged with {data.Text("name") ?? "another contact"}")),
        new(PeopleEvents.ContactUnmerged, EventKinds.Record, EventTeam.System, data => new EventText($"No longer merged with {data.Text("name") ?? "another contact"}")),
        new(PeopleEvents.LifecycleChanged, EventKinds.Lifecycle, EventTeam.Marketing,
            data => new EventText($"{Stage(data.Text("from"))} → {Stage(data.Text("to"))}", data.Text("reason"))),
        new(PeopleEvents.ConsentChanged, EventKinds.Mail, EventTeam.Marketing,
            data => new EventText($"{(data.Text("state") is "subscribed" ? "Signed up for" : "Signed off from")} {Topic(data.Text("topic"))}", data.Text("channel"))),
        new(PeopleEvents.ContactSuppressed, EventKinds.Mail, EventTeam.System, data => new EventText("Put on the do-not-contact list", data.Text("reason"))),
        new(PeopleEvents.ContactUnsuppressed, EventKinds.Mail, EventTeam.System, _ => new EventText("Taken off the do-not-contact list")),
        new(PeopleEvents.CompanyJoined, EventKinds.Record, EventTeam.System,
            data => new EventText($"Joined {data.Text("company") ?? "a company"}", data.Text("role"))),
        new(PeopleEvents.CompanyLeft, EventKinds.Record, EventTeam.System, data => new EventText($"Left {data.Text("company") ?? "a company"}")),
        new(PeopleEvents.NoteAdded, EventKinds.Note, EventTeam.Sales, _ => new EventText("Note")) { Current = Notes },
        new(PeopleEvents.CompanyCreated, EventKinds.Record, EventTeam.System, _ => new EventText("Company became known")),
        new(PeopleEvents.CompanyUpdated, EventKinds.Record, EventTeam.System, Changed),
        new(PeopleEvents.CompanyArchived, EventKinds.Record, EventTeam.System, _ => new EventText("Company archived")),
        new(PeopleEvents.CompanyRestored, EventKinds.Record, EventTeam.System, _ => new EventText("Company brought back from the archive")),
        new(PeopleEvents.CompanyMerged, EventKinds.Record, EventTeam.System, data => new EventText($"Merged with {data.Text("name") ?? "another company"}")),
        new(PeopleEvents.CompanyUnmerged, EventKinds.Record, EventTeam.System, data => new EventText($"No longer merged with {data.Text("name") ?? "another company"}")),
    ];

    private static Task<IReadOnlyList<Guid>> People(Session session, Caller caller, Guid company) => session.Query<Guid>(
        Members.Replace("{0}", caller.Reach(session, Rights.Contacts.Read, "c.owner_id"), StringComparison.Ordinal),
        new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["company"] = company, ["most"] = MostPeople });

    /// <summary>Notes change and go, events do not: what a note says is read when it is shown.</summary>
    private static async Task<IReadOnlyDictionary<Guid, EventText>> Notes(Session session, IReadOnlyDictionary<Guid, EventData> events)
    {
        var noteOf = events.ToDictionary(pair => pair.Key, pair => Guid.TryParse(pair.Value.Text("noteId"), out var id) ? id : Guid.Empty);
        var bodies = (await session.Query<NoteText>($"select id, body from people_notes where {session.In("id", "ids")}", new { ids = noteOf.Values.ToArray() }))
            .ToDictionary(note => note.Id, note => note.Body);
        return noteOf.ToDictionary(
            pair => pair.Key,
            pair => bodies.TryGetValue(pair.Value, out var body) ? new EventText("Note", Mentions.Plain(body)) : new EventText("Note, deleted since"));
    }

    private static EventText Changed(EventData data)
    {
        var fields = data.Names("changed");
        string[] parts =
        [
            .. fields.Where(field => !field.StartsWith("custom.", StringComparison.Ordinal)).Select(Words),
            .. fields.Any(field => field.StartsWith("custom.", StringComparison.Ordinal)) ? ["own fields"] : Array.Empty<string>(),
            .. data.Texts("tagsAdded").Select(tag => $"tag “{tag}” added"),
            .. data.Texts("tagsRemoved").Select(tag => $"tag “{tag}” removed"),
        ];
        return new EventText("Changed", parts.Length == 0 ? null : string.Join(", ", parts));
    }

    /// <summary><c>jobTitle</c> is "job title".</summary>
    private static string Words(string field) =>
        string.Concat(field.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    private static string Stage(string? stage) => Lifecycle.Parse(stage) switch
    {
        LifecycleStage.MarketingQualified => "MQL",
        LifecycleStage.SalesAccepted => "SAL",
        LifecycleStage.SalesQualified => "SQL",
        LifecycleStage.FormerCustomer => "former customer",
        { } known => known.Text(),
        null => "unknown",
    };

    private static string Topic(string? topic) => topic is null or ConsentEntry.AllTopics ? "everything" : topic;

    private sealed class NoteText
    {
        public Guid Id { get; init; }

        public required string Body { get; init; }
    }
}
