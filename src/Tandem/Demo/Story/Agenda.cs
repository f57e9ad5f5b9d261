using Tandem.Platform.Data;

namespace Tandem.Demo.Story;

/// <summary>What is going to be done, the earliest first; of what is done at one moment, in an order that is alike in every run.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (long At, int Order, int Number)> _next = new();
    private int _count;

    /// <summary>Puts something on the agenda. <paramref name="order"/> is the person's number.</summary>
    public void Add(Instant at, int order, Func<Task> work) => _next.Enqueue(work, (at.Milliseconds, order, _count++));

    /// <summary>Takes the next thing that is due before <paramref name="until"/>.</summary>
    public bool TryTake(Instant until, out Instant at, out Func<Task> work)
    {
        if (_next.TryPeek(out work!, out var place) && place.At < until.Milliseconds)
        {
            _next.Dequeue();
            at = new Instant(place.At);
            return true;
        }

        at = default;
        return false;
    }
}
