using Tandem.Audience.Rules;
using Tandem.Audience.Scoring;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Public;

/// <summary>How somebody stands.</summary>
public sealed record ScoreSummary
{
    /// <summary>A to D; null where there is no rule of fit.</summary>
    public required char? Fit { get; init; }

    /// <summary>The points behind it.</summary>
    public required int FitPoints { get; init; }

    /// <summary>1 (most) to 4.</summary>
    public required int Engagement { get; init; }

    /// <summary>The points behind it, as they are left at the instant asked about.</summary>
    public required decimal EngagementPoints { get; init; }

    /// <summary>What speaks most for the person, in words.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Both together, for example <c>B2</c>.</summary>
    public string Grade => ScoreReasons.Grade(Fit?.ToString(), Engagement);
}

/// <summary>Scores as they are at an instant.</summary>
public sealed class Scores(ContactConditions conditions)
{
    private readonly FitScorer _fit = new(conditions);

    /// <summary>The scores of contacts at an instant that is not before what they did last.</summary>
    public async Task<IReadOnlyDictionary<Guid, ScoreSummary>> Of(Session session, IReadOnlyCollection<Guid> contacts, Instant at)
    {
        if (contacts.Count == 0)
        {
            return new Dictionary<Guid, ScoreSummary>();
        }

        var rules = await ScoringRules.Load(session);
        Guid[] ids = [.. contacts.Distinct()];
        var rows = (await session.Query<ScoreRow>($"select {ScoreRows.Columns} from audience_scores where {session.In("contact_id", "ids")}", new { ids }))
            .ToDictionary(row => row.ContactId);
        var tallies = await TallyRows.Read(session, ids);
        var held = await _fit.Held(session, rules, ids);
        return ids.ToDictionary(id => id, id => Summary(rules, rows.GetValueOrDefault(id), tallies[id], held.GetValueOrDefault(id) ?? [], at));
    }

    private static ScoreSummary Summary(ScoringRules rules, ScoreRow? row, Tallies tallies, bool[] held, Instant at)
    {
        var points = tallies.Points(rules, at);
        return new ScoreSummary
        {
            Fit = row?.Fit?[0],
            FitPoints = row?.FitPoints ?? 0,
            Engagement = rules.Thresholds.Engagement.LevelOf(points),
            EngagementPoints = points,
            Reasons = ScoreReasons.Of(rules, tallies, held, at),
        };
    }
}
