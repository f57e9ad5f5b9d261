using Tandem.Platform.Data;

namespace Tandem.Journey.Public;

/// <summary>Remembers the message ids of what came from outside, so that a message that is sent twice is taken once.</summary>
public sealed class SeenMessages
{
    private const string InsertOne = "insert into journey_seen_messages (value, source, seen_at) values (@p0, @p1, @p2) on conflict (value, source) do nothing";

    private const string InsertMany =
        """
        insert into journey_seen_messages (value, source, seen_at)
        select value, @source, @seenAt from unnest(@values) as value
        order by value
        on conflict (value, source) do nothing
        returning value
        """;

    /// <summary>Marks <paramref name="ids"/> as seen; returns those that were new.</summary>
    public async Task<IReadOnlySet<string>> TakeNew(Tx tx, string source, IReadOnlyCollection<string> ids)
    {
        if (tx.Engine == DbEngine.Postgres)
        {
            var taken = await tx.Query<string>(InsertMany, new { values = ids.Distinct(StringComparer.Ordinal).ToArray(), source, seenAt = tx.Now });
            return taken.ToHashSet(StringComparer.Ordinal);
        }

        var fresh = new HashSet<string>(StringComparer.Ordinal);
        var command = tx.Prepared.Get(InsertOne, parameterCount: 3, tx.Transaction);
        foreach (var id in ids)
        {
            command.Parameters[0].Value = id;
            command.Parameters[1].Value = source;
            command.Parameters[2].Value = tx.Now.Milliseconds;
            if (await command.ExecuteNonQueryAsync() == 1)
            {
                fresh.Add(id);
            }
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
