using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>Profiles the columns of a sample: what type each has and how it writes dates, numbers and lists.</summary>
public static class ColumnProfiler
{
    private const int MostOptions = 50;
    private const int LongestOption = 80;
    private const int LongestSample = 120;

    private static readonly string[] DateWords = ["date", "datum", "fecha", "data", "time", "timestamp", "birthday", "day", "since", "until"];
    private static readonly string[] PhoneWords = ["phone", "mobile", "cell", "tel", "telephone", "telefon", "telefono", "telefone", "fax", "sms", "whatsapp"];
    private static readonly string[] UrlWords = ["url", "website", "web", "site", "link", "domain", "homepage", "webpage", "page"];

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
            tallies[i].Test();
        }
        var order = tallies.Select(t => t.Dates.Proven()).FirstOrDefault(o => o is not null);
        var marks = tallies.Select(DecimalMark).ToList();
        var comma = marks.Contains(',') || (delimiter == ';' && !marks.Contains('.'));
        // Who writes a decimal comma puts the day first.
        if (comma) order ??= DateOrder.DayMonthYear;
        return [.. headers.Select((header, i) => One(i, header, rows.Count, tallies[i], order, comma))];
    }

    // The mark that a column of numbers proves.
    private static char DecimalMark(ColumnTally tally)
    {
        if (tally.Shares() is not { Number: >= 0.9 }) return ' ';
        foreach (var value in tally.Counts.Keys)
        {
            var mark = NumberFormat.Evidence(value);
            if (mark is '.' or ',') return mark;
        }
        return ' ';
    }

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
            BlankWords = [.. tally.Counts.Keys.Where(k => EmptyCell.IsUnmadeChoice(k)).Take(10)],
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
        if (shares.Url >= 0.99 && (shares.FullUrl >= 0.5 || SoundsLikeUrl(header))) return ColumnType.Url;
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
        && (words.Any(DateWords.Contains) || words[^1] is "at" or "on");

    // "02.Medium" looks like a host too.
    private static bool SoundsLikeUrl(string header) =>
        HeaderText.Of(header).Words.Any(UrlWords.Contains);

    private static bool IsPhone(string header, ColumnShares shares)
    {
        if (shares.Phone < 0.9 || shares.WrittenDate > 0.5) return false;
        if (shares.Number < 0.5) return true;
        return HeaderText.Of(header).Words.Any(PhoneWords.Contains);
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
