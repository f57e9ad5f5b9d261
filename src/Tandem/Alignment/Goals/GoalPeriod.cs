using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Alignment.Goals;

/// <summary>A month, a quarter or a year, written 2026-11, 2026Q4 or 2026.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last.</param>
internal sealed partial record GoalPeriod(string Text, DateOnly From, DateOnly To)
{
    /// <summary>How a period is written, for those who wrote it otherwise.</summary>
    public const string Expected = "A period is a month, a quarter or a year between 1970 and 2900, written 2026-11, 2026Q4 or 2026.";

    private const int Earliest = 1970;
    private const int Latest = 2900;

    /// <summary>Reads a period; null where it is none.</summary>
    public static GoalPeriod? Parse(string? text)
    {
        var match = Pattern().Match(text ?? "");
        if (Number(match.Groups["year"]) is not { } year || year is < Earliest or > Latest)
        {
            return null;
        }

        return (Number(match.Groups["month"]), Number(match.Groups["quarter"])) switch
        {
            ({ } month, _) => month is >= 1 and <= 12 ? Of(text!, year, month, months: 1) : null,
            (_, { } quarter) => Of(text!, year, (quarter * 3) - 2, months: 3),
            _ => Of(text!, year, month: 1, months: 12),
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

    private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<year>[0-9]{4})(-(?<month>[0-9]{2})|Q(?<quarter>[1-4]))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
