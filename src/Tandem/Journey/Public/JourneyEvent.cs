using System.Data.Common;
using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Journey.Public;

/// <summary>Something that happened on a person's journey, to be appended to the log. Its id, sequence and time of receipt are the log's.</summary>
public sealed record JourneyEvent
{
    /// <summary>Whose event it is: a visitor, a contact, a company or a deal. Never changes.</summary>
    public required Guid Subject { get; init; }

    /// <summary>What happened, for example <c>form_submitted</c>; any name that a customer's product sends is allowed.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened, by the sender's clock as far as it can be trusted.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>Where it came from: ui, api, import, tracker, system.</summary>
    public required string Source { get; init; }

    /// <summary>Who did it, as in <see cref="Platform.Security.Caller.Actor"/>; null for the subject itself.</summary>
    public string? Actor { get; init; }

    /// <summary>The details, as JSON.</summary>
    public JsonText Data { get; init; } = JsonText.EmptyObject;

    /// <summary>Why it is taken for a machine's doing; null for a person's.</summary>
    public string? Bot { get; init; }

    /// <summary>False for what came with a public write key.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>The lane that orders it: that of the contact that the subject belongs to, or of the subject itself.</summary>
    public int LaneOwner => Lane.Of(Owner ?? Subject);

    /// <summary>The contact that the subject belongs to, where that is not the subject itself.</summary>
    public Guid? Owner { get; init; }
}

/// <summary>An event as it stands in the log.</summary>
public sealed class LoggedEvent
{
    /// <summary>UUIDv7, made by the server.</summary>
    public required Guid Id { get; init; }

    /// <summary>The lane that orders it.</summary>
    public required int Lane { get; init; }

    /// <summary>Its place in the lane; only erasure leaves gaps.</summary>
    public required long Seq { get; init; }

    /// <summary>Whose event it is.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>What happened.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>When it was written down.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Source { get; init; }

    /// <summary>Who did it; null for the subject itself.</summary>
    public string? Actor { get; init; }

    /// <summary>The details, as JSON.</summary>
    public required JsonText Data { get; init; }

    /// <summary>Why it is taken for a machine's doing; null for a person's.</summary>
    public string? Bot { get; init; }

    /// <summary>False for what came with a public write key.</summary>
    public required bool Verified { get; init; }

    /// <summary>The columns of <c>journey_events e</c> that <see cref="Read"/> reads, in its order.</summary>
    internal const string Columns = "e.id, e.lane, e.seq, e.subject_id, e.type, e.occurred_at, e.received_at, e.source, e.actor, e.data, e.bot, e.verified";

    /// <summary>Every event passes here once for each reactor, so it is read by hand.</summary>
    internal static LoggedEvent Read(DbDataReader row) => new()
    {
        Id = row.Id(0),
        Lane = row.GetInt32(1),
        Seq = row.GetInt64(2),
        SubjectId = row.Id(3),
        Type = row.GetString(4),
        OccurredAt = row.Time(5),
        ReceivedAt = row.Time(6),
        Source = row.GetString(7),
        Actor = row.OptionalText(8),
        Data = new JsonText(row.GetString(9)),
        Bot = row.OptionalText(10),
        Verified = row.GetBoolean(11),
    };
}
