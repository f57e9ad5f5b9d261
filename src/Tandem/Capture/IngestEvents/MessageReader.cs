using System.Globalization;
using System.Text.Json;
using Tandem.Capture.Identity;
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
    /// <param name="message">Its JSON; it must outlive the item.</param>
    /// <param name="kind">The call, where the route says it; else the message's <c>type</c> does.</param>
    /// <param name="index">Its place in the batch.</param>
    /// <param name="sender">What the request says.</param>
    public static (IngestItem? Item, RefusedItem? Refused) Read(JsonElement message, CallKind? kind, int index, Sender sender)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return (null, new RefusedItem(index, null, "notAnObject"));
        }

        var messageId = Json.Text(message, "messageId"u8);
        if (Json.Size(message) > LargestMessage)
        {
            return Refuse("eventTooLarge");
        }

        if ((kind ?? KindOf(Json.Text(message, "type"u8))) is not { } call)
        {
            return Refuse("unknownType");
        }

        var (userId, anonymousId) = (Json.Text(message, "userId"u8), Json.Text(message, "anonymousId"u8) ?? sender.Nameless);
        var name = call is CallKind.Track ? EventName(message) : TypeOf(call);
        var other = OtherId(message, call);
        return (Missing(call, userId ?? anonymousId, name, other) ?? (sender.Blocked.Contains(name!) ? "eventBlocked" : null)) is { } code ? Refuse(code) : (new IngestItem
        {
            Kind = call,
            MessageId = messageId ?? Guid.CreateVersion7().ToString("n"),
            UserId = userId,
            AnonymousId = anonymousId,
            Visitor = anonymousId is null ? Guid.Empty : Visitors.IdOf(anonymousId),
            OtherId = other,
            EventType = name!,
            OccurredAt = sender.Clock.Repair(
                Time(message, "timestamp"u8) ?? Time(message, "originalTimestamp"u8), Time(message, "sentAt"u8)),
            Traits = new Traits(Json.Member(message, "traits"u8), Json.Member(Json.Member(message, "context"u8), "traits"u8)),
            Page = new PageContext(Json.Member(message, "properties"u8), Json.Member(message, "context"u8)),
            UserAgent = Json.Text(Json.Member(message, "context"u8), "userAgent"u8) ?? sender.UserAgent,
            Data = KeptData.Of(message, sender),
        }, null);

        (IngestItem? Item, RefusedItem? Refused) Refuse(string because) => (null, new RefusedItem(index, messageId, because));
    }

    private static CallKind? KindOf(string? type) =>
        Enum.TryParse<CallKind>(type, ignoreCase: true, out var kind) && !char.IsDigit(type![0]) ? kind : null;

    private static string? EventName(JsonElement message) =>
        Json.Member(message, "event"u8) is { ValueKind: JsonValueKind.String } name ? Json.Text(name) : null;

    private static string? OtherId(JsonElement message, CallKind call) => call switch
    {
        CallKind.Group => Json.Text(message, "groupId"u8),
        CallKind.Alias => Json.Text(message, "previousId"u8),
        _ => null,
    };

    private static string? Missing(CallKind call, string? id, string? name, string? other) => call switch
    {
        _ when id is null => "noIdentity",
        CallKind.Track when name is null => "noEventName",
        CallKind.Group when other is null => "noGroupId",
        CallKind.Alias when other is null => "noPreviousId",
        _ => null,
    };

    public static string TypeOf(CallKind call) => call switch
    {
        CallKind.Page => "page_viewed",
        CallKind.Screen => "screen_viewed",
        CallKind.Group => "group_joined",
        CallKind.Alias => "aliased",
        _ => "identified",
    };

    public static Instant? Time(JsonElement message, ReadOnlySpan<byte> name)
    {
        var member = Json.Member(message, name);
        var instant = member.ValueKind switch
        {
            JsonValueKind.String when DateTimeOffset.TryParse(
                Json.Text(member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => Instant.From(time),
            JsonValueKind.Number when member.TryGetInt64(out var number) && number is > 0 and < 4_000_000_000_000 =>
                new Instant(number < 100_000_000_000 ? number * 1000 : number),
            _ => (Instant?)null,
        };
        return instant is { } known && known > Earliest ? known : null;
    }
}
