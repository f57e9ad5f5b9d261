using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Privacy;

namespace Tandem.Capture.IngestEvents;

/// <summary>What the request says about those who sent its messages, where the messages do not say it themselves.</summary>
internal sealed record Sender
{
    public required SenderClock Clock { get; init; }

    /// <summary>By what a browser sent them. Null for a server, of which it would say nothing about the visitor.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The same, ready to stand in an event's context.</summary>
    public JsonEncodedText? EncodedUserAgent { get; init; }

    /// <summary>From where a browser sent them, as far as the privacy rules let it be kept.</summary>
    public JsonEncodedText? EncodedAddress { get; init; }

    /// <summary>What may be kept of the address that a message says itself.</summary>
    public required PrivacyRules Rules { get; init; }

    /// <summary>Names of events that are refused.</summary>
    public required IReadOnlySet<string> Blocked { get; init; }

    /// <summary>The anonymous id of messages that bring none; null where those are refused.</summary>
    public string? Nameless { get; init; }
}

/// <summary>
/// Repairs times by the difference between the sender's clock and ours, as Segment does: occurred = received − (sentAt − timestamp).
/// Nothing happens in the future.
/// </summary>
internal readonly record struct SenderClock(Instant Received, Instant? SentAt)
{
    public Instant Repair(Instant? timestamp, Instant? sentAt)
    {
        if (timestamp is not { } claimed)
        {
            return Received;
        }

        var repaired = (sentAt ?? SentAt) is { } sent && sent >= claimed ? Received + -(sent - claimed) : claimed;
        return repaired > Received ? Received : repaired;
    }
}
