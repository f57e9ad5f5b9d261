using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>Profiles the columns of a sample: what type each has and how it writes dates, numbers and lists.</summary>
public static class ColumnProfiler
{
    private const int MostOptions = 30;
    private const int LongestOption = 80;
    private const int LongestSample = 120;

    /// <summary>Profiles all columns; a date order or a decimal comma that one column proves counts for those that leave it open.</summary>
    /// <param name="headers">The header cells.</param>
    /// <param name="rows">The sample (<see cref="CsvFile.ReadSample"/>).</param>
    /// <param name="delimiter">A semicolon speaks for a decimal comma.</param>
    public static IReadOnlyList<ColumnProfile> Profile(IReadOnlyList<string> headers, IReadOnlyList<string[]> rows, char delimiter = ',')
    {
        var tallies = new ColumnTally[headers.Count];
        for (var i = 0; i < tallies.Length; i++)
        {
            tallies[i] = new ColumnTally();
            foreach (var row in rows)
            {
                if (i < row.Length) tallies[i].Add(row[i]);
            }
        }
        var order = tallies.Select(t => t.Dates.Proven()).FirstOrDefault(o => o is not null);
        var comma = delimiter == ';' || tallies.Any(UsesDecimalComma);
        return [.. headers.Select((header, i) => One(i, header, rows.Count, tallies[i], order, comma))];
    }

    private static bool UsesDecimalComma(ColumnTally tally) =>
        tally.Shares().Number >= 0.9 && NumberFormat.Infer(tally.Counts.Keys) is { Decimal: ',', IsAmbiguous: false };

    private static ColumnProfile One(int index, string header, int rows, ColumnTally tally, DateOrder? order, bool comma)
    {
        var shares = tally.Shares();
        var date = tally.Dates.Format(order);
        var number = shares.Number + shares.Money >= 0.5 ? NumberFormat.Infer(tally.Counts.Keys, comma) : null;
        var type = Type(header, tally, shares, date, out var separator, out var options);
        return new ColumnProfile
        {
            Index = index,
            Header = header,
            Rows = rows,
            Filled = tally.Filled,
            Distinct = tally.Counts.Count,
            MaxLength = tally.MaxLength,
            Samples = [.. tally.Counts.Keys.Take(5).Select(s => s.Length <= LongestSample ? s : s[..LongestSample] + "…")],
            Type = type,
            Date = date,
            Number = number,
            Currency = tally.Currency,
            Options = options,
            Separator = separator,
            Shares = shares,
        };
    }

    // A type must hold for every cell of the sample: a field that refuses some of its own file's values helps nobody.
    private static ColumnType Type(string header, ColumnTally tally, ColumnShares shares, DateFormat? date, out string? separator, out IReadOnlyList<string> options)
    {
        separator = null;
        options = [];
        if (tally.Filled == 0) return ColumnType.Text;
        if (shares.Email >= 0.99) return ColumnType.Email;
        if (IsBoolean(tally, shares)) return ColumnType.Boolean;
        if (date is not null && IsDate(header, shares, date)) return date.HasTime ? ColumnType.DateTime : ColumnType.Date;
        if (shares.Ip >= 0.99) return ColumnType.Text;
        if (shares.Money > 0 && shares.Number + shares.Money >= 1 && !tally.HasDigitNames) return ColumnType.Money;
        if (IsPhone(header, shares)) return ColumnType.Phone;
        if (shares.Number >= 1 && !tally.HasDigitNames) return ColumnType.Number;
        if (shares.Url >= 0.99) return ColumnType.Url;
        if (shares.Id >= 0.99) return ColumnType.Id;
        if (tally.HasLineBreaks || tally.MaxLength > 255) return ColumnType.LongText;
        return Choices(tally, out separator, out options);
    }

    private static bool IsBoolean(ColumnTally tally, ColumnShares shares)
    {
        if (shares.Boolean < 1) return false;
        // A column of ones only is a count as well as a yes.
        return shares.Number == 0 || tally.Counts.Count(p => !EmptyCell.IsMarker(p.Key)) == 2;
    }

    private static bool IsDate(string header, ColumnShares shares, DateFormat date) =>
        (date.Kind == DateKind.Calendar ? shares.WrittenDate : shares.Date) >= 0.999 && (shares.Number < 0.5 || SoundsLikeDate(header));

    // Serial days, seconds and 20240312 are numbers to look at; only the header tells.
    private static bool SoundsLikeDate(string header) => HeaderText.Of(header).Words is { Length: > 0 } words
        && (words.Any(w => w is "date" or "datum" or "fecha" or "data" or "time" or "timestamp" or "birthday" or "day" or "since" or "until") || words[^1] is "at" or "on");

    private static bool IsPhone(string header, ColumnShares shares)
    {
        if (shares.Phone < 0.9 || shares.Date > 0.5) return false;
        if (shares.Number < 0.5) return true;
        return HeaderText.Of(header).Words.Any(w => w is "phone" or "mobile" or "cell" or "tel" or "telephone" or "telefon" or "telefono" or "telefone" or "fax" or "sms" or "whatsapp");
    }

    private static ColumnType Choices(ColumnTally tally, out string? separator, out IReadOnlyList<string> options)
    {
        separator = null;
        options = Few(tally.Counts, tally.Filled);
        if (options.Count > 0) return ColumnType.Select;
        separator = MultiValue.Infer(tally.Counts.Keys.Where(k => k.Contains(';', StringComparison.Ordinal) || k.Contains('|', StringComparison.Ordinal)));
        if (separator is null) return ColumnType.Text;
        var parts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (cell, count) in tally.Counts)
        {
            foreach (var part in MultiValue.Split(cell, separator)) parts[part] = parts.GetValueOrDefault(part) + count;
        }
        options = Few(parts, tally.Filled);
        if (options.Count > 0) return ColumnType.MultiSelect;
        separator = null;
        return ColumnType.Text;
    }

    // Few words, each of them often: a choice that somebody defined.
    private static List<string> Few(IReadOnlyDictionary<string, int> counts, int filled)
    {
        var words = counts.Where(p => !EmptyCell.IsUnmadeChoice(p.Key)).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).ToList();
        var fits = words.Count is > 0 and <= MostOptions && words.Count * 5 <= filled && words.TrueForAll(w => w.Key.Length <= LongestOption);
        return fits ? [.. words.Select(w => w.Key)] : [];
    }
}
