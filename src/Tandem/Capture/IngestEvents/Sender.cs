using System.Text.Json;
using Tandem.Capture.Traffic;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.IngestEvents;

/// <summary>What the request says about those who sent its messages, where the messages do not say it themselves.</summary>
internal sealed record Sender
{
    private const int LongestAgent = 1024;

    public required SenderClock Clock { get; init; }

    /// <summary>By what a browser sent them. Null for a server, of which it would say nothing about the visitor.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The same, ready to stand in an event's context.</summary>
    public JsonEncodedText? EncodedUserAgent { get; init; }

    /// <summary>From where a browser sent them, without the last part.</summary>
    public JsonEncodedText? EncodedAddress { get; init; }

    public static Sender Of(HttpContext context, Caller caller, Instant? sentAt)
    {
        var clock = new SenderClock(Instant.From(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()), sentAt);
        if (!caller.IsPublicKey)
        {
            return new Sender { Clock = clock };
        }

        var agent = context.Request.Headers.UserAgent.ToString() is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestAgent)] : null;
        // Servers use public keys too; what they are written in says nothing about the visitor.
        agent = BotJudge.IsProgram(agent) ? null : agent;
        return new Sender { Clock = clock, UserAgent = agent, EncodedUserAgent = Encoded(agent), EncodedAddress = Encoded(caller.Address) };
    }

    private static JsonEncodedText? Encoded(string? text) => text is null ? null : JsonEncodedText.Encode(text);
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
