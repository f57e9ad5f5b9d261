using Tandem.Audience.Rules;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>Points and grade of fit, from what is written down about contacts and their primary companies.</summary>
internal sealed class FitScorer(ContactConditions conditions)
{
    /// <summary>Which rules hold for each contact, in the order of the rules.</summary>
    public Task<IReadOnlyDictionary<Guid, bool[]>> Held(Session session, ScoringRules rules, IReadOnlyCollection<Guid> contacts) =>
        conditions.Hold(session, contacts, rules.Conditions);

    /// <summary>Computes the fit of the rows, and writes what has changed.</summary>
    public async Task Score(Tx tx, ScoringRules rules, IReadOnlyList<ScoreRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var held = await Held(tx, rules, [.. rows.Select(row => row.ContactId)]);
        await ScoreRows.SaveFit(tx, rows.Where(row => held.TryGetValue(row.ContactId, out var holds) && Set(row, rules, holds, tx.Now)).ToList());
    }

    private static bool Set(ScoreRow row, ScoringRules rules, bool[] holds, Instant now)
    {
        // Without a rule nobody fits or does not.
        int? points = rules.Fit.Count == 0 ? null : rules.Fit.Zip(holds, (rule, holds) => holds ? rule.Points : 0).Sum();
        var fit = points is { } known ? rules.Thresholds.Fit.GradeOf(known).ToString() : null;
        if (row.FitAt is not null && row.FitPoints == points && string.Equals(row.Fit, fit, StringComparison.Ordinal))
        {
            return false;
        }

        (row.Fit, row.FitPoints, row.FitAt) = (fit, points, now);
        return true;
    }
}
