using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.People.Duplicates;

/// <summary>Companies of one name, whatever legal form stands behind it. The index on names finds what begins with it; the rest is compared here.</summary>
internal static class CompanyNames
{
    private const string Begins =
        """
        select id, name, sort_name, domain, website, parent_id
        from people_companies
        where archived_at is null and sort_name >= {0} and sort_name < {0} || {1}
        order by sort_name, id
        limit 100
        """;

    private const string BeginMany = "select o.*, k.no from unnest(@names) with ordinality as k (name, no) cross join lateral ({0}) o";

    /// <summary>Each with each other one that has the same name.</summary>
    public static async Task<IReadOnlyList<(SuspectRow Row, SuspectRow Other)>> Alike(Session session, IReadOnlyList<SuspectRow> rows)
    {
        var named = rows.Select(row => (Row: row, Name: CompanyName.Bare(row.Name))).Where(pair => pair.Name.Length > 1).ToList();
        var found = await Starting(session, [.. named.Select(pair => pair.Name)]);
        return [.. named.SelectMany((pair, i) => found[i].Where(other => other.Id != pair.Row.Id), (pair, other) => (pair.Row, other))];
    }

    /// <summary>Per name, which must be bare, the companies that have it.</summary>
    public static async Task<ILookup<int, SuspectRow>> Starting(Session session, string[] names)
    {
        var found = session.Engine == DbEngine.Postgres ? await Postgres(session, names) : await Sqlite(session, names);
        return found.Where(one => CompanyName.Bare(one.Row.Name) == names[one.Index]).ToLookup(one => one.Index, one => one.Row);
    }

    private static async Task<IEnumerable<(int Index, SuspectRow Row)>> Postgres(Session session, string[] names)
    {
        var begins = Begins.Replace("{0}", "k.name collate \"C\"", StringComparison.Ordinal).Replace("{1}", "U&'\\FFFF'", StringComparison.Ordinal);
        var rows = await session.Query<NumberedRow>(BeginMany.Replace("{0}", begins, StringComparison.Ordinal), new { names });
        return rows.Select(row => ((int)row.No - 1, row.Row));
    }

    // SQLite knows no lateral join, but a query costs it no round trip either.
    private static async Task<IEnumerable<(int Index, SuspectRow Row)>> Sqlite(Session session, string[] names)
    {
        var begins = Begins.Replace("{0}", "@name", StringComparison.Ordinal).Replace("{1}", "char(65535)", StringComparison.Ordinal);
        var found = new List<(int, SuspectRow)>();
        for (var i = 0; i < names.Length; i++)
        {
            found.AddRange((await session.Query<SuspectRow>(begins, new { name = names[i] })).Select(row => (i, row)));
        }

        return found;
    }

    private sealed class NumberedRow
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public required string SortName { get; init; }

        public string? Domain { get; init; }

        public string? Website { get; init; }

        public Guid? ParentId { get; init; }

        public long No { get; init; }

        public SuspectRow Row => new() { Id = Id, Name = Name, SortName = SortName, Domain = Domain, Website = Website, ParentId = ParentId };
    }
}
