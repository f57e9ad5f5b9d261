using Npgsql;

namespace Tandem.Platform.Data;

/// <summary>
/// Makes one set of what arrives together, so that its statements and its commit are paid once: the first of a key is handled at once, and while it
/// is, the next ones gather. Nothing waits for company. Where handling a set fails, each of it is handled alone and learns its own fate; unless it cannot
/// be told whether the set was committed: then all of it fails, because doing it again might do it twice.
/// </summary>
/// <param name="most">The largest set.</param>
/// <param name="handle">Handles a set; the answers come in its order. It may be called again with a part of the set after it failed.</param>
public sealed class Gathering<TKey, TItem, TAnswer>(int most, Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TAnswer>>> handle)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Queue<Waiting>> _busy = [];

    /// <summary>Handles <paramref name="item"/> with others of the same key; returns when its set is done.</summary>
    public Task<TAnswer> Add(TKey key, TItem item)
    {
        var waiting = new Waiting(item);
        lock (_busy)
        {
            if (_busy.TryGetValue(key, out var queue))
            {
                queue.Enqueue(waiting);
                return waiting.Answer.Task;
            }

            _busy.Add(key, new Queue<Waiting>([waiting]));
        }

        _ = Drain(key);
        return waiting.Answer.Task;
    }

    private async Task Drain(TKey key)
    {
        for (var set = Next(key); set.Count > 0; set = Next(key))
        {
            await Handle(set);
        }
    }

    /// <summary>What has gathered; the last one takes the key out.</summary>
    private List<Waiting> Next(TKey key)
    {
        lock (_busy)
        {
            var (queue, set) = (_busy[key], new List<Waiting>());
            while (set.Count < most && queue.TryDequeue(out var waiting))
            {
                set.Add(waiting);
            }

            if (set.Count == 0)
            {
                _busy.Remove(key);
            }

            return set;
        }
    }

    private async Task Handle(List<Waiting> set)
    {
        try
        {
            var answers = await handle([.. set.Select(waiting => waiting.Item)]);
            for (var i = 0; i < set.Count; i++)
            {
                set[i].Answer.TrySetResult(answers[i]);
            }
        }
        catch (Exception exception) when (set.Count == 1 || !IsUndone(exception))
        {
            set.ForEach(waiting => waiting.Answer.TrySetException(exception));
        }
        catch (Exception)
        {
            foreach (var waiting in set)
            {
                await Handle([waiting]);
            }
        }
    }

    /// <summary>
    /// A statement that PostgreSQL refused (its data, a constraint, a conflict) took its transaction along; after a lost connection nobody knows.
    /// SQLite and the work itself fail before a commit or undo it.
    /// </summary>
    private static bool IsUndone(Exception exception) =>
        exception is not NpgsqlException || exception is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '0', ..] };

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
