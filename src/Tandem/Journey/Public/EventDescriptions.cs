using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>The kinds of events that a timeline can be narrowed to.</summary>
public static class EventKinds
{
    /// <summary>Visits and what people do in a product; events that nobody described are of this kind.</summary>
    public const string Web = "web";

    /// <summary>Forms.</summary>
    public const string Form = "form";

    /// <summary>Mail and other messages.</summary>
    public const string Mail = "mail";

    /// <summary>Deals, calls, meetings.</summary>
    public const string Sales = "sales";

    /// <summary>Stages.</summary>
    public const string Lifecycle = "lifecycle";

    /// <summary>What people of the team wrote.</summary>
    public const string Note = "note";

    /// <summary>Housekeeping on the record itself: shown among everything, no kind to narrow to.</summary>
    public const string Record = "record";
}

/// <summary>Whose work an event is.</summary>
public enum EventTeam
{
    /// <summary>Nobody's in particular.</summary>
    System,

    /// <summary>Marketing's.</summary>
    Marketing,

    /// <summary>Sales'.</summary>
    Sales,
}

/// <summary>An event in a person's words.</summary>
/// <param name="Title">One line.</param>
/// <param name="Detail">What else there is to say.</param>
public sealed record EventText(string Title, string? Detail = null);

/// <summary>How a timeline shows events of one type. Modules register theirs in their manifests.</summary>
/// <param name="Type">The type.</param>
/// <param name="Kind">One of <see cref="EventKinds"/>.</param>
/// <param name="Team">Whose work it is.</param>
/// <param name="Text">The words for its data. The data may come from outside and need not have the shape that one expects.</param>
public sealed record EventDescription(string Type, string Kind, EventTeam Team, Func<EventData, EventText> Text)
{
    /// <summary>Whether the person did it (a visit, a click), so that the person was seen.</summary>
    public bool IsPersonsOwn { get; init; }

    /// <summary>On whose timeline alone it is shown, where another event tells everybody else of the same; null for all.</summary>
    public string? OnlyOn { get; init; }

    /// <summary>
    /// The words that only today's records know (what a note says now), by event, from their data; null where the data says all.
    /// </summary>
    public Func<Session, IReadOnlyDictionary<Guid, EventData>, Task<IReadOnlyDictionary<Guid, EventText>>>? Current { get; init; }
}

/// <summary>An event's data, read without trusting its shape.</summary>
public readonly struct EventData(JsonElement data)
{
    /// <summary>The property as text; null where it is missing or no text or number.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Find(path) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString() is { Length: > 0 } text ? text : null,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>The names of the properties of an object.</summary>
    public IReadOnlyList<string> Names(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.Object } found ? [.. found.EnumerateObject().Select(property => property.Name)] : [];

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.Array } found
        ? [.. found.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)]
        : [];

    /// <summary>Whether the property is true.</summary>
    public bool IsTrue(params ReadOnlySpan<string> path) => Find(path) is { ValueKind: JsonValueKind.True };

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        var found = data;
        foreach (var name in path)
        {
            if (found.ValueKind is not JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                return null;
            }
        }

        return found;
    }
}

/// <summary>What the team calls events that no module described, by their types.</summary>
public sealed record EventLabels(Func<Session, Task<IReadOnlyDictionary<string, string>>> Read);

/// <summary>All descriptions of event types, as the modules registered them.</summary>
public sealed class EventDescriptions(IEnumerable<EventDescription> descriptions, IEnumerable<EventLabels> labels)
{
    private readonly Dictionary<string, EventDescription> _byType = descriptions.ToDictionary(one => one.Type, StringComparer.Ordinal);

    /// <summary>The description of a type; a type of somebody's own product is shown by its name.</summary>
    public EventDescription Of(string type) =>
        _byType.TryGetValue(type, out var known) ? known : new EventDescription(type, EventKinds.Web, EventTeam.Marketing, _ => new EventText(Spoken(type)))
        {
            IsPersonsOwn = true,
        };

    /// <summary>The described types of which <paramref name="which"/> holds.</summary>
    public string[] Types(Func<EventDescription, bool> which) => [.. _byType.Values.Where(which).Select(one => one.Type)];

    /// <summary>The types that belong on timelines of other objects only.</summary>
    public string[] TypesHiddenFrom(string forObject) => [.. _byType.Values.Where(one => one.OnlyOn is { } only && only != forObject).Select(one => one.Type)];

    /// <summary>Whether the event shows that the person was there: their own doing, and no machine's.</summary>
    public bool ShowsThePerson(LoggedEvent happened) =>
        happened.Bot is null && !Actor.IsUser(happened.Actor) && Of(happened.Type).IsPersonsOwn;

    /// <summary>Events in words, by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, EventText>> Describe(Session session, IEnumerable<LoggedEvent> events)
    {
        var texts = new Dictionary<Guid, EventText>();
        var said = await Said(session, events);
        foreach (var type in events.GroupBy(happened => happened.Type, StringComparer.Ordinal))
        {
            var description = Of(type.Key);
            var data = type.ToDictionary(happened => happened.Id, happened => new EventData(Parse(happened.Data)));
            var current = description.Current is null ? null : await description.Current(session, data);
            foreach (var (id, one) in data)
            {
                texts[id] = current?.GetValueOrDefault(id) ?? (said.TryGetValue(type.Key, out var label) ? new EventText(label) : description.Text(one));
            }
        }

        return texts;
    }

    /// <summary>A type in words: <c>order_placed</c> and <c>orderPlaced</c> are "Order placed".</summary>
    public static string NameOf(string type) => Spoken(type);

    /// <summary>Whether a module writes or describes events of this type.</summary>
    public bool IsDescribed(string type) => _byType.ContainsKey(type);

    /// <summary>The team's own words for types that no module described.</summary>
    private async Task<IReadOnlyDictionary<string, string>> Said(Session session, IEnumerable<LoggedEvent> events)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        if (events.All(happened => _byType.ContainsKey(happened.Type)))
        {
            return said;
        }

        foreach (var one in labels)
        {
            foreach (var (type, label) in (await one.Read(session)).Where(pair => !_byType.ContainsKey(pair.Key)))
            {
                said[type] = label;
            }
        }

        return said;
    }

    private static JsonElement Parse(JsonText data)
    {
        using var document = JsonDocument.Parse(data.ToString());
        return document.RootElement.Clone();
    }

    private static string Spoken(string type)
    {
        var words = new System.Text.StringBuilder(type.Length + 4);
        for (var i = 0; i < type.Length; i++)
        {
            var c = type[i];
            if (c is '_' or '-' or '.')
            {
                words.Append(' ');
            }
            else if (char.IsUpper(c) && i > 0 && char.IsLower(type[i - 1]))
            {
                words.Append(' ').Append(char.ToLowerInvariant(c));
            }
            else
            {
                words.Append(i == 0 ? char.ToUpperInvariant(c) : c);
            }
        }

        return words.ToString();
    }
}
