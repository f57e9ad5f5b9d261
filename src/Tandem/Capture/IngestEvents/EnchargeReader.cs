using System.Text.Json;

namespace Tandem.Capture.IngestEvents;

/// <summary>
/// Reads a message of Encharge's ingest API (https://docs.encharge.io/getting-started/connecting-your-app-to-encharge/ingest-api): an event's name, the
/// person, properties. The person is told of at every event, so one message is an identify and, unless it says no more than that, a track.
/// </summary>
internal static class EnchargeReader
{
    private const string Identify = "identify";

    /// <summary>What the message says, or the code of what is wrong with it.</summary>
    public static (IReadOnlyList<IngestItem> Items, RefusedItem? Refused) Read(JsonElement message, Sender sender)
    {
        var user = Json.Member(message, "user"u8);
        var (name, userId) = (Json.Text(message, "name"u8), Json.Text(user, "userId"u8));
        var messageId = Json.Text(message, "messageId"u8);
        var code = message.ValueKind is not JsonValueKind.Object ? "notAnObject"
            : Json.Size(message) > MessageReader.LargestMessage ? "eventTooLarge"
            : name is null ? "noEventName"
            : (userId ?? Json.Text(user, "email"u8)) is null ? "noIdentity"
            : sender.Blocked.Contains(name) ? "eventBlocked" : null;
        if (code is not null)
        {
            return ([], new RefusedItem(0, messageId, code));
        }

        var identified = new IngestItem
        {
            Kind = CallKind.Identify,
            MessageId = $"{messageId ?? Guid.CreateVersion7().ToString("n")}-identify",
            UserId = userId,
            EventType = MessageReader.TypeOf(CallKind.Identify),
            OccurredAt = sender.Clock.Repair(MessageReader.Time(message, "occurredAt"u8) ?? MessageReader.Time(message, "timestamp"u8), sentAt: null),
            Traits = new Traits(user, default),
            Page = default,
            Data = KeptData.Of("traits"u8, user),
        };
        return name is Identify ? ([identified], null) : ([identified, identified with
        {
            Kind = CallKind.Track,
            MessageId = messageId ?? Guid.CreateVersion7().ToString("n"),
            EventType = name!,
            NamesByTraits = true,
            Data = KeptData.Of("properties"u8, Json.Member(message, "properties"u8)),
        }], null);
    }
}
