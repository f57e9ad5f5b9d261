using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>
/// One column that may change: how it is written, how an undo sets it from JSON, and what the API calls it (null for what is derived or told
/// by an event of its own).
/// </summary>
internal sealed record RowColumn<T>(BulkColumn<T> Column, string? ApiName, Action<T, JsonElement> Restore)
{
    /// <summary>What the audit log calls it; null for what is derived.</summary>
    public string? AuditName { get; init; } = ApiName;
}

/// <summary>Columns by their type.</summary>
internal static class RowColumn
{
    public static RowColumn<T> Text<T>(string name, string? apiName, Func<T, string?> get, Action<T, string?> set) =>
        new(new(name, ColumnType.Text, get), apiName, (row, json) => set(row, json.GetString()));

    public static RowColumn<T> Id<T>(string name, string? apiName, Func<T, Guid?> get, Action<T, Guid?> set) =>
        new(new(name, ColumnType.Uuid, row => get(row)), apiName,
            (row, json) => set(row, json.ValueKind is JsonValueKind.Null ? null : json.GetGuid()));

    public static RowColumn<T> Time<T>(string name, string? apiName, Func<T, Instant?> get, Action<T, Instant?> set) =>
        new(new(name, ColumnType.Bigint, row => get(row)), apiName,
            (row, json) => set(row, json.ValueKind is JsonValueKind.Null ? null : json.Deserialize<Instant>(JsonSettings.Api)));

    public static RowColumn<T> Number<T>(string name, string? apiName, Func<T, long?> get, Action<T, long?> set, ColumnType type = ColumnType.Bigint) =>
        new(new(name, type, row => get(row)), apiName,
            (row, json) => set(row, json.ValueKind is JsonValueKind.Null ? null : json.GetInt64()));
}

/// <summary>A table of records as their writer meets it: inserts, updates of the columns that changed, comparisons.</summary>
internal sealed class RowTable<T>(string table, BulkColumn<T> key, BulkColumn<T>[] fixedColumns, RowColumn<T>[] changeable)
{
    private readonly Dictionary<string, int> _byName = changeable.Index().ToDictionary(c => c.Item.Column.Name, c => c.Index, StringComparer.Ordinal);

    public IReadOnlyList<RowColumn<T>> Changeable => changeable;

    /// <summary>Inserts new records.</summary>
    public Bulk<T> Insert { get; } = new(table, [key, .. changeable.Select(column => column.Column), .. fixedColumns]);

    /// <summary>Updates what changed.</summary>
    public BulkUpdate<T> Update { get; } = new(table, key, [.. changeable.Select(column => column.Column)]);

    /// <summary>Which columns differ, as bits in their order.</summary>
    public ulong Changes(T before, T after)
    {
        var changed = 0UL;
        for (var bit = 0; bit < changeable.Length; bit++)
        {
            var value = changeable[bit].Column.Value;
            if (!Equals(value(before), value(after)))
            {
                changed |= 1UL << bit;
            }
        }

        return changed;
    }

    /// <summary>The columns of <paramref name="changed"/>.</summary>
    public IEnumerable<RowColumn<T>> Of(ulong changed) => changeable.Where((_, bit) => (changed & (1UL << bit)) != 0);

    /// <summary>The line of the audit log: the fields that changed, before and after; for a new record all that it has.</summary>
    public AuditEntry Audit(string name, T? before, T after, IReadOnlyDictionary<string, (string? Before, string? After)>? custom)
    {
        var shown = changeable.Where(column => column.AuditName is not null).Select(column => (column.AuditName, column.Column.Value)).ToList();
        var id = (Guid)key.Value(after)!;
        if (before is null)
        {
            return new AuditEntry("create", name, id) { After = shown.Where(column => column.Value(after) is not null).ToDictionary(column => column.AuditName!, column => column.Value(after), StringComparer.Ordinal) };
        }

        var changed = shown.Where(column => !Equals(column.Value(before), column.Value(after))).ToList();
        var own = custom ?? new Dictionary<string, (string? Before, string? After)>(StringComparer.Ordinal);
        return new AuditEntry("update", name, id)
        {
            Before = changed.Select(column => (column.AuditName!, column.Value(before))).Concat(own.Select(field => ($"custom.{field.Key}", Raw(field.Value.Before)))).ToDictionary(StringComparer.Ordinal),
            After = changed.Select(column => (column.AuditName!, column.Value(after))).Concat(own.Select(field => ($"custom.{field.Key}", Raw(field.Value.After)))).ToDictionary(StringComparer.Ordinal),
        };
    }

    private static object? Raw(string? json) => json is null ? null : new JsonText(json);

    /// <summary>The values of those columns, for an undo.</summary>
    public Dictionary<string, JsonElement> Image(ulong changed, T row) => Of(changed).ToDictionary(
        column => column.Column.Name, column => JsonSerializer.SerializeToElement(column.Column.Value(row), JsonSettings.Api), StringComparer.Ordinal);

    /// <summary>Sets a column from JSON; the bit of the column.</summary>
    public ulong Restore(T row, string column, JsonElement value)
    {
        var index = _byName[column];
        changeable[index].Restore(row, value);
        return 1UL << index;
    }
}
