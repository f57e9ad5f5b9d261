using System.Globalization;
using System.Text;
using System.Text.Json;
using Tandem.Engines.Segments;

namespace Tandem.Engines.Scoring;

/// <summary>Which events count: those of a type whose properties fit. Events come from outside, so nothing about their shape is taken for granted.</summary>
/// <param name="Type">The type of event.</param>
/// <param name="Properties">Every one of these must hold; none: every event of the type.</param>
public sealed record EventPattern(string Type, IReadOnlyList<PropertyTest> Properties)
{
    /// <summary>
    /// What names of events are compared by: letters and digits. Products send <c>Trial Started</c>, <c>trial_started</c> and <c>trialStarted</c> and mean the same.
    /// </summary>
    public static string KeyOf(string type)
    {
        var key = new StringBuilder(type.Length);
        foreach (var letter in type)
        {
            if (char.IsLetterOrDigit(letter))
            {
                key.Append(char.ToLowerInvariant(letter));
            }
        }

        return key.Length == 0 ? type : key.ToString();
    }

    /// <summary>Whether an event of the type with this data counts.</summary>
    public bool Matches(JsonElement data) => Properties.All(test => test.Holds(data));
}

/// <summary>One property of an event compared with one value. A property that is missing, or of another kind than the value, is unknown and no error.</summary>
/// <param name="Property">
/// Its name, with dots for what lies deeper. It is looked for among the event's properties, then in the event as a whole, then about the page it happened on.
/// </param>
/// <param name="Op">The question.</param>
/// <param name="Value">What it is compared with; null for <c>known</c> and <c>unknown</c>.</param>
public sealed record PropertyTest(string Property, FilterOp Op, string? Value)
{
    private readonly decimal? _number = Number(Value);

    /// <summary>The questions that a property can be asked.</summary>
    public static readonly IReadOnlyList<FilterOp> Ops =
    [
        FilterOp.Is, FilterOp.IsNot, FilterOp.Contains, FilterOp.NotContains, FilterOp.StartsWith, FilterOp.EndsWith,
        FilterOp.Lt, FilterOp.Lte, FilterOp.Gt, FilterOp.Gte, FilterOp.Known, FilterOp.Unknown,
    ];

    /// <summary>Whether the question is about a number.</summary>
    public static bool IsAboutNumbers(FilterOp op) => op is FilterOp.Lt or FilterOp.Lte or FilterOp.Gt or FilterOp.Gte;

    /// <summary>Whether it holds for an event's data.</summary>
    public bool Holds(JsonElement data) => Op switch
    {
        FilterOp.IsNot => !Any(data, FilterOp.Is),
        FilterOp.NotContains => !Any(data, FilterOp.Contains),
        FilterOp.Unknown => !Any(data, FilterOp.Known),
        _ => Any(data, Op),
    };

    private bool Any(JsonElement data, FilterOp op)
    {
        foreach (var text in EventProperties.Texts(data, Property))
        {
            if (Holds(text, op))
            {
                return true;
            }
        }

        return false;
    }

    private bool Holds(string text, FilterOp op) => op switch
    {
        FilterOp.Known => true,
        FilterOp.Is => string.Equals(text, Value, StringComparison.OrdinalIgnoreCase),
        FilterOp.Contains => text.Contains(Value!, StringComparison.OrdinalIgnoreCase),
        FilterOp.StartsWith => text.StartsWith(Value!, StringComparison.OrdinalIgnoreCase),
        FilterOp.EndsWith => text.EndsWith(Value!, StringComparison.OrdinalIgnoreCase),
        _ => Number(text) is { } number && _number is { } bound && Compare(number, bound, op),
    };

    private static bool Compare(decimal number, decimal bound, FilterOp op) => op switch
    {
        FilterOp.Lt => number < bound,
        FilterOp.Lte => number <= bound,
        FilterOp.Gt => number > bound,
        _ => number >= bound,
    };

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
