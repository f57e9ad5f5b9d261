using System.Security.Cryptography;
using System.Text;
using Tandem.Engines.Import.Mapping;
using Tandem.Platform.Data;

namespace Tandem.Imports.Files;

/// <summary>
/// Whoever hands in the same kind of file every month maps it once: a file with the headers of an earlier finished import begins with the mapping of
/// that one. How the cells are written is still found out from the file itself.
/// </summary>
internal static class MappingMemory
{
    private const string SelectLatest =
        $"""
        select {ImportTable.Columns}
        from imports_files
        where object = @object and header_key = @headerKey and state = 'done'
        order by created_at desc, id desc
        limit 1
        """;

    private const string SelectFields = "select key from people_public_fields where object = @object";

    /// <summary>The same for the same set of headers, whatever their order and case.</summary>
    public static string KeyOf(IEnumerable<string> headers)
    {
        string[] all = [.. headers];
        // Rows that were mended after an import are mapped like the file that they come from.
        var names = string.Join('\n', (OwnExport.IsErrorFile(all) ? all[2..] : all).Select(Named).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)));
    }

    public static async Task<ImportFile> Recall(Session session, ImportFile file)
    {
        // Columns without names are the same in every such file, whatever is in them.
        if (!file.Dialect.HasHeader || await ImportTable.First(session, SelectLatest, new { Object = ImportTable.Text(file.Object), file.HeaderKey }) is not { } earlier)
        {
            return file;
        }

        var known = earlier.Columns.ToDictionary(column => Named(column.Header), StringComparer.Ordinal);
        var fields = (await session.Query<string>(SelectFields, new { Object = Rows.ImportContext.ObjectOf(file) })).ToHashSet(StringComparer.Ordinal);
        return file with
        {
            RememberedFrom = earlier.Id,
            Options = earlier.Options,
            Columns = [.. file.Columns.Select(column => known.TryGetValue(Named(column.Header), out var before) ? Remembered(column, before, fields) : column)],
        };
    }

    // As files are checked for headers that stand twice.
    private static string Named(string header) => header.ToUpperInvariant();

    private static ImportColumn Remembered(ImportColumn column, ImportColumn earlier, HashSet<string> fields)
    {
        var isGone = earlier.Target?.StartsWith("custom.", StringComparison.Ordinal) == true && !fields.Contains(earlier.Target["custom.".Length..]);
        // A column that was empty then was left out without anybody saying so.
        var wasEmpty = earlier is { Target: null, Field: not null, WasEmpty: true };
        return isGone || wasEmpty ? column : column with { Target = earlier.Target, Options = Merged(column.Options, earlier.Options) };
    }

    private static ColumnOptions Merged(ColumnOptions here, ColumnOptions earlier) => new()
    {
        Date = here.Date is { IsAmbiguous: false } ? here.Date : earlier.Date ?? here.Date,
        Number = here.Number is { IsAmbiguous: false } ? here.Number : earlier.Number ?? here.Number,
        Currency = here.Currency ?? earlier.Currency,
        Separator = here.Separator ?? earlier.Separator,
        BlankWords = here.BlankWords ?? earlier.BlankWords,
        By = earlier.By ?? here.By,
        Subscription = earlier.Subscription ?? here.Subscription,
    };
}
