using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Capture.IngestEvents;

/// <summary>The seven calls of Segment's HTTP tracking API.</summary>
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

    public required int Index { get; init; }

    public required string MessageId { get; init; }

    public string? UserId { get; init; }

    public string? AnonymousId { get; init; }

    /// <summary>The other identity: a group's id, or an alias's previous id.</summary>
    public string? OtherId { get; init; }

    public required string EventType { get; init; }

    public required Instant OccurredAt { get; init; }

    public required Traits Traits { get; init; }

    public required PageContext Page { get; init; }

    /// <summary>What is kept of the message, as JSON.</summary>
    public required JsonText Data { get; init; }
}

/// <summary>An item that was not taken, and why.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="MessageId">Its message id, where it has one.</param>
/// <param name="Code">Stable name of the reason.</param>
public sealed record RefusedItem(int Index, string? MessageId, string Code);

/// <summary>What the message says about the person.</summary>
internal sealed class Traits(JsonElement first, JsonElement second)
{
    /// <summary>The first of <paramref name="names"/> that holds text or a number.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((Json.Text(first, name) ?? Json.Text(second, name)) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>A text inside an object trait, for example <c>address.city</c>.</summary>
    public string? Inside(string name, string inner) =>
        Json.Text(Json.Member(first, name), inner) ?? Json.Text(Json.Member(second, name), inner);
}

/// <summary>Where a page was seen and how the visitor came there.</summary>
internal sealed record PageContext(string? Url, string? Referrer, string? Source, string? Campaign);
