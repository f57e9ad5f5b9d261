using System.Globalization;
using System.Text;
using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Capture.IngestEvents;

/// <summary>
/// Reads one message of Segment's HTTP tracking API (https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/).
/// </summary>
internal static class MessageReader
{
    /// <summary>The largest message, in bytes of its JSON.</summary>
    public const int LargestMessage = 32 * 1024;

    private static readonly Instant Earliest = Instant.From(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The message, or the code of what is wrong with it.</summary>
    /// <param name="message">Its JSON.</param>
    /// <param name="kind">The call, where the route says it; else the message's <c>type</c> does.</param>
    /// <param name="index">Its place in the batch.</param>
    /// <param name="clock">When the request came in, and the sender's clock if it told.</param>
    public static (IngestItem? Item, RefusedItem? Refused) Read(JsonElement message, CallKind? kind, int index, SenderClock clock)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return Refuse("notAnObject");
        }

        var messageId = Json.Text(message, "messageId");
        if (Encoding.UTF8.GetByteCount(message.GetRawText()) > LargestMessage)
        {
            return Refuse("eventTooLarge");
        }

        if ((kind ?? KindOf(Json.Text(message, "type"))) is not { } call)
        {
            return Refuse("unknownType");
        }

        var userId = Json.Text(message, "userId");
        var anonymousId = Json.Text(message, "anonymousId");
        if (userId is null && anonymousId is null)
        {
            return Refuse("noIdentity");
        }

        var other = OtherId(message, call);
        if (Missing(message, call, other) is { } code)
        {
            return Refuse(code);
        }

        return (new IngestItem
        {
            Kind = call,
            Index = index,
            MessageId = messageId ?? Guid.CreateVersion7().ToString("n"),
            UserId = userId,
            AnonymousId = anonymousId,
            OtherId = other,
            EventType = TypeOf(message, call),
            OccurredAt = clock.Repair(Time(message, "timestamp") ?? Time(message, "originalTimestamp"), Time(message, "sentAt")),
            Traits = new Traits(Json.Member(message, "traits"), Json.Member(Json.Member(message, "context"), "traits")),
            Page = PageOf(message),
            Data = new JsonText(Json.Pick(message, "name", "properties", "traits", "context", "groupId", "previousId")),
        }, null);

        (IngestItem? Item, RefusedItem? Refused) Refuse(string because) =>
            (null, new RefusedItem(index, message.ValueKind == JsonValueKind.Object ? Json.Text(message, "messageId") : null, because));
    }

    private static CallKind? KindOf(string? type) =>
        Enum.TryParse<CallKind>(type, ignoreCase: true, out var kind) && !char.IsDigit(type![0]) ? kind : null;

    private static string? OtherId(JsonElement message, CallKind call) => call switch
    {
        CallKind.Group => Json.Text(message, "groupId"),
        CallKind.Alias => Json.Text(message, "previousId"),
        _ => null,
    };

    private static string? Missing(JsonElement message, CallKind call, string? other) => call switch
    {
        CallKind.Track when Json.Member(message, "event").ValueKind != JsonValueKind.String || Json.Text(message, "event") is null => "noEventName",
        CallKind.Group when other is null => "noGroupId",
        CallKind.Alias when other is null => "noPreviousId",
        _ => null,
    };

    private static string TypeOf(JsonElement message, CallKind call) => call switch
    {
        CallKind.Track => Json.Text(message, "event")!,
        CallKind.Page => "page_viewed",
        CallKind.Screen => "screen_viewed",
        CallKind.Group => "group_joined",
        CallKind.Alias => "aliased",
        _ => "identified",
    };

    private static PageContext PageOf(JsonElement message)
    {
        var properties = Json.Member(message, "properties");
        var context = Json.Member(message, "context");
        var page = Json.Member(context, "page");
        var campaign = Json.Member(context, "campaign");
        return new PageContext(
            Json.Text(properties, "url") ?? Json.Text(page, "url"),
            Json.Text(properties, "referrer") ?? Json.Text(page, "referrer"),
            Json.Text(campaign, "source"),
            Json.Text(campaign, "name"));
    }

    private static Instant? Time(JsonElement message, string name)
    {
        var member = Json.Member(message, name);
        var instant = member.ValueKind switch
        {
            JsonValueKind.String when DateTimeOffset.TryParse(
                member.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => Instant.From(time),
            JsonValueKind.Number when member.TryGetInt64(out var number) && number is > 0 and < 4_000_000_000_000 =>
                new Instant(number < 100_000_000_000 ? number * 1000 : number),
            _ => (Instant?)null,
        };
        return instant is { } known && known > Earliest ? known : null;
    }
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
