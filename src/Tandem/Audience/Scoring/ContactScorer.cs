using Tandem.Audience.Qualifying;
using Tandem.Audience.Rules;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>Brings the scores of a set of contacts up to date: the number of statements does not grow with the set.</summary>
internal sealed class ContactScorer(JourneyHistory history, EventDescriptions descriptions, FitScorer fit, Qualifier qualifier)
{
    /// <summary>Does the work that is given for each contact, and lets those qualify for whom there is news.</summary>
    public async Task Apply(Tx tx, ScoringRules rules, IReadOnlyDictionary<Guid, ContactWork> works)
    {
        if (works.Count == 0)
        {
            return;
        }

        // Histories first: they hold the cursors, and so does a reactor's batch before it comes to the rows.
        await ReadHistories(tx, rules, works);
        var rows = await ScoreRows.Hold(tx, [.. works.Keys]);
        var tallies = await Tally(tx, rules, works);
        await fit.Score(tx, rules, [.. works.Where(work => work.Value.FitChanged || rows[work.Key].FitAt is null).Select(work => rows[work.Key])]);
        await qualifier.Judge(tx, rules,
            [.. works.Where(work => work.Value.News.Count > 0).Select(work => new Candidate(rows[work.Key], tallies[work.Key], work.Value.News))]);
    }

    private async Task ReadHistories(Tx tx, ScoringRules rules, IReadOnlyDictionary<Guid, ContactWork> works)
    {
        Guid[] anew = [.. works.Where(work => work.Value.Anew).Select(work => work.Key).Order()];
        if (anew.Length > 0)
        {
            var reader = new EventReader(rules, descriptions, tx.Now);
            await history.Each(tx, ScoreReactor.ReactorName, anew, (contact, happened) => reader.Count(works[contact], happened));
        }
    }

    private static async Task<Dictionary<Guid, Tallies>> Tally(Tx tx, ScoringRules rules, IReadOnlyDictionary<Guid, ContactWork> works)
    {
        var tallies = await TallyRows.Read(tx, [.. works.Where(work => !work.Value.Anew).Select(work => work.Key)]);
        foreach (var (contact, work) in works)
        {
            if (work.Anew)
            {
                tallies[contact] = work.Counted;
                continue;
            }

            foreach (var (rule, tally) in work.Counted)
            {
                tallies[contact].Add(rules.Engagement[rule], tally);
            }
        }

        await TallyRows.Forget(tx, [.. works.Where(work => work.Value.Anew).Select(work => work.Key)]);
        await TallyRows.Put(tx, works.SelectMany(work => work.Value.Counted.Keys, (work, rule) => (work.Key, rule, tallies[work.Key][rule])));
        return tallies;
    }
}
