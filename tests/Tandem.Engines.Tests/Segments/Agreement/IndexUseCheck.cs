using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments.Agreement;

/// <summary>
/// The indexes that modules create are found by the SQL that is made here. Plans are read with the planner forbidden to prefer
/// a scan of a small table, so they say what it can use, not what it would choose today.
/// </summary>
public sealed class IndexUseCheck(PeopleTable table, SqlDialect dialect)
{
    private static readonly FilterContext Context = new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);
    private static readonly Dictionary<string, object> NoParameters = new(StringComparer.Ordinal);

    public void CreateIndexes()
    {
        var collate = dialect is SqlDialect.Postgres ? " collate \"C\"" : "";
        Run($"create index by_name on people (name_key{collate}, id)");
        Run("create index by_seen on people (seen_at, id)");
        Run("create index by_owner on people (owner_id)");
        Run("create index by_tag on people_tags (tag_key, person_id)");
        Run($"create index by_city on people (({Expression(new FieldSource.Column("city"), FieldType.Text, TextForm.AsciiFold)}))");
        Run($"create index by_choice on people (({Json("choice", FieldType.Select, TextForm.Exact)}))");
        Run($"create index by_text on people (({Json("text", FieldType.LongText, TextForm.AsciiFold)}))");
        Run($"create index by_number on people (({Json("number", FieldType.Number, TextForm.Exact)}))");
        if (dialect is SqlDialect.Postgres)
            Run($"create index by_choices on people using gin (({Json("choices", FieldType.MultiSelect, TextForm.Exact)}))");
        Run("analyze");
        if (dialect is SqlDialect.Postgres) Run("set enable_seqscan = off; set enable_sort = off");
    }

    public void Check()
    {
        Filters("by_name", "name", "is", "\"ada\"");
        Filters("by_name", "name", "startsWith", "\"ad\"");
        Filters("by_owner", "owner", "unknown");
        Filters("by_seen", "seenAt", "inLastDays", "7");
        Filters("by_city", "city", "is", "\"Ulm\"");
        Filters("by_choice", "custom.choice", "anyOf", "[\"lead\",\"won\"]");
        Filters("by_text", "custom.text", "startsWith", "\"ad\"");
        Filters("by_number", "custom.number", "between", "[3,4]");
        if (dialect is SqlDialect.Postgres) Filters("by_choices", "custom.choices", "hasAny", "[\"lead\"]");

        Pages("by_name", new SortColumn("name", "c.name_key", SortType.Text), "ada");
        Pages("by_name", new SortColumn("name", "c.name_key", SortType.Text) { Descending = true }, "ada");
        Pages("by_seen", new SortColumn("seen", "c.seen_at", SortType.Whole) { Nullable = true }, 5L);
        Pages("by_seen", new SortColumn("seen", "c.seen_at", SortType.Whole) { Nullable = true, Descending = true }, 5L);
        Pages("by_seen", new SortColumn("seen", "c.seen_at", SortType.Whole) { Nullable = true, Descending = true }, null);
        Drives();
    }

    private void Filters(string index, string field, string op, string? value = null)
    {
        var where = Bound(Test(field, op, value)).ToSql(dialect, Context);
        Plan($"select c.name_key from people c where {where.Text}", where.Parameters).ShouldContain(index);
    }

    /// <summary>Each scan of a page starts in the index and needs no sorting.</summary>
    private void Pages(string index, SortColumn column, object? last)
    {
        var keyset = new Keyset([column], "c.id");
        keyset.TryDecode(keyset.Encode([last], Guid.Empty), out var position, out _).ShouldBeTrue();
        foreach (var scan in (KeysetScan[])[.. keyset.Scans(dialect, null), .. keyset.Scans(dialect, position)])
        {
            var plan = Plan($"select c.code from people c where {scan.Where.Text} order by {scan.OrderBy} limit 51", scan.Where.Parameters);
            plan.ShouldContain(index);
            plan.ShouldNotContain("TEMP B-TREE");
            plan.ShouldNotContain("Sort", Case.Sensitive);
        }
    }

    /// <summary>The shape that was chosen is the shape that is run: the other condition's index stays unused.</summary>
    private void Drives()
    {
        var filter = Bound($$"""{"and":[{{Test("owner", "is", $"\"{Guid.Empty}\"")}},{{Test("custom.choice", "is", "\"lead\"")}}]}""");
        var bySort = filter.Shaped(dialect, Context, apart: null);
        var walk = Plan($"select c.code from people c where {bySort.Text} order by c.name_key{Collate}, c.id limit 51", bySort.Parameters);
        walk.ShouldContain("by_name");
        walk.ShouldNotContain("by_owner");
        walk.ShouldNotContain("by_choice");

        var byChoice = filter.Shaped(dialect, Context, apart: 1);
        var found = Plan(
            $"""
             with found as materialized (select c.id, c.name_key from people c where {byChoice.Text})
             select f.id from found f order by f.name_key{Collate}, f.id limit 51
             """,
            byChoice.Parameters);
        found.ShouldContain("by_choice");
        found.ShouldNotContain("by_owner");
        found.ShouldNotContain("by_name");

        var tagged = Bound(Test("tags", "hasAny", "[\"ada\"]")).Shaped(dialect, Context, apart: 0);
        Plan($"select c.id from people c where {tagged.Text}", tagged.Parameters).ShouldContain("by_tag");
    }

    private string Collate => dialect is SqlDialect.Postgres ? " collate \"C\"" : "";

    private string Plan(string sql, IReadOnlyDictionary<string, object> parameters)
    {
        var plan = dialect is SqlDialect.Sqlite
            ? table.Lines($"explain query plan {sql}", parameters, column: 3)
            : table.Lines($"explain {sql}", parameters);
        return string.Join('\n', plan.Prepend(sql));
    }

    private static Filter Bound(string json)
    {
        Filter.TryParse(json, MadeUpPeople.Catalogue, out var filter, out var problems).ShouldBeTrue(string.Join("; ", problems));
        return filter!;
    }

    private static string Test(string field, string op, string? value) => value is null
        ? $$"""{"field":"{{field}}","op":"{{op}}"}"""
        : $$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""";

    private string Expression(FieldSource source, FieldType type, TextForm form) => FieldExpression.Of(dialect, source, type, form);

    private string Json(string name, FieldType type, TextForm form) => Expression(new FieldSource.Json("custom", name), type, form);

    private void Run(string sql) => table.Run(sql, NoParameters);
}
