using System.Text.RegularExpressions;

namespace Tandem.Engines.Traffic.Channels;

/// <summary>What of a touch a condition looks at.</summary>
public enum TouchField
{
    /// <summary>Who sent them.</summary>
    Source,

    /// <summary>By what.</summary>
    Medium,

    /// <summary>The campaign's name.</summary>
    Campaign,

    /// <summary>What was searched for.</summary>
    Term,

    /// <summary>Which link or picture.</summary>
    Content,

    /// <summary>What kind of site the source is: search, social, video, shopping, email, ai.</summary>
    SourceKind,

    /// <summary>The host of the page before.</summary>
    Referrer,

    /// <summary>Host and path of the landing page.</summary>
    Page,

    /// <summary>The advertiser's mark.</summary>
    ClickId,
}

/// <summary>How it is compared. Case never matters.</summary>
public enum TouchTest
{
    /// <summary>One of the values.</summary>
    Is,

    /// <summary>None of the values.</summary>
    IsNot,

    /// <summary>Has one of the values in it.</summary>
    Contains,

    /// <summary>Begins with one of the values.</summary>
    StartsWith,

    /// <summary>Ends with one of the values.</summary>
    EndsWith,

    /// <summary>One of the values, as a regular expression, fits a part of it.</summary>
    Matches,
}

/// <summary>One condition of a rule.</summary>
public sealed record ChannelCondition(TouchField Field, TouchTest Test, IReadOnlyList<string> Values);

/// <summary>A channel and who belongs to it: those for whom all conditions of any of the groups hold.</summary>
public sealed record ChannelRule(string Channel, IReadOnlyList<IReadOnlyList<ChannelCondition>> AnyOf);

/// <summary>Rules in order, ready to be asked: the first that holds names the channel.</summary>
public sealed class ChannelRules
{
    /// <summary>Where no rule holds.</summary>
    public const string Unassigned = "Unassigned";

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    private readonly (string Channel, Func<Touch, bool>[][] AnyOf)[] _rules;

    /// <summary>Compiles the rules; a regular expression that is none throws.</summary>
    public ChannelRules(IEnumerable<ChannelRule> rules) =>
        _rules = [.. rules.Select(rule => (rule.Channel, rule.AnyOf.Select(group => group.Select(Compile).ToArray()).ToArray()))];

    /// <summary>The channel of a touch.</summary>
    public string ChannelOf(Touch touch) => Find(touch) is { } place ? _rules[place].Channel : Unassigned;

    /// <summary>Which rule holds, by its place; null where none does.</summary>
    public int? Find(Touch touch)
    {
        var place = Array.FindIndex(_rules, rule => Array.Exists(rule.AnyOf, group => Array.TrueForAll(group, holds => holds(touch))));
        return place < 0 ? null : place;
    }

    /// <summary>A regular expression of a user: without backtracking, so that no text can hold the server up. Throws where it is none.</summary>
    public static Regex Expression(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Longest);

    private static Func<Touch, bool> Compile(ChannelCondition condition)
    {
        var values = condition.Values;
        Func<string, bool> fits = condition.Test switch
        {
            TouchTest.Is or TouchTest.IsNot => new HashSet<string>(values, StringComparer.OrdinalIgnoreCase).Contains,
            TouchTest.Contains => text => values.Any(value => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
            TouchTest.StartsWith => text => values.Any(value => text.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
            TouchTest.EndsWith => text => values.Any(value => text.EndsWith(value, StringComparison.OrdinalIgnoreCase)),
            _ => Fits([.. values.Select(Expression)]),
        };
        var isNot = condition.Test is TouchTest.IsNot;
        return touch => Read(touch, condition.Field) is { } text ? fits(text) != isNot : isNot;
    }

    private static Func<string, bool> Fits(Regex[] expressions) => text => Array.Exists(expressions, expression => expression.IsMatch(text));

    private static string? Read(Touch touch, TouchField field) => field switch
    {
        TouchField.Source => touch.Source,
        TouchField.Medium => touch.Medium,
        TouchField.Campaign => touch.Campaign,
        TouchField.Term => touch.Term,
        TouchField.Content => touch.Content,
        TouchField.SourceKind => (SourceTable.OfName(touch.Source) ?? (touch.ReferrerHost is { } host ? SourceTable.OfPage(host, "/") : null))?.Kind.ToString(),
        TouchField.Referrer => touch.ReferrerHost,
        TouchField.Page => touch.Page,
        _ => touch.ClickId,
    };
}
