using System.Globalization;

namespace Tandem.Engines.Import.Values;

/// <summary>Reads one cell of a date column whose <see cref="DateFormat"/> is known.</summary>
public static class DateParser
{
    private const double LastSerial = 2_958_465.99999;     // 9999-12-31

    /// <summary>Reads a cell; the caller has sorted out empty ones (<see cref="EmptyCell.IsMarker"/>).</summary>
    public static bool TryParse(ReadOnlySpan<char> cell, DateFormat format, out ParsedDate date, out ValueProblem problem)
    {
        cell = CellText.Trim(cell);
        problem = default;
        if (format.Kind != DateKind.Calendar && TryCount(cell, format.Kind, out date)) return true;
        if (TryIso(cell, out date)) return true;
        if (!DateScanner.TryScan(cell, out var parts))
        {
            problem = new ValueProblem("notADate", "This is not a date.");
            return false;
        }
        return TryResolve(parts, format.Order, out date, out problem);
    }

    internal static bool TryResolve(DateParts parts, DateOrder order, out ParsedDate date, out ValueProblem problem)
    {
        var (year, month, day) = parts switch
        {
            { Form: DateParts.Shape.Named } => (parts.Third, parts.Second, parts.First),
            { YearLeads: true } => (parts.First, parts.Second, parts.Third),
            _ => order switch
            {
                DateOrder.MonthDayYear => (parts.Third, parts.First, parts.Second),
                DateOrder.YearMonthDay when parts.ThirdDigits <= 2 => (parts.First, parts.Second, parts.Third),
                _ => (parts.Third, parts.Second, parts.First),
            },
        };
        if (year < 100) year += year < 50 ? 2000 : 1900;
        problem = Impossible(year, month, day, order);
        date = problem.Code is null ? new ParsedDate(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + parts.Time, parts.HasTime, parts.Offset) : default;
        return problem.Code is null;
    }

    private static ValueProblem Impossible(int year, int month, int day, DateOrder order)
    {
        if (year is < 1000 or > 9999) return new ValueProblem("impossibleDate", $"The year {year} is not possible.");
        if (month is < 1 or > 12)
            return new ValueProblem("impossibleDate", $"There is no month {month}; the dates of this column are read as {Words(order)}.");
        if (day >= 1 && day <= DateTime.DaysInMonth(year, month)) return default;
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return new ValueProblem("impossibleDate", $"{day} {name} {year} does not exist.");
    }

    private static string Words(DateOrder order) => order switch
    {
        DateOrder.DayMonthYear => "day, month, year",
        DateOrder.MonthDayYear => "month, day, year",
        _ => "year, month, day",
    };

    // The common case, "2024-03-12" alone or with a plain time, without the scanner.
    private static bool TryIso(ReadOnlySpan<char> cell, out ParsedDate date)
    {
        date = default;
        if (cell.Length is not (10 or 16 or 19) || cell[4] != '-' || cell[7] != '-') return false;
        if (!Digits(cell[..4], out var year) || !Digits(cell[5..7], out var month) || !Digits(cell[8..10], out var day)) return false;
        if (year < 1000 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        int hour = 0, minute = 0, second = 0;
        if (cell.Length > 10 && (cell[10] is not (' ' or 'T') || cell[13] != ':' || !Digits(cell[11..13], out hour) || !Digits(cell[14..16], out minute))) return false;
        if (cell.Length > 16 && (cell[16] != ':' || !Digits(cell[17..19], out second))) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        date = new ParsedDate(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified), cell.Length > 10, null);
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = value * 10 + c - '0';
        }
        return true;
    }

    internal static bool TryCount(ReadOnlySpan<char> cell, DateKind kind, out ParsedDate date)
    {
        date = default;
        if (!double.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)) return false;
        if (kind == DateKind.ExcelSerial)
        {
            if (count is < 1 or > LastSerial) return false;
            // Spreadsheets believe in 29 February 1900, so the days before it are one off.
            var day = Math.Floor(count) + (count < 60 ? 1 : 0);
            var seconds = Math.Round((count - Math.Floor(count)) * 86_400);
            date = new ParsedDate(new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddSeconds(seconds), seconds > 0, null);
            return true;
        }
        var milliseconds = kind == DateKind.EpochSeconds ? count * 1000 : count;
        if (Math.Abs(milliseconds) > 253_402_300_799_000) return false;
        date = new ParsedDate(DateTime.SpecifyKind(DateTime.UnixEpoch.AddMilliseconds(Math.Round(milliseconds)), DateTimeKind.Unspecified), true, TimeSpan.Zero);
        return true;
    }
}
