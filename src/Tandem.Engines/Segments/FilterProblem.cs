namespace Tandem.Engines.Segments;

/// <summary>What is wrong with a filter or a cursor.</summary>
/// <param name="Path">Where, as a JSON pointer: <c>/and/0/value</c>; "" is the whole.</param>
/// <param name="Code">A stable word for programs, one of <see cref="FilterProblemCode"/>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record FilterProblem(string Path, string Code, string Message);

/// <summary>The stable codes of <see cref="FilterProblem"/>.</summary>
public static class FilterProblemCode
{
    /// <summary>The text is not JSON.</summary>
    public const string NotJson = "notJson";

    /// <summary>The text is longer than <see cref="FilterLimits.TextBytes"/>.</summary>
    public const string TooLong = "tooLong";

    /// <summary>Groups are nested deeper than <see cref="FilterLimits.Depth"/>.</summary>
    public const string TooDeep = "tooDeep";

    /// <summary>More than <see cref="FilterLimits.Conditions"/> conditions or groups.</summary>
    public const string TooManyConditions = "tooManyConditions";

    /// <summary>More than <see cref="FilterLimits.Values"/> values, or too many in one condition.</summary>
    public const string TooManyValues = "tooManyValues";

    /// <summary>JSON, but not of the shape of a condition.</summary>
    public const string NotACondition = "notACondition";

    /// <summary>No such field, or one that was deleted.</summary>
    public const string UnknownField = "unknownField";

    /// <summary>No such operator.</summary>
    public const string UnknownOp = "unknownOp";

    /// <summary>The field's type does not offer the operator.</summary>
    public const string OpDoesNotFit = "opDoesNotFit";

    /// <summary>The value is missing, not wanted, or of another type than the field.</summary>
    public const string WrongValue = "wrongValue";

    /// <summary>The value has nothing in it to compare with.</summary>
    public const string EmptyValue = "emptyValue";

    /// <summary>A number or date beyond what can be compared exactly, or a range that ends before it starts.</summary>
    public const string OutOfRange = "outOfRange";

    /// <summary>Text that a database cannot hold: a NUL or half of a surrogate pair.</summary>
    public const string BadText = "badText";

    /// <summary>The cursor was not made here, was changed, or belongs to another order.</summary>
    public const string BadCursor = "badCursor";
}

/// <summary>How large a filter may be: enough for any person, too little to hurt a server.</summary>
public static class FilterLimits
{
    /// <summary>UTF-8 bytes of the text.</summary>
    public const int TextBytes = 64 * 1024;

    /// <summary>Groups inside groups.</summary>
    public const int Depth = 32;

    /// <summary>Tests; and, counted apart, groups.</summary>
    public const int Conditions = 500;

    /// <summary>Values in all tests together.</summary>
    public const int Values = 1_000;

    /// <summary>Values of one <c>hasAll</c>, each of which is a look-up of its own.</summary>
    public const int ValuesOfHasAll = 100;

    /// <summary>The largest number of days in <c>inLastDays</c> and its kin.</summary>
    public const int Days = 36_500;

    /// <summary>
    /// Numbers have at most 15 significant digits and stay below this: then a decimal and the double that SQLite keeps
    /// order alike.
    /// </summary>
    public const decimal Number = 1_000_000_000_000_000m;
}
