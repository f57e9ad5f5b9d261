namespace Tandem.Engines.Segments;

/// <summary>
/// What a test asks of a value, with its operand typed and normalised: the few shapes that SQL and the evaluator know.
/// Negative operators are the exact opposite of one of these, held by <see cref="FilterTest.Negated"/>.
/// </summary>
internal abstract record Predicate
{
    public sealed record Known : Predicate;

    /// <summary>One of these; for a set: at least one of its values is.</summary>
    public sealed record OneOf(IReadOnlyList<object> Values) : Predicate;

    /// <summary>A set that has each of these.</summary>
    public sealed record AllOf(IReadOnlyList<object> Values) : Predicate;

    public sealed record Part(TextPart Where, string Text) : Predicate;

    public sealed record Range(decimal? From, decimal? To, bool Inclusive) : Predicate;

    /// <summary>Calendar days from the one to the other, both included.</summary>
    public sealed record Days(DateOnly? From, DateOnly? To) : Predicate;

    /// <summary>Calendar days around today, which is known only when the filter is used.</summary>
    public sealed record DaysAround(int Before, int After) : Predicate;

    public sealed record Me : Predicate;

    public sealed record MyTeam : Predicate;

    /// <summary>The predicate with what depends on the asker and the day filled in.</summary>
    public Predicate In(FilterContext context) => this switch
    {
        Me => new OneOf(context.Me is { } me ? [me] : []),
        MyTeam => new OneOf([.. context.Team.Distinct()]),
        DaysAround around => Around(CalendarDays.Of(context.Now, context.Zone), around),
        _ => this,
    };

    private static Days Around(DateOnly today, DaysAround around) =>
        new(today.AddDays(-around.Before), today.AddDays(around.After));
}

internal enum TextPart
{
    Anywhere,
    Start,
    End,
}
