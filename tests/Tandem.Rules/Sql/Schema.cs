namespace Tandem.Rules.Sql;

internal sealed record Column(string Name, bool NotNull);

/// <summary>A primary key, unique constraint or unique index; an expression in it stands as the empty string.</summary>
internal sealed record Key(string Name, IReadOnlyList<string> Columns, bool IsPrimary);

internal sealed class Table(string name, string? distribution, string file, int line)
{
    public string Name { get; set; } = name;

    /// <summary>What the comment above says: a column, <c>reference</c>, <c>local</c>, or null where there is none.</summary>
    public string? Distribution { get; } = distribution;

    public string At { get; } = $"{file}:{line}";

    public List<Column> Columns { get; } = [];

    public List<Key> Keys { get; } = [];
}

/// <summary>The tables that a list of migrations leaves behind, with just what the rules ask about.</summary>
internal sealed class Schema
{
    public Dictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Views { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Relations => Tables.Keys.Concat(Views);

    public static Schema From(IEnumerable<(string File, string Sql)> migrations)
    {
        var schema = new Schema();
        foreach (var (file, sql) in migrations)
        {
            SchemaReader.Read(schema, file, sql);
        }

        return schema;
    }
}
