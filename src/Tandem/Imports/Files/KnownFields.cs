using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Rows;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Imports.Files;

/// <summary>A column that is called like a custom field fills that field instead of becoming a second one, as long as what the sample shows can stand in it.</summary>
internal static class KnownFields
{
    public static async Task<ImportFile> Settle(Session session, ImportFile file, FieldDefinitions fields)
    {
        if (!ImportTargets.HasCustomFields(file.Object))
        {
            return file;
        }

        var set = await fields.Of(session, ImportContext.ObjectOf(file));
        var taken = file.Columns.Select(column => column.Target).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var columns = new List<ImportColumn>(file.Columns.Count);
        foreach (var column in file.Columns)
        {
            var settled = column.Target is ImportColumn.NewField ? Settled(column, set) : null;
            columns.Add(settled is not null && taken.Add(settled.Target!) ? settled : column);
        }

        return file.With(columns);
    }

    private static ImportColumn? Settled(ImportColumn column, FieldSet set)
    {
        var named = set.All.FirstOrDefault(field => string.Equals(field.Label, column.Header, StringComparison.OrdinalIgnoreCase))
            ?? set.All.FirstOrDefault(field => string.Equals(field.Key, column.Header, StringComparison.OrdinalIgnoreCase));
        if (named is null)
        {
            return null;
        }

        var filled = column with
        {
            Target = "custom." + named.Key,
            Options = named.Type == CustomFieldType.MultiSelect && column.Options.Separator is null ? column.Options with { Separator = ";" } : column.Options,
        };
        return column.Samples.Count > 0 && column.Samples.All(sample => Fits(filled, named, sample)) ? filled : null;
    }

    private static bool Fits(ImportColumn column, FieldDefinition field, string sample)
    {
        try
        {
            return new Cells(TimeZoneInfo.Utc, "USD").Custom(column with { Index = 0 }, field.Type, [sample]) is not { } value
                || FieldValues.TryStore(field, value, out _, out _);
        }
        catch (CellException)
        {
            return false;
        }
    }
}
