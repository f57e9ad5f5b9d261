using Tandem.Engines.Routing;
using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Whose turn it is, kept in the database: all processes take turns from the same rows, one after another.</summary>
internal sealed class Turns
{
    // A pool's rows come with its first lead, so they cannot be what everybody waits at. The row of the agreement is always there.
    private const string Lock = "select one from sales_handoff_policy where one = 1 for update";

    private const string Merge =
        "on conflict (pool, user_id) do update set deficit = excluded.deficit, got = sales_turns.got + excluded.got";

    private static readonly Bulk<Turn> Table = new(
        "sales_turns",
        new("pool", ColumnType.Text, turn => turn.Pool),
        new("user_id", ColumnType.Uuid, turn => turn.UserId),
        new("deficit", ColumnType.Double, turn => turn.Deficit),
        new("got", ColumnType.Bigint, turn => turn.Got));

    private readonly Dictionary<(string Pool, Guid User), Turn> _known;
    private readonly Dictionary<(string Pool, Guid User), Turn> _changed = [];

    private Turns(IEnumerable<Turn> known) => _known = known.ToDictionary(turn => (turn.Pool, turn.UserId));

    /// <summary>Waits until nobody else hands out leads; from here to the commit nobody else does.</summary>
    public static async Task<Turns> Begin(Tx tx)
    {
        if (tx.Engine == DbEngine.Postgres)
        {
            await tx.Execute(Lock);
        }

        return new Turns(await tx.Query<Turn>("select pool, user_id, deficit from sales_turns"));
    }

    /// <summary>Gives the next one to somebody of <paramref name="present"/>.</summary>
    public Rep Take(string pool, IReadOnlyList<Rep> present)
    {
        var (next, after) = RoundRobin.Give([.. present.Select(rep => new Taker(rep.Id, rep.Weight, Deficit(pool, rep.Id)))]);
        foreach (var taker in after)
        {
            var key = (pool, taker.Id);
            _changed[key] = new Turn
            {
                Pool = pool,
                UserId = taker.Id,
                Deficit = taker.Deficit,
                Got = (_changed.GetValueOrDefault(key)?.Got ?? 0) + (taker.Id == next ? 1 : 0),
            };
        }

        return present.First(rep => rep.Id == next);
    }

    /// <summary>Writes down what was taken.</summary>
    public Task Save(Tx tx) => Table.Upsert(tx, [.. _changed.Values.OrderBy(turn => turn.Pool, StringComparer.Ordinal).ThenBy(turn => turn.UserId)], Merge);

    private double Deficit(string pool, Guid user) => (_changed.GetValueOrDefault((pool, user)) ?? _known.GetValueOrDefault((pool, user)))?.Deficit ?? 0;

    private sealed class Turn
    {
        public required string Pool { get; init; }

        public Guid UserId { get; init; }

        public double Deficit { get; init; }

        /// <summary>Gained by this transaction.</summary>
        public long Got { get; init; }
    }
}
