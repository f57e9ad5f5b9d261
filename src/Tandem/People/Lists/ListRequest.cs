using Tandem.Platform;
using Tandem.Platform.Http;
using Tandem.Platform.Lists;

namespace Tandem.People.Lists;

/// <summary>What stands in the address of a list.</summary>
public sealed record ListRequest
{
    /// <summary>What was typed into the search.</summary>
    public string? Q { get; init; }

    /// <summary>Conditions as JSON.</summary>
    public string? Filter { get; init; }

    /// <summary>By what: a key, with a minus for the greatest first.</summary>
    public string? Sort { get; init; }

    /// <summary>Where the page before ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many rows.</summary>
    public int? Limit { get; init; }

    /// <summary>Which rows.</summary>
    public Selection Selection => new(Q, Filter);

    /// <summary>Which page of them, or what is wrong with order or cursor.</summary>
    public Result<PageQuestion> Page(ListQuestion question, string usual)
    {
        var sort = PeopleQuestions.Sort(question.Table, Sort, usual);
        if (sort.Problem is { } problem)
        {
            return problem;
        }

        var page = new PageQuestion(sort.Value!, Position: null, PageSize.Of(Limit));
        if (string.IsNullOrEmpty(Cursor))
        {
            return page;
        }

        return page.Keyset.TryDecode(Cursor, out var position, out var bad)
            ? page with { Position = position }
            : new Problem(400, bad.Code, bad.Message);
    }
}

/// <summary>How many rows there are, counted no further than people read.</summary>
/// <param name="Count">How many, at most 10,000.</param>
/// <param name="Capped">Whether there are more.</param>
public sealed record Counted(long Count, bool Capped)
{
    /// <summary>Nobody reads further.</summary>
    internal const int Most = 10_000;

    internal static Counted Of(long count) => new(Math.Min(count, Most), count > Most);
}
