using System.Globalization;
using Tandem.Platform;

namespace Tandem.Insights.Scoreboard;

/// <summary>Whose days count: each figure's own, or the day on which people entered.</summary>
public enum BoardMode
{
    /// <summary>Each figure by its own date within the days asked for.</summary>
    Period,

    /// <summary>The people who entered within the days asked for, followed to today.</summary>
    Cohort,
}

/// <summary>What the figures are split by.</summary>
public enum BoardBy
{
    None,
    Origin,
    Campaign,
    Owner,
    Month,
    LandingPage,
    Product,
    Company,
    CloseQuarter,
}

/// <summary>What is asked of the scoreboard.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The day after the last one.</param>
/// <param name="Mode">Whose days count.</param>
/// <param name="By">What the figures are split by.</param>
public sealed record Question(DateOnly From, DateOnly To, BoardMode Mode, BoardBy By)
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2999, 12, 31);

    /// <summary>Whether days are counted from the day on which a deal was opened, whoever its contact is.</summary>
    public bool CountsDaysFromOpening => By is BoardBy.Owner or BoardBy.Product or BoardBy.Company or BoardBy.CloseQuarter;

    /// <summary>Whether people can be split so at all: a person has no product and no closing quarter.</summary>
    public bool CountsPeople => By is not (BoardBy.Product or BoardBy.CloseQuarter);

    /// <summary>Whether costs can be split so.</summary>
    public bool CountsCosts => By is BoardBy.None or BoardBy.Origin or BoardBy.Campaign or BoardBy.Month;

    /// <summary>Reads what was asked, or says what is wrong with it.</summary>
    public static Result<Question> Read(string? from, string? to, string? mode, string? by)
    {
        if (Day(from) is not { } first)
        {
            return new Problem(400, "invalidDay", "from is the first day, written yyyy-mm-dd, between 1900 and 2999.") { Errors = On("from") };
        }

        if (Day(to) is not { } end)
        {
            return new Problem(400, "invalidDay", "to is the day after the last one, written yyyy-mm-dd, between 1900 and 2999.") { Errors = On("to") };
        }

        if (first >= end)
        {
            return new Problem(400, "emptyPeriod", "The period is empty: from must be before to.") { Errors = On("to") };
        }

        if (Word<BoardMode>(mode, BoardMode.Period) is not { } boardMode)
        {
            return new Problem(400, "unknownMode", "mode is period or cohort.") { Errors = On("mode") };
        }

        return Word<BoardBy>(by, BoardBy.None) is { } boardBy
            ? new Question(first, end, boardMode, boardBy)
            : new Problem(400, "unknownDimension", "by is none, origin, campaign, owner, month, landingPage, product, company or closeQuarter.") { Errors = On("by") };
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day <= Latest ? day : null;

    private static T? Word<T>(string? text, T standard) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        var values = Enum.GetValues<T>();
        var index = Array.FindIndex(values, value => Platform.Data.EnumText.Of(value) == text);
        return index < 0 ? null : values[index];
    }

    private static Dictionary<string, string[]> On(string field) => new(StringComparer.Ordinal) { [field] = ["This is not what the scoreboard takes."] };
}
