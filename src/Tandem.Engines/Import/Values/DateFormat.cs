namespace Tandem.Engines.Import.Values;

/// <summary>The order of the three numbers of a date. Dates with a four-digit year in front are read year-month-day in any case.</summary>
public enum DateOrder
{
    /// <summary>2018-06-05.</summary>
    YearMonthDay,

    /// <summary>05-06-2018 is the fifth of June.</summary>
    DayMonthYear,

    /// <summary>06/05/2018 is the fifth of June.</summary>
    MonthDayYear,
}

/// <summary>How a column writes its dates down.</summary>
public enum DateKind
{
    /// <summary>With day, month and year.</summary>
    Calendar,

    /// <summary>Days since 1899-12-30, as spreadsheets count: 45631 is 2024-12-05.</summary>
    ExcelSerial,

    /// <summary>Seconds since 1970.</summary>
    EpochSeconds,

    /// <summary>Milliseconds since 1970.</summary>
    EpochMilliseconds,
}

/// <summary>How to read a column of dates.</summary>
/// <param name="Kind">Calendar dates or a count.</param>
/// <param name="Order">Which number is the day.</param>
/// <param name="HasTime">Whether a time of day stands beside the date in at least one cell.</param>
/// <param name="IsAmbiguous">No cell of the sample shows which number is the day, so the order is a guess: worth asking.</param>
public sealed record DateFormat(DateKind Kind, DateOrder Order = DateOrder.YearMonthDay, bool HasTime = false, bool IsAmbiguous = false)
{
    /// <summary>ISO 8601.</summary>
    public static DateFormat Iso { get; } = new(DateKind.Calendar);

    /// <summary>Finds the format of a column; null when fewer than half of its filled cells are dates.</summary>
    /// <param name="values">The cells of the sample; empty ones are passed over.</param>
    /// <param name="fallback">The order to assume when no cell decides it, as other columns of the same file showed.</param>
    public static DateFormat? Infer(IEnumerable<string> values, DateOrder? fallback = null)
    {
        var tally = new DateTally();
        foreach (var value in values) tally.Add(value);
        return tally.Format(fallback);
    }
}
