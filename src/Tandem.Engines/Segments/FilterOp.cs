using System.Text.Json;

namespace Tandem.Engines.Segments;

/// <summary>What a field can be asked. The names in JSON are these in camelCase.</summary>
public enum FilterOp
{
    /// <summary>Equals.</summary>
    Is,
    /// <summary>Not <see cref="Is"/>; unknown values count.</summary>
    IsNot,
    /// <summary>Equals one of the values.</summary>
    AnyOf,
    /// <summary>Not <see cref="AnyOf"/>; unknown values count.</summary>
    NoneOf,
    /// <summary>Has the text somewhere inside.</summary>
    Contains,
    /// <summary>Not <see cref="Contains"/>; unknown values count.</summary>
    NotContains,
    /// <summary>Begins with the text.</summary>
    StartsWith,
    /// <summary>Ends with the text.</summary>
    EndsWith,
    /// <summary>Has a value; an empty text or an empty list is none.</summary>
    Known,
    /// <summary>Not <see cref="Known"/>.</summary>
    Unknown,
    /// <summary>Less than.</summary>
    Lt,
    /// <summary>At most.</summary>
    Lte,
    /// <summary>Greater than.</summary>
    Gt,
    /// <summary>At least.</summary>
    Gte,
    /// <summary>From the first to the second value, both included.</summary>
    Between,
    /// <summary>During that calendar day.</summary>
    On,
    /// <summary>Before that calendar day began.</summary>
    Before,
    /// <summary>After that calendar day ended.</summary>
    After,
    /// <summary>Today or one of the n days before.</summary>
    InLastDays,
    /// <summary>Not <see cref="InLastDays"/>; unknown values count.</summary>
    NotInLastDays,
    /// <summary>Today or one of the n days after.</summary>
    InNextDays,
    /// <summary>Has at least one of the values.</summary>
    HasAny,
    /// <summary>Has every one of the values.</summary>
    HasAll,
    /// <summary>Not <see cref="HasAny"/>; unknown values count.</summary>
    HasNone,
    /// <summary>Is the person who asks.</summary>
    IsMe,
    /// <summary>Is someone of the team of the person who asks.</summary>
    IsMyTeam,
}

/// <summary>Which operators a type of field offers, and their names.</summary>
public static class FilterOps
{
    private static readonly Dictionary<string, FilterOp> ByName =
        Enum.GetValues<FilterOp>().ToDictionary(NameOf, StringComparer.Ordinal);

    private static readonly FilterOp[] OfText =
        [FilterOp.Is, FilterOp.IsNot, FilterOp.AnyOf, FilterOp.NoneOf, FilterOp.Contains, FilterOp.NotContains,
         FilterOp.StartsWith, FilterOp.EndsWith, FilterOp.Known, FilterOp.Unknown];

    private static readonly FilterOp[] OfNumber =
        [FilterOp.Is, FilterOp.IsNot, FilterOp.Lt, FilterOp.Lte, FilterOp.Gt, FilterOp.Gte, FilterOp.Between,
         FilterOp.Known, FilterOp.Unknown];

    private static readonly FilterOp[] OfDay =
        [FilterOp.On, FilterOp.Before, FilterOp.After, FilterOp.Between, FilterOp.InLastDays, FilterOp.NotInLastDays,
         FilterOp.InNextDays, FilterOp.Known, FilterOp.Unknown];

    private static readonly FilterOp[] OfChoice =
        [FilterOp.Is, FilterOp.IsNot, FilterOp.AnyOf, FilterOp.NoneOf, FilterOp.Known, FilterOp.Unknown];

    private static readonly FilterOp[] OfSet =
        [FilterOp.HasAny, FilterOp.HasAll, FilterOp.HasNone, FilterOp.Known, FilterOp.Unknown];

    private static readonly FilterOp[] OfUser =
        [FilterOp.Is, FilterOp.IsNot, FilterOp.AnyOf, FilterOp.NoneOf, FilterOp.IsMe, FilterOp.IsMyTeam,
         FilterOp.Known, FilterOp.Unknown];

    private static readonly FilterOp[] OfBoolean = [FilterOp.Is, FilterOp.Known, FilterOp.Unknown];

    /// <summary>The operators that a field of this type offers, in the order a person would look for them.</summary>
    public static IReadOnlyList<FilterOp> For(FieldType type) => type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Email or FieldType.Phone or FieldType.Url => OfText,
        FieldType.Number or FieldType.Money => OfNumber,
        FieldType.Boolean => OfBoolean,
        FieldType.Date or FieldType.DateTime => OfDay,
        FieldType.Select or FieldType.Reference => OfChoice,
        FieldType.MultiSelect or FieldType.Tags => OfSet,
        FieldType.User => OfUser,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No operators for this type of field."),
    };

    /// <summary>Whether fields of this type hold any number of values.</summary>
    internal static bool IsSet(FieldType type) => type is FieldType.MultiSelect or FieldType.Tags;

    /// <summary>Whether fields of this type are free text.</summary>
    internal static bool IsText(FieldType type) =>
        type is FieldType.Text or FieldType.LongText or FieldType.Email or FieldType.Phone or FieldType.Url;

    /// <summary>The operator's name in JSON.</summary>
    public static string NameOf(FilterOp op) => JsonNamingPolicy.CamelCase.ConvertName(op.ToString());

    /// <summary>The operator of that name, or null.</summary>
    public static FilterOp? Named(string name) => ByName.TryGetValue(name, out var op) ? op : null;
}
