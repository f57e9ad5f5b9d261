using Tandem.Platform.Data;

namespace Tandem.People.Duplicates;

/// <summary>Writes <c>people_duplicates</c>. What somebody has decided about a pair is not asked again.</summary>
internal static class DuplicatePairs
{
    private static readonly Bulk<(DuplicatePair Pair, string Kind, Instant Now)> InsertOpen = new("people_duplicates",
        new("object", ColumnType.Text, row => row.Kind),
        new("first_id", ColumnType.Uuid, row => row.Pair.First),
        new("second_id", ColumnType.Uuid, row => row.Pair.Second),
        new("id", ColumnType.Uuid, row => OrderedId.Next(row.Now)),
        new("score", ColumnType.Integer, row => row.Pair.Score),
        new("why", ColumnType.Text, row => JsonText.Of(row.Pair.Why)),
        new("state", ColumnType.Text, _ => "open"),
        new("found_at", ColumnType.Bigint, row => row.Now));

    /// <summary>The score of a pair that somebody told of: surer than anything that is found by comparing, and not taken back by it.</summary>
    private const int Told = 101;

    private const string Decide =
        """
        update people_duplicates
        set state = @state, decided_at = @now, decided_by = @by
        where first_id = @first and second_id = @second and state = 'open'
        """;

    private const string Partners =
        """
        select second_id from people_duplicates where state = 'open' and {0}
        union
        select first_id from people_duplicates where state = 'open' and {1}
        """;

    /// <summary>Who is in an open pair with one of these.</summary>
    public static Task<IReadOnlyList<Guid>> Suspected(Tx tx, IReadOnlyCollection<Guid> records) => tx.Query<Guid>(
        Partners.Replace("{0}", tx.In("first_id", "ids"), StringComparison.Ordinal).Replace("{1}", tx.In("second_id", "ids"), StringComparison.Ordinal), new { ids = records.ToArray() });

    /// <summary>What is open about these contacts or companies is what was found now, no more and no less.</summary>
    public static async Task Replace(Tx tx, string kind, IReadOnlyCollection<Guid> records, IReadOnlyList<DuplicatePair> found)
    {
        var ids = records.ToArray();
        await tx.Execute($"delete from people_duplicates where state = 'open' and score < @told and ({tx.In("first_id", "ids")} or {tx.In("second_id", "ids")})", new { ids, told = Told });
        await InsertOpen.InsertMissing(tx, [.. found.OrderBy(pair => pair.First).ThenBy(pair => pair.Second).Select(pair => (pair, kind, tx.Now))]);
    }

    /// <summary>Somebody's own words say that they may be one.</summary>
    public static Task Hint(Tx tx, string kind, IReadOnlyCollection<(Guid A, Guid B)> pairs, string why) => InsertOpen.InsertMissing(tx, [.. pairs
        .Select(pair => DuplicateFinder.Ordered(pair.A, pair.B)).Distinct().Order()
        .Select(pair => (new DuplicatePair(pair.First, pair.Second, Told, [why]), kind, tx.Now))]);

    /// <summary>Somebody says that they are two. False where no such pair is open.</summary>
    public static async Task<bool> Dismiss(Tx tx, Guid a, Guid b, string by)
    {
        var (first, second) = DuplicateFinder.Ordered(a, b);
        return await tx.Execute(Decide, new { first, second, state = "dismissed", by, now = tx.Now }) == 1;
    }

    /// <summary>They are one now; what else was suspected of the one that went is nothing any more.</summary>
    public static async Task Merged(Tx tx, Guid from, Guid to, string by)
    {
        var (first, second) = DuplicateFinder.Ordered(from, to);
        await tx.Execute(Decide, new { first, second, state = "merged", by, now = tx.Now });
        await tx.Execute("delete from people_duplicates where state = 'open' and (first_id = @from or second_id = @from)", new { from });
    }

    /// <summary>The merge was taken back: whether they are one is open again.</summary>
    public static Task Parted(Tx tx, Guid a, Guid b)
    {
        var (first, second) = DuplicateFinder.Ordered(a, b);
        return tx.Execute("update people_duplicates set state = 'open' where first_id = @first and second_id = @second and state = 'merged'", new { first, second });
    }
}
