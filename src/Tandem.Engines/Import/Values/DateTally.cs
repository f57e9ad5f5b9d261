using System.Globalization;

namespace Tandem.Engines.Import.Values;

/// <summary>What the cells of one column say about how its dates are written.</summary>
internal sealed class DateTally
{
    private int filled;
    private int dates;
    private int times;
    private int serials;
    private int seconds;
    private int milliseconds;
    private int threeNumbers;       // calendar dates whose order is open
    private int firstOver12;
    private int firstOver31;
    private int secondOver12;
    private int monthFirstHints;    // AM/PM or unpadded numbers with slashes, as Americans write
    private int dots;
    private int dashes;

    internal int Filled => filled;

    /// <summary>How many cells are dates, whichever way they count.</summary>
    internal int Dates => Math.Max(dates, Counted);

    /// <summary>Cells with a written date, numbers that may be a count left out.</summary>
    internal int Written => dates;

    private int Counted => Math.Max(serials, Math.Max(seconds, milliseconds));

    internal void Add(ReadOnlySpan<char> value, int count = 1)
    {
        value = CellText.Trim(value);
        if (EmptyCell.IsMarker(value)) return;
        filled += count;
        if (Count(value, count)) return;
        if (!DateScanner.TryScan(value, out var parts) || !IsPlausible(parts)) return;
        dates += count;
        if (parts.HasTime) times += count;
        if (parts.Form == DateParts.Shape.Numbers && !parts.YearLeads) Weigh(parts);
    }

    private bool Count(ReadOnlySpan<char> value, int count)
    {
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        if (number is >= 10_000 and < 80_000) serials += count;
        // Seconds and milliseconds of the years 1980 to 2100.
        if (number is >= 300_000_000 and < 4_200_000_000 && value.Length is 9 or 10) seconds += count;
        if (number is >= 300_000_000_000 and < 4_200_000_000_000 && value.Length is 12 or 13) milliseconds += count;
        // 20240312 is a date of eight digits, 05.06 only a number.
        return value.Length is not (8 or 12 or 14) || value.Contains('.');
    }

    private static bool IsPlausible(DateParts parts) =>
        DateParser.TryResolve(parts, DateOrder.DayMonthYear, out _, out _)
        || DateParser.TryResolve(parts, DateOrder.MonthDayYear, out _, out _)
        || DateParser.TryResolve(parts, DateOrder.YearMonthDay, out _, out _);

    private void Weigh(DateParts parts)
    {
        threeNumbers++;
        if (parts.First > 12) firstOver12++;
        if (parts.First > 31 && parts.ThirdDigits <= 2) firstOver31++;
        if (parts.Second > 12) secondOver12++;
        if (parts.Separator == '.') dots++;
        if (parts.Separator == '-') dashes++;
        if (parts.Separator == '/' && (parts.HasMeridiem || parts.FirstDigits == 1)) monthFirstHints++;
    }

    internal DateFormat? Format(DateOrder? fallback)
    {
        if (filled == 0 || Dates * 2 < filled) return null;
        if (Counted > dates)
        {
            if (milliseconds >= serials && milliseconds >= seconds) return new DateFormat(DateKind.EpochMilliseconds, HasTime: true);
            return seconds >= serials ? new DateFormat(DateKind.EpochSeconds, HasTime: true) : new DateFormat(DateKind.ExcelSerial);
        }
        var (order, ambiguous) = Order(fallback);
        return new DateFormat(DateKind.Calendar, order, times > 0, ambiguous);
    }

    /// <summary>The order that cells prove; null when none does.</summary>
    internal DateOrder? Proven() => threeNumbers == 0 || (firstOver12 == 0 && secondOver12 == 0) ? null : Order(null).Order;

    private (DateOrder Order, bool Ambiguous) Order(DateOrder? fallback)
    {
        if (threeNumbers == 0) return (DateOrder.YearMonthDay, false);
        if (firstOver31 * 2 > threeNumbers || (firstOver31 > 0 && secondOver12 == 0)) return (DateOrder.YearMonthDay, false);
        if (firstOver12 > secondOver12) return (DateOrder.DayMonthYear, false);
        if (secondOver12 > firstOver12) return (DateOrder.MonthDayYear, false);
        if (dots > 0 || dashes > 0) return (DateOrder.DayMonthYear, true);
        if (fallback is DateOrder.DayMonthYear or DateOrder.MonthDayYear) return (fallback.Value, true);
        return (monthFirstHints > 0 ? DateOrder.MonthDayYear : DateOrder.DayMonthYear, true);
    }
}
