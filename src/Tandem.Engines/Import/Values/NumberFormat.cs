namespace Tandem.Engines.Import.Values;

/// <summary>How a column writes its numbers: what stands before the decimals. Whatever else can group digits (the other of point and
/// comma, spaces, apostrophes) is taken as grouping.</summary>
/// <param name="Decimal"><c>.</c> or <c>,</c>.</param>
/// <param name="IsAmbiguous">No cell of the sample decides it ("1.234" only): worth asking.</param>
public sealed record NumberFormat(char Decimal = '.', bool IsAmbiguous = false)
{
    /// <summary>1,234.56.</summary>
    public static NumberFormat Point { get; } = new('.');

    /// <summary>1.234,56.</summary>
    public static NumberFormat Comma { get; } = new(',');

    /// <summary>Finds the format from the cells of a column.</summary>
    /// <param name="values">The cells of the sample.</param>
    /// <param name="preferComma">What to assume when nothing decides: other columns of the file use a decimal comma.</param>
    public static NumberFormat Infer(IEnumerable<string> values, bool preferComma = false)
    {
        int point = 0, comma = 0, open = 0;
        foreach (var value in values)
        {
            switch (Evidence(value))
            {
                case '.': point++; break;
                case ',': comma++; break;
                case '?': open++; break;
            }
        }
        if (point == 0 && comma == 0) return new NumberFormat(preferComma ? ',' : '.', open > 0);
        return comma > point ? Comma : Point;
    }

    /// <summary>The decimal mark that a cell proves: <c>.</c>, <c>,</c>, <c>?</c> for "1.234", and a space where it has no mark.</summary>
    internal static char Evidence(ReadOnlySpan<char> value)
    {
        var point = value.LastIndexOf('.');
        var comma = value.LastIndexOf(',');
        if (point < 0 && comma < 0) return ' ';
        if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
        var mark = point >= 0 ? '.' : ',';
        var last = Math.Max(point, comma);
        var other = mark == '.' ? ',' : '.';
        if (value[..last].Contains(mark)) return other;
        return IsGroup(value, last) ? '?' : mark;
    }

    // "1.234" may be a thousand; "0.234", "1234.567" and "1.23" may not.
    private static bool IsGroup(ReadOnlySpan<char> value, int mark)
    {
        var after = 0;
        while (mark + 1 + after < value.Length && char.IsAsciiDigit(value[mark + 1 + after])) after++;
        var before = 0;
        while (mark - 1 - before >= 0 && char.IsAsciiDigit(value[mark - 1 - before])) before++;
        return after == 3 && before is >= 1 and <= 3 && value[mark - before] != '0';
    }
}
