using Tandem.Engines.Routing;
using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Whose turn it is, kept in the database: all processes take turns from the same rows.</summary>
internal static class Turns
{
    private const string Join =
        """
        insert into sales_turns (pool, user_id, deficit, got)
        values (@pool, @user, 0, 0)
        on conflict (pool, user_id) do nothing
        """;

    private const string Select = "select user_id, deficit from sales_turns where pool = @pool and {0} order by user_id";

    private const string Update = "update sales_turns set deficit = @deficit, got = got + @got where pool = @pool and user_id = @user";

    /// <summary>Gives the next one to somebody of <paramref name="present"/>, in the order of their ids; the pool is locked to the commit.</summary>
    public static async Task<Rep> Take(Tx tx, string pool, IReadOnlyList<Rep> present)
    {
        foreach (var rep in present)
        {
            await tx.Execute(Join, new { pool, user = rep.Id });
        }

        var users = present.Select(rep => rep.Id).ToArray();
        var sql = Select.Replace("{0}", tx.In("user_id", "users"), StringComparison.Ordinal) + tx.Sql("", " for update");
        var deficits = (await tx.Query<Row>(sql, new { pool, users })).ToDictionary(row => row.UserId, row => row.Deficit);
        var (next, after) = RoundRobin.Give([.. present.Select(rep => new Taker(rep.Id, rep.Weight, deficits[rep.Id]))]);
        foreach (var taker in after)
        {
            await tx.Execute(Update, new { pool, user = taker.Id, taker.Deficit, got = taker.Id == next ? 1L : 0L });
        }

        return present.First(rep => rep.Id == next);
    }

    private sealed class Row
    {
        public Guid UserId { get; init; }

        public double Deficit { get; init; }
    }
}
