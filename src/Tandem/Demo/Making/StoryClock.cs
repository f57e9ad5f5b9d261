using Tandem.Platform.Data;

namespace Tandem.Demo.Making;

/// <summary>The clock of a story: it stands until the story goes on, and never goes back.</summary>
internal sealed class StoryClock(Instant start) : TimeProvider
{
    private Instant _now = start;

    public Instant Now => _now;

    public override DateTimeOffset GetUtcNow() => _now.ToDateTimeOffset();

    public void GoOn(Instant to) => _now = to > _now ? to : _now;
}
