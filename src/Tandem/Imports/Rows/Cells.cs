using System.Globalization;
using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Values;
using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform.Data;
using ColumnType = Tandem.Engines.Import.Mapping.ColumnType;

namespace Tandem.Imports.Rows;

/// <summary>Reads cells by their column's options. A cell that cannot be read throws <see cref="CellException"/>, which costs its row only.</summary>
internal sealed class Cells(TimeZoneInfo zone, string currency)
{
    /// <summary>The cell's text without blanks around it and without the apostrophe that an export puts before a formula; null when there is nothing in it.</summary>
    public static string? Text(ImportColumn column, string[] cells)
    {
        var cell = column.Index < cells.Length ? cells[column.Index] : "";
        var text = cell.AsSpan().Trim();
        if (text.IsEmpty || column.Options.BlankWords is { } blanks && blanks.Contains(text.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        text = CsvOut.Restore(text);
        return text.Length == cell.Length ? cell : text.ToString();
    }

    public Instant? Time(ImportColumn column, string[] cells)
    {
        if (Text(column, cells) is not { } text || EmptyCell.IsMarker(text))
        {
            return null;
        }

        return DateParser.TryParse(text, column.Options.Date ?? DateFormat.Iso, out var date, out var problem)
            ? new Instant(date.ToUnixMilliseconds(zone))
            : throw Bad(column, text, problem);
    }

    public static DateOnly? Day(ImportColumn column, string[] cells)
    {
        if (Text(column, cells) is not { } text || EmptyCell.IsMarker(text))
        {
            return null;
        }

        return DateParser.TryParse(text, column.Options.Date ?? DateFormat.Iso, out var date, out var problem) ? date.Day : throw Bad(column, text, problem);
    }

    public static decimal? Number(ImportColumn column, string[] cells)
    {
        if (Text(column, cells) is not { } text || EmptyCell.IsMarker(text))
        {
            return null;
        }

        return NumberParser.TryParse(text, column.Options.Number ?? NumberFormat.Point, out var number, out var problem) ? number : throw Bad(column, text, problem);
    }

    /// <summary>An amount in major units with its currency.</summary>
    public (decimal Amount, string Currency)? Money(ImportColumn column, string[] cells)
    {
        if (Text(column, cells) is not { } text || EmptyCell.IsMarker(text))
        {
            return null;
        }

        var wished = column.Options.Currency ?? currency;
        return MoneyParser.TryParse(text, column.Options.Number ?? NumberFormat.Point, wished, out var money, out var problem)
            ? (money.Amount, money.Currency ?? wished)
            : throw Bad(column, text, problem);
    }

    /// <summary>The addresses in a cell, checked.</summary>
    public static IEnumerable<string> Emails(ImportColumn column, string[] cells)
    {
        if (Text(column, cells) is not { } text || EmptyCell.IsMarker(text))
        {
            yield break;
        }

        // The sample may have had one address a cell; a semicolon is in none of them.
        var separator = column.Options.Separator ?? (text.Contains(';', StringComparison.Ordinal) ? ";" : null);
        foreach (var part in separator is null ? [text] : MultiValue.Split(text, separator))
        {
            yield return EmailAddress.TryParseMailbox(part, out var email, out var problem) ? email.Address : throw Bad(column, part, problem);
        }
    }

    /// <summary>Ids of other systems as an export writes them: <c>hubspot:12; mailchimp:ab</c>.</summary>
    public static IEnumerable<ExternalId> Ids(ImportColumn? column, string[] cells)
    {
        foreach (var part in column is not null && Text(column, cells) is { } text ? MultiValue.Split(text, ";") : [])
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            yield return colon > 0 && colon < part.Length - 1
                ? new ExternalId(part[..colon], part[(colon + 1)..])
                : throw new CellException("noSource", $"{column!.Header}: “{part}” does not say which system it comes from. Write it as system:id.");
        }
    }

    public static IReadOnlyList<string> Many(ImportColumn column, string[] cells) =>
        Text(column, cells) is { } text ? MultiValue.Split(text, column.Options.Separator ?? ",") : [];

    /// <summary>The cell as a custom field's value, in the JSON of the API; null when the cell is empty.</summary>
    public JsonText? Custom(ImportColumn column, CustomFieldType type, string[] cells)
    {
        if (Text(column, cells) is not { } text)
        {
            return null;
        }

        return type switch
        {
            CustomFieldType.Number => Number(column, cells) is { } number ? new JsonText(number.ToString(CultureInfo.InvariantCulture)) : null,
            CustomFieldType.Money => Money(column, cells) is { } money ? new JsonText(money.Amount.ToString(CultureInfo.InvariantCulture)) : null,
            CustomFieldType.Boolean => BooleanParser.TryParse(text, out var flag, out var problem) ? new JsonText(flag ? "true" : "false") : throw Bad(column, text, problem),
            CustomFieldType.Date => Day(column, cells) is { } day ? new JsonText($"\"{day:yyyy-MM-dd}\"") : null,
            CustomFieldType.DateTime => Time(column, cells) is { } time ? new JsonText($"\"{time}\"") : null,
            CustomFieldType.MultiSelect => JsonText.Of(Many(column, cells)),
            _ => new JsonText(FieldValues.Quote(text)),
        };
    }

    /// <summary>What a column's values become as a custom field.</summary>
    public static CustomFieldType TypeOf(ColumnType type) => Enum.TryParse<CustomFieldType>(type.ToString(), out var known) ? known : CustomFieldType.Text;

    private static CellException Bad(ImportColumn column, string text, ValueProblem problem)
    {
        var shown = text.Length > 60 ? text[..60] + "…" : text;
        return new CellException(problem.Code, $"{column.Header}: “{shown}”: {problem.Message}");
    }
}
