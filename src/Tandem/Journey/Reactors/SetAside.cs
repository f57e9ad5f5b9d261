using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Journey.Reactors;

/// <summary>Events that a reactor could not digest, with the error, until somebody replays them.</summary>
internal static class SetAside
{
    private const string Insert =
        """
        insert into journey_set_aside (id, reactor, lane, seq, subject_id, event_id, event_type, error, set_aside_at)
        values (@id, @reactor, @lane, @seq, @subjectId, @eventId, @type, @error, @now)
        on conflict (reactor, lane, seq) do update set error = excluded.error, set_aside_at = excluded.set_aside_at, replayed_at = null
        """;

    public static Task Add(Tx tx, string reactor, LoggedEvent happened, Exception exception) => tx.Execute(Insert, new
    {
        id = Guid.CreateVersion7(),
        reactor,
        happened.Lane,
        happened.Seq,
        happened.SubjectId,
        eventId = happened.Id,
        happened.Type,
        error = $"{exception.GetType().Name}: {exception.Message}",
        now = tx.Now,
    });
}

/// <summary>A row of <c>journey_set_aside</c>.</summary>
public sealed class SetAsideEvent
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who could not digest it.</summary>
    public required string Reactor { get; init; }

    /// <summary>Its lane.</summary>
    public int Lane { get; init; }

    /// <summary>Its place in the lane.</summary>
    public long Seq { get; init; }

    /// <summary>Whose event it is.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What happened.</summary>
    public required string EventType { get; init; }

    /// <summary>What went wrong.</summary>
    public required string Error { get; init; }

    /// <summary>When it was set aside.</summary>
    public Instant SetAsideAt { get; init; }
}
