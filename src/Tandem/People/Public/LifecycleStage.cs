using System.Text.Json;

namespace Tandem.People.Public;

/// <summary>How far a person has come with us. The first eight are a ladder; the last two stand beside it.</summary>
public enum LifecycleStage
{
    /// <summary>Wants to hear from us, no more.</summary>
    Subscriber,

    /// <summary>Somebody whom marketing may develop.</summary>
    Lead,

    /// <summary>Marketing takes the person for ready to talk to sales (the UI says MQL).</summary>
    MarketingQualified,

    /// <summary>Sales has taken the person on (SAL).</summary>
    SalesAccepted,

    /// <summary>Sales has found a real need (SQL; in code those letters are the query language's).</summary>
    SalesQualified,

    /// <summary>There is a deal.</summary>
    Opportunity,

    /// <summary>Has bought.</summary>
    Customer,

    /// <summary>Brings others.</summary>
    Evangelist,

    /// <summary>Does not fit, for a reason that is written down.</summary>
    Disqualified,

    /// <summary>Has bought once and does no longer.</summary>
    FormerCustomer,
}

/// <summary>The order of the stages, their texts in database and API, and which change needs a reason.</summary>
public static class Lifecycle
{
    private static readonly string[] Texts =
        [.. Enum.GetNames<LifecycleStage>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The text of a stage in the database and in the API, for example <c>marketingQualified</c>.</summary>
    public static string Text(this LifecycleStage stage) => Texts[(int)stage];

    /// <summary>The stage of a text, or null.</summary>
    public static LifecycleStage? Parse(string? text) =>
        Array.IndexOf(Texts, text) is >= 0 and var index ? (LifecycleStage)index : null;

    /// <summary>Whether the stage is one of the ladder from subscriber to evangelist, which can be counted as "reached this one or a later one".</summary>
    public static bool IsOnLadder(this LifecycleStage stage) => stage <= LifecycleStage.Evangelist;

    /// <summary>
    /// Whether the change goes forward, which is always allowed. Every other one (recycled, churned, disqualified, corrected) needs a reason.
    /// </summary>
    public static bool IsForward(LifecycleStage? from, LifecycleStage to) => from switch
    {
        null => true,
        // Winning a customer back is progress; anything else after a farewell wants a word.
        LifecycleStage.FormerCustomer => to is LifecycleStage.Customer or LifecycleStage.Evangelist,
        LifecycleStage.Disqualified => false,
        _ => to.IsOnLadder() && to > from,
    };
}
