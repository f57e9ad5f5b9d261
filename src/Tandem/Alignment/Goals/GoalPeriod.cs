using System.Globalization;

namespace Tandem.Alignment.Goals;

/// <summary>A month, a quarter or a year, written 2026-11, 2026Q4 or 2026.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last.</param>
internal sealed record GoalPeriod(string Text, DateOnly From, DateOnly To)
{
    /// <summary>How a period is written, for those who wrote it otherwise.</summary>
    public const string Expected = "A period is a month, a quarter or a year between 1970 and 2900, written 2026-11, 2026Q4 or 2026.";

    private const int Earliest = 1970;
    private const int Latest = 2900;

    /// <summary>Reads a period; null where it is none.</summary>
    public static GoalPeriod? Parse(string? text)
    {
        if (text is not { Length: 4 or 6 or 7 } || Number(text.AsSpan(0, 4)) is not { } year || year is < Earliest or > Latest)
        {
            return null;
        }

        return text.Length switch
        {
            4 => Of(text, year, month: 1, months: 12),
            6 => text[4] == 'Q' && Number(text.AsSpan(5)) is { } quarter and >= 1 and <= 4 ? Of(text, year, (quarter * 3) - 2, months: 3) : null,
            _ => text[4] == '-' && Number(text.AsSpan(5)) is { } month and >= 1 and <= 12 ? Of(text, year, month, months: 1) : null,
        };
    }

    /// <summary>The month, the quarter and the year in which a day lies.</summary>
    public static IReadOnlyList<string> Around(DateOnly day) =>
    [
        day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}Q{((day.Month - 1) / 3) + 1}"),
        day.ToString("yyyy", CultureInfo.InvariantCulture),
    ];

    private static GoalPeriod Of(string text, int year, int month, int months) =>
        new(text, new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(months));

    private static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
