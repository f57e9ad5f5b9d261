using System.Diagnostics.CodeAnalysis;

namespace Tandem.Engines.Segments;

/// <summary>
/// What a person asked for, as it is saved in a view or a segment: a tree of conditions, not yet tied to known fields.
/// <see cref="Filter"/> ties it to a <see cref="FieldCatalogue"/>. Later kinds of condition (events, related deals,
/// other segments) are further cases here, told apart in JSON by their first word.
/// </summary>
public abstract record Condition
{
    private protected Condition() { }

    /// <summary>Every part holds; no parts: everyone.</summary>
    public sealed record All(IReadOnlyList<Condition> Of) : Condition;

    /// <summary>At least one part holds; no parts: no one.</summary>
    public sealed record Any(IReadOnlyList<Condition> Of) : Condition;

    /// <summary>The part does not hold; whoever has no value for it is included.</summary>
    public sealed record Not(Condition Of) : Condition;

    /// <summary>One field compared with one value.</summary>
    public sealed record Test(string Field, FilterOp Op, Literal? Value = null) : Condition;

    /// <summary>The condition that holds for everyone.</summary>
    public static Condition Everyone { get; } = new All([]);

    /// <summary>
    /// Reads <c>{"and":[…]}</c>, <c>{"or":[…]}</c>, <c>{"not":…}</c> or <c>{"field":…,"op":…,"value":…}</c>. Text of any
    /// shape or depth gives problems, never an exception.
    /// </summary>
    public static bool TryParse(
        string json,
        [NotNullWhen(true)] out Condition? condition,
        out IReadOnlyList<FilterProblem> problems)
    {
        var reader = new ConditionReader();
        condition = reader.Read(json);
        problems = reader.Problems;
        return condition is not null;
    }

    /// <summary>The one canonical text: no spaces, fixed order of properties, plain numbers. Parsing it gives this tree again.</summary>
    public string ToJson() => ConditionWriter.Write(this);
}

/// <summary>A value as it was written in a condition, before the field's type has had its say.</summary>
public abstract record Literal
{
    private protected Literal() { }

    /// <summary>A JSON string: text, a date, an id.</summary>
    public sealed record Text(string Value) : Literal;

    /// <summary>A JSON number.</summary>
    public sealed record Number(decimal Value) : Literal;

    /// <summary>true or false.</summary>
    public sealed record Flag(bool Value) : Literal;

    /// <summary>A JSON array of the others.</summary>
    public sealed record Many(IReadOnlyList<Literal> Values) : Literal;
}
