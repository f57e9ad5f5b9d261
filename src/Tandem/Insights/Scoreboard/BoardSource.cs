using Tandem.Platform.Data;

namespace Tandem.Insights.Scoreboard;

/// <summary>A figure of a key.</summary>
internal sealed class CountRow
{
    public required string Metric { get; init; }

    public string? KeyText { get; init; }

    public Guid? KeyId { get; init; }

    public long N { get; init; }
}

/// <summary>Where the board has its counts from: the plain SQL, or what is kept. Both give the same.</summary>
internal abstract class BoardSource
{
    /// <summary>The common table expressions that <see cref="Facts"/> begins with.</summary>
    public abstract string People { get; }

    /// <summary>Every figure that is not zero.</summary>
    public abstract Task<IReadOnlyList<CountRow>> Counts(Session session, Question question, Facts facts);

    /// <summary>Counts these figures in one statement.</summary>
    protected static Task<IReadOnlyList<CountRow>> Count(Session session, Facts facts, IEnumerable<Metric> metrics)
    {
        var queries = metrics.Select(metric =>
            $"""
            select '{metric.Key}' as metric, {facts.KeyText} as key_text, {facts.KeyId} as key_id, count(*) as n
            {facts.From(metric)}
            group by 2, 3
            """);
        return session.Query<CountRow>($"{facts.With}\n{string.Join("\nunion all\n", queries)}", facts.Parameters);
    }
}

/// <summary>Counts from the lifecycle history of everybody: always right, and slow where there are many.</summary>
internal sealed class PlainBoard : BoardSource
{
    public override string People => PlainSql.People;

    public override Task<IReadOnlyList<CountRow>> Counts(Session session, Question question, Facts facts) =>
        Count(session, facts, question.CountsPeople ? Metric.OfPeople.Concat(Metric.OfDeals) : Metric.OfDeals);
}
