using System.Globalization;

namespace Tandem.Engines.Forms;

/// <summary>What is asked of one answer.</summary>
public enum AnswerTest
{
    /// <summary>One of its values is this one; upper and lower case do not count.</summary>
    Is,

    /// <summary>None of its values is this one.</summary>
    IsNot,

    /// <summary>One of its values has this text in it.</summary>
    Contains,

    /// <summary>Something was answered.</summary>
    Answered,

    /// <summary>Nothing was answered.</summary>
    Empty,

    /// <summary>A number or day that is not below this one.</summary>
    AtLeast,

    /// <summary>A number or day that is not above this one.</summary>
    AtMost,
}

/// <summary>A test of one field's answer.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Test">What is asked.</param>
/// <param name="Value">What it is compared with; tests for presence need none.</param>
public sealed record AnswerRule(string Field, AnswerTest Test, string? Value = null)
{
    /// <summary>Whether it holds for these values.</summary>
    public bool Holds(IReadOnlyList<string> values) => Test switch
    {
        AnswerTest.Is => values.Any(IsValue),
        AnswerTest.IsNot => !values.Any(IsValue),
        AnswerTest.Contains => values.Any(value => Plain(value).Contains(Plain(Value), StringComparison.Ordinal)),
        AnswerTest.Answered => values.Any(IsSomething),
        AnswerTest.Empty => !values.Any(IsSomething),
        AnswerTest.AtLeast => values.Any(value => Compare(value) >= 0),
        AnswerTest.AtMost => values.Any(value => Compare(value) <= 0),
        _ => false,
    };

    private bool IsValue(string value) => string.Equals(Plain(value), Plain(Value), StringComparison.Ordinal);

    private static bool IsSomething(string value) => value.AsSpan().Trim().Length > 0;

    private static string Plain(string? text) => (text ?? "").Trim().ToLowerInvariant();

    /// <summary>Numbers by size, days as they are written; null where the two are not of one kind.</summary>
    private int? Compare(string value) =>
        Number(value) is { } left && Number(Value) is { } right ? left.CompareTo(right)
        : IsDay(value) && IsDay(Value) ? string.CompareOrdinal(value.Trim(), Value!.Trim())
        : null;

    private static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    private static bool IsDay(string? text) =>
        text?.Trim() is { Length: >= 10 } day && DateOnly.TryParseExact(day[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>
/// When something of a form is shown or done, by what was answered. The browser asks the same (<c>conditions.js</c>, held to this by one table of cases), but
/// what the server finds is what counts.
/// </summary>
public sealed record AnswerCondition
{
    /// <summary>One rule that holds is enough; else all must.</summary>
    public bool Any { get; init; }

    /// <summary>The rules. Without one it always holds.</summary>
    public IReadOnlyList<AnswerRule> Rules { get; init; } = [];

    /// <summary>Whether it holds for these answers; a field that is not among them has not been answered.</summary>
    public bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        bool Passes(AnswerRule rule) => rule.Holds(answers.TryGetValue(rule.Field, out var values) ? values : []);
        return Rules.Count == 0 || (Any ? Rules.Any(Passes) : Rules.All(Passes));
    }

    /// <summary>
    /// The keys of <paramref name="fields"/> that are shown. One that is not shown has no answer for those behind it, whatever was sent.
    /// </summary>
    public static IReadOnlySet<string> Shown(
        IEnumerable<KeyValuePair<string, AnswerCondition?>> fields, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (key, condition) in fields)
        {
            if (condition?.Holds(given) is false)
            {
                continue;
            }

            shown.Add(key);
            if (answers.TryGetValue(key, out var values))
            {
                given[key] = values;
            }
        }

        return shown;
    }
}
