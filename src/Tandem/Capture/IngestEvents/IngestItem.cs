using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.IngestEvents;

/// <summary>The calls of Segment's HTTP tracking API.</summary>
internal enum CallKind
{
    Identify,
    Track,
    Page,
    Screen,
    Group,
    Alias,
}

/// <summary>One message, checked and ready to be taken.</summary>
internal sealed record IngestItem
{
    public required CallKind Kind { get; init; }

    public required string MessageId { get; init; }

    public string? UserId { get; init; }

    public string? AnonymousId { get; init; }

    /// <summary>The browser's own visitor; empty without an anonymous id.</summary>
    public Guid Visitor { get; init; }

    /// <summary>The other identity: a group's id, or an alias's previous id.</summary>
    public string? OtherId { get; init; }

    public required string EventType { get; init; }

    public required Instant OccurredAt { get; init; }

    public required Traits Traits { get; init; }

    /// <summary>Whether the address in the traits names the person, as it does with an identify.</summary>
    public bool NamesByTraits { get; init; }

    public required PageContext Page { get; init; }

    /// <summary>By what the message was sent, as far as it is known.</summary>
    public string? UserAgent { get; init; }

    /// <summary>What is kept of the message, as JSON.</summary>
    public required JsonText Data { get; init; }
}

/// <summary>A message and who sent it.</summary>
internal sealed record Arrival(IngestItem Item, Caller Caller);

/// <summary>An item that was not taken, and why.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="MessageId">Its message id, where it has one.</param>
/// <param name="Code">Stable name of the reason.</param>
public sealed record RefusedItem(int Index, string? MessageId, string Code);

/// <summary>What the message says about the person.</summary>
internal readonly struct Traits(JsonElement first, JsonElement second)
{
    /// <summary>The first of <paramref name="names"/> that holds text or a number.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((Of(first, name) ?? Of(second, name)) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A text inside an object trait, for example <c>address.city</c>.</summary>
    public string? Inside(string name, string inner) => Of(Find(first, name), inner) ?? Of(Find(second, name), inner);

    private static string? Of(JsonElement element, string name) => Json.Text(Find(element, name));

    private static JsonElement Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;
}

/// <summary>Where a page was seen and how the visitor came there. What is not text is null.</summary>
internal readonly struct PageContext(JsonElement properties, JsonElement context)
{
    public string? Url => Json.Text(properties, "url"u8) ?? Json.Text(Json.Member(context, "page"u8), "url"u8);

    public string? Referrer => Json.Text(properties, "referrer"u8) ?? Json.Text(Json.Member(context, "page"u8), "referrer"u8);

    public string? Source => Json.Text(Json.Member(context, "campaign"u8), "source"u8);

    public string? Campaign => Json.Text(Json.Member(context, "campaign"u8), "name"u8);
}
