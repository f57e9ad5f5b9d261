using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>What a message from outside is recognised by.</summary>
/// <param name="Source">Who numbered it: two senders may number theirs alike.</param>
/// <param name="Id">Its number there.</param>
public readonly record struct MessageKey(string Source, string Id);

/// <summary>Remembers the message ids of what came from outside, so that a message that is sent twice is taken once.</summary>
public sealed class SeenMessages
{
    private const string InsertOne = "insert into journey_seen_messages (value, source, seen_at) values (@p0, @p1, @p2) on conflict (value, source) do nothing";

    private const string InsertMany =
        """
        insert into journey_seen_messages (value, source, seen_at)
        select value, source, @seenAt from unnest(@values, @sources) as seen (value, source)
        order by value, source
        on conflict (value, source) do nothing
        returning value, source
        """;

    /// <summary>Marks messages as seen; says of each whether it was new. Of two with the same key the first is.</summary>
    public async Task<bool[]> TakeNew(Tx tx, IReadOnlyList<MessageKey> messages)
    {
        if (tx.Engine == DbEngine.Sqlite)
        {
            return TakeOneByOne(tx, messages);
        }

        var distinct = messages.Distinct().ToList();
        var arguments = new { values = distinct.Select(key => key.Id).ToArray(), sources = distinct.Select(key => key.Source).ToArray(), seenAt = tx.Now };
        var taken = (await tx.Query(InsertMany, arguments, row => new MessageKey(row.GetString(1), row.GetString(0)))).ToHashSet();
        return [.. messages.Select(taken.Remove)];
    }

    private static bool[] TakeOneByOne(Tx tx, IReadOnlyList<MessageKey> messages)
    {
        var statement = tx.Prepared.Sqlite(InsertOne);
        statement.Bind(3, tx.Now);
        var fresh = new bool[messages.Count];
        for (var i = 0; i < fresh.Length; i++)
        {
            statement.Bind(1, messages[i].Id);
            statement.Bind(2, messages[i].Source);
            fresh[i] = statement.RunForChanges() == 1;
        }

        return fresh;
    }

    /// <summary>Forgets, in a small batch, what was seen before <paramref name="before"/>; the number of rows gone.</summary>
    public Task<int> Forget(Tx tx, Instant before, int batch) => tx.Execute(
        """
        delete from journey_seen_messages
        where (value, source) in (select value, source from journey_seen_messages where seen_at < @before order by seen_at limit @batch)
        """,
        new { before, batch });
}
