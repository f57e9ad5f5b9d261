using System.Text.Json;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>
/// Whose figures an event may change. Every change of a stage, of origin, campaign, landing page, owner or company, of being put away, merged or parted writes
/// one of these; nothing else does.
/// </summary>
internal static class TouchedContacts
{
    /// <summary>The events that may matter.</summary>
    public static readonly IReadOnlySet<string> Types = new HashSet<string>(
        [
            PeopleEvents.ContactCreated, PeopleEvents.ContactUpdated, PeopleEvents.ContactArchived, PeopleEvents.ContactRestored, PeopleEvents.ContactMerged,
            PeopleEvents.ContactUnmerged, PeopleEvents.ContactsRemoved, PeopleEvents.LifecycleChanged, PeopleEvents.CompanyJoined, PeopleEvents.CompanyLeft,
        ], StringComparer.Ordinal);

    private const string Undo = "undo";
    private static readonly string[] Fields = ["\"origin\"", "\"campaign\"", "\"landingPage\"", "\"ownerId\"", "\"companyId\""];

    /// <summary>Those whose figures these events may change, each once.</summary>
    public static IReadOnlyCollection<Guid> Of(IEnumerable<LoggedEvent> events)
    {
        var contacts = new HashSet<Guid>();
        foreach (var happened in events)
        {
            if (Types.Contains(happened.Type) && Matters(happened))
            {
                contacts.UnionWith(Of(happened));
            }
        }

        return contacts;
    }

    /// <summary>Most edits are of names and numbers. An undo does not list all that it has put back.</summary>
    private static bool Matters(LoggedEvent happened) => happened.Type is not PeopleEvents.ContactUpdated || happened.Source is Undo
        || Array.Exists(Fields, field => happened.Data.Value.Contains(field, StringComparison.Ordinal));

    private static IEnumerable<Guid> Of(LoggedEvent happened) => happened.Type switch
    {
        PeopleEvents.ContactMerged => Ids(happened.Data, "from").Prepend(happened.SubjectId),
        PeopleEvents.ContactsRemoved => Ids(happened.Data, "contacts"),
        _ => [happened.SubjectId],
    };

    /// <summary>The ids of a field. An event of this name may come from outside, with data of any shape.</summary>
    private static List<Guid> Ids(JsonText data, string field)
    {
        using var document = JsonDocument.Parse(data.Value);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(field, out var value))
        {
            return [];
        }

        JsonElement[] all = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return [.. all.Where(one => one.ValueKind == JsonValueKind.String && one.TryGetGuid(out _)).Select(one => one.GetGuid())];
    }
}
