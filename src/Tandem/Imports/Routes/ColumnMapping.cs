using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Files;
using Tandem.Platform;

namespace Tandem.Imports.Routes;

/// <summary>Brings what people choose into the columns of a file, and says what does not go together.</summary>
internal static class ColumnMapping
{
    // Without any of these nobody can tell what a row is about.
    private static readonly Dictionary<ImportObject, string[]> Recognised = new()
    {
        [ImportObject.Contacts] = ["first_name", "last_name", "full_name", "email", "other_email", "phone", "external_id"],
        [ImportObject.Companies] = ["name", "domain", "website", "external_id"],
        [ImportObject.Users] = ["name", "first_name", "last_name"],
        [ImportObject.Products] = ["name"],
    };

    /// <summary>The columns as chosen.</summary>
    public static Result<IReadOnlyList<ImportColumn>> Apply(ImportFile file, IReadOnlyList<RunImport.ColumnChoice> choices)
    {
        var columns = file.Columns.ToList();
        var keys = columns.Select(column => column.Field?.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<ColumnProfile>? profiles = null;
        foreach (var choice in choices)
        {
            if (choice.Index < 0 || choice.Index >= columns.Count || Unfit(file.Object, choice.Target))
            {
                return Problem.Invalid("columns", $"Column {choice.Index} cannot go to “{choice.Target}”.");
            }

            var column = columns[choice.Index];
            columns[choice.Index] = column with
            {
                Target = choice.Target,
                Field = choice.Target is ImportColumn.NewField ? Inspection.FieldFor(column, keys) : column.Field,
                Options = choice.Options ?? (choice.Target is null || choice.Target == column.Target
                    ? column.Options
                    : MappingGuess.OptionsFor(file.Object, choice.Target, (profiles ??= Inspection.Profiles(file))[choice.Index])),
            };
        }

        return Twice(file.Object, columns) is { } twice
            ? Problem.Invalid("columns", $"Two columns go to “{twice}”. Keep one of them.")
            : columns;
    }

    /// <summary>What has to be mapped before the file can be run, or null.</summary>
    public static Problem? Missing(ImportFile file)
    {
        if (!Recognised.TryGetValue(file.Object, out var targets) || file.Columns.Any(column => targets.Contains(column.Target, StringComparer.Ordinal)))
        {
            return null;
        }

        var labels = string.Join(", ", targets.Select(key => ImportTargets.Find(file.Object, key)!.Label));
        return new Problem(400, "nothingRecognised", $"No column says who or what a row is about. Map one to any of: {labels}.");
    }

    private static bool Unfit(ImportObject importObject, string? target) => target switch
    {
        null => false,
        ImportColumn.NewField => !ImportTargets.HasCustomFields(importObject),
        _ => ImportTargets.Find(importObject, target) is null && !target.StartsWith("custom.", StringComparison.Ordinal),
    };

    // A reference may be named twice, by name and by key.
    private static string? Twice(ImportObject importObject, IEnumerable<ImportColumn> columns) => columns
        .Where(column => column.Target is not null and not ImportColumn.NewField && ImportTargets.Find(importObject, column.Target) is not { IsRepeatable: true })
        .GroupBy(column => (column.Target, By: ImportTargets.Find(importObject, column.Target!)?.Kind == TargetKind.Reference ? column.Options.By : null))
        .FirstOrDefault(group => group.Skip(1).Any())?.Key.Target;
}
