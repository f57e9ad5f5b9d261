using System.Text.Json;
using Tandem.Engines.Import.Csv;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>A column of a CSV file.</summary>
/// <param name="Key">As in filters and lists.</param>
/// <param name="Label">Its header.</param>
/// <param name="Write">Writes the cell.</param>
public sealed record ExportColumn<T>(string Key, string Label, Action<CsvOut, T> Write)
{
    /// <summary>Text that people or the outside world wrote.</summary>
    public static ExportColumn<T> Text(string key, string label, Func<T, string?> value) => new(key, label, (csv, row) => csv.Text(value(row)));

    /// <summary>A telephone number.</summary>
    public static ExportColumn<T> Phone(string key, string label, Func<T, string?> value) => new(key, label, (csv, row) => csv.Phone(value(row)));

    /// <summary>A number.</summary>
    public static ExportColumn<T> Number(string key, string label, Func<T, decimal?> value) =>
        new(key, label, (csv, row) => _ = value(row) is { } number ? csv.Number(number) : csv.Empty());

    /// <summary>An instant.</summary>
    public static ExportColumn<T> Time(string key, string label, Func<T, Instant?> value) =>
        new(key, label, (csv, row) => _ = value(row) is { } at ? csv.Instant(at.ToDateTimeOffset()) : csv.Empty());

    /// <summary>Several texts in one cell.</summary>
    public static ExportColumn<T> Texts(string key, string label, Func<T, IEnumerable<string>> values) =>
        Text(key, label, row => Joined(values(row)));

    // A value with a separator in it is quoted, so that whoever reads the cell parts it where it was joined.
    private static string Joined(IEnumerable<string?> values) =>
        string.Join("; ", values.Select(value => value is not null && value.AsSpan().ContainsAny(",;|") && !value.Contains('"', StringComparison.Ordinal) ? $"\"{value}\"" : value));

    /// <summary>A custom field, from its value as the API shows it.</summary>
    public static ExportColumn<T> Custom(FieldDefinition field, Func<T, IReadOnlyDictionary<string, JsonText>> custom) => new(
        $"custom.{field.Key}", field.Label, (csv, row) => Cell(csv, field, custom(row).TryGetValue(field.Key, out var value) ? value : null));

    private static void Cell(CsvOut csv, FieldDefinition field, JsonText? value)
    {
        if (value is not { } json)
        {
            csv.Empty();
            return;
        }

        using var document = JsonDocument.Parse(json.Value);
        var cell = document.RootElement;
        _ = cell.ValueKind switch
        {
            JsonValueKind.Number => csv.Number(cell.GetDecimal()),
            JsonValueKind.True or JsonValueKind.False => csv.Boolean(cell.GetBoolean()),
            JsonValueKind.Array => csv.Text(Joined(cell.EnumerateArray().Select(item => item.GetString()))),
            JsonValueKind.String when field.Type is CustomFieldType.Phone => csv.Phone(cell.GetString()),
            JsonValueKind.String => csv.Text(cell.GetString()),
            _ => csv.Empty(),
        };
    }
}

/// <summary>Choosing columns.</summary>
public static class ExportColumns
{
    /// <summary>Those that are asked for, in that order; all where none are.</summary>
    public static Result<ExportColumn<T>[]> Choose<T>(IEnumerable<ExportColumn<T>> all, string? asked)
    {
        var known = Told(all).ToDictionary(column => column.Key, StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(asked))
        {
            return known.Values.ToArray();
        }

        var keys = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        return keys.Find(key => !known.ContainsKey(key)) is { } unknown
            ? Problem.Invalid("columns", $"There is no column {(unknown.Length > 60 ? unknown[..60] : unknown)}. There are: {string.Join(", ", known.Keys)}.")
            : keys.Select(key => known[key]).ToArray();
    }

    // A custom field may be called like another column; a file with one header twice could not be read in again.
    private static IEnumerable<ExportColumn<T>> Told<T>(IEnumerable<ExportColumn<T>> all)
    {
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in all)
        {
            yield return labels.Add(column.Label) ? column : column with { Label = $"{column.Label} ({column.Key})" };
        }
    }
}
