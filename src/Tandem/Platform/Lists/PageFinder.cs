using System.Numerics;
using Tandem.Platform.Data;

namespace Tandem.Platform.Lists;

/// <summary>
/// Finds the rows of a page at the price of the page, not of the table. A page can be read along the index of its order, passing over rows that
/// do not match, or by the rows of one condition, sorted afterwards; which is cheaper depends on how many rows match, and the databases guess that
/// badly. So conditions are counted as far as it matters (<see cref="RowEstimates"/>), and a walk that finds too little is given up for the other way.
/// </summary>
public sealed class PageFinder(RowEstimates estimates, TimeProvider clock)
{
    /// <summary>Fetching and sorting a row, where passing over one that must be fetched is 1.</summary>
    private const double FetchAndSort = 1.2;

    /// <summary>Passing over a row whose values stand in the index.</summary>
    private const double PassInIndex = 0.15;

    /// <summary>Passing over a row that stands beside the one before.</summary>
    private const double PassBeside = 0.08;

    /// <summary>How far conditions are counted where the rows must be fetched anyway.</summary>
    private const long Many = 65_536;

    /// <summary>Rows walked through before a search on PostgreSQL, which cannot count matches beforehand: so many, and so many where passing over one is cheap.</summary>
    private const long Taste = 512;
    private const long LongTaste = 8192;

    private readonly ShortMemory<FindBy?> _ways = new(clock);

    /// <summary>The page.</summary>
    public async Task<FoundPage> Find(Session session, ListQuestion question, PageQuestion page)
    {
        var rows = await FindRows(session, question, page, page.Size + 1);
        if (rows.Count <= page.Size)
        {
            return new FoundPage(rows, Next: null);
        }

        var shown = rows.Take(page.Size).ToList();
        return new FoundPage(shown, page.Keyset.Encode(page.Sort.Then is null ? [shown[^1].Value] : [shown[^1].Value, shown[^1].Later], shown[^1].Id));
    }

    private async Task<IReadOnlyList<FoundRow>> FindRows(Session session, ListQuestion question, PageQuestion page, int take)
    {
        var query = new PageSql(session, question, page, take);
        if (page.Sort.Index is null)
        {
            var (by, _) = await estimates.Rarest(session, question, Many);
            return await query.Fetch(by);
        }

        if (question.IsEverything)
        {
            return (await query.Walk(most: null)).Rows;
        }

        var key = ListSql.Of(session, question, new FindBy.Nothing()).Key(page.Sort);
        if (_ways.Knows(key, out var way))
        {
            return way is null ? (await query.Walk(most: null)).Rows : await query.Fetch(way);
        }

        return await FindAndLearn(session, question, query, take, key);
    }

    private async Task<IReadOnlyList<FoundRow>> FindAndLearn(Session session, ListQuestion question, PageSql query, int take, string key)
    {
        var total = await estimates.Total(session, question.Table);
        var isCheap = query.IsCarried || query.IsStoredOrder;
        var step = query.IsCarried ? PassInIndex : query.IsStoredOrder ? PassBeside : 1;
        // From so many matches on a walk is shorter than fetching them all, if they are spread evenly.
        // A power of two, so that the texts of statements stay few.
        var enough = (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Sqrt(take * total * step / FetchAndSort));
        var (by, rows) = await estimates.Rarest(session, question, enough);
        if (rows < enough)
        {
            return await query.Fetch(by);
        }

        var isUncounted = !question.Words.IsEmpty && question.Words.Prefix is null && session.Engine == DbEngine.Postgres;
        var patience = isUncounted ? isCheap ? LongTaste : Taste : enough * (isCheap ? 16 : 2);
        var walked = await query.Walk(patience < total ? patience : null);
        if (walked.IsComplete)
        {
            return walked.Rows;
        }

        var share = Math.Max(walked.Rows.Count, 0.5) / patience;
        (by, rows) = isUncounted ? (new FindBy.Words(), (long)(share * total)) : await estimates.Rarest(session, question, enough * 16);
        if (rows * FetchAndSort < take / share * step)
        {
            return await query.Fetch(_ways.Keep(key, by)!);
        }

        _ways.Keep(key, null);
        return (await query.Walk(most: null)).Rows;
    }
}
