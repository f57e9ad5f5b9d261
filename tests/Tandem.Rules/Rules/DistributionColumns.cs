using Mono.Cecil;
using Tandem.Rules.Reading;
using Tandem.Rules.Sql;

namespace Tandem.Rules.Rules;

/// <summary>
/// Keeps the door to a distributed PostgreSQL open: each table says above itself how it would be spread, and the column it
/// names is never null, is part of every key, and is never updated.
/// </summary>
internal static class DistributionColumns
{
    private static readonly string[] NotSpread = ["reference", "local"];

    public static IEnumerable<Violation> CheckSchema(Schema schema) => schema.Tables.Values.SelectMany(CheckTable);

    /// <summary>Keys are PostgreSQL's matter (SQLite may add a rowid of its own); what a table of both declares is the same, and one of SQLite alone declares something.</summary>
    public static IEnumerable<Violation> CheckAlike(Schema sqlite, Schema postgres) =>
        from table in sqlite.Tables.Values
        let here = table.Distribution
        let there = postgres.Tables.TryGetValue(table.Name, out var twin) ? twin.Distribution : here
        where here is null || here != there
        select new Violation(table.Name, $"is distributed by {here ?? "nothing"} on SQLite and by {there ?? "nothing"} on PostgreSQL");

    public static IEnumerable<Violation> CheckUpdates(IEnumerable<TypeDefinition> types, Schema schema, Modules modules)
    {
        foreach (var type in types.Where(type => modules.Of(type) is not null))
        {
            foreach (var (table, column) in Assemblies.Strings(type).SelectMany(UpdatedColumns.In).Distinct())
            {
                if (schema.Tables.TryGetValue(table, out var found) && found.Distribution == column)
                {
                    yield return new Violation(Modules.Outermost(type).FullName, $"updates {table}.{column}, the distribution column");
                }
            }
        }
    }

    private static IEnumerable<Violation> CheckTable(Table table)
    {
        if (table.Distribution is not { } column)
        {
            yield return new Violation(table.Name, $"has no line '-- distribution: column|reference|local' above it ({table.At})");
            yield break;
        }

        if (NotSpread.Contains(column, StringComparer.Ordinal))
        {
            yield break;
        }

        if (table.Columns.Find(candidate => candidate.Name == column) is not { } found)
        {
            yield return new Violation(table.Name, $"has no column {column} to be distributed by ({table.At})");
            yield break;
        }

        if (!found.NotNull)
        {
            yield return new Violation(table.Name, $"its distribution column {column} may be null ({table.At})");
        }

        if (!table.Keys.Exists(key => key.IsPrimary))
        {
            yield return new Violation(table.Name, $"has no primary key ({table.At})");
        }

        foreach (var key in table.Keys.Where(key => !key.Columns.Contains(column, StringComparer.Ordinal)))
        {
            yield return new Violation(table.Name, $"the key '{key.Name}' lacks the distribution column {column} ({table.At})");
        }
    }
}
