using Tandem.Audience.Rules;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>
/// Keeps the scores: engagement by what people do, fit by what is written down about them. When a visitor turns out to be a contact, that contact is computed
/// anew from the log. Whoever reaches the MQL rule becomes one here, in the same transaction.
/// </summary>
internal sealed class ScoreReactor(Subjects subjects, EventDescriptions descriptions, ContactScorer scorer) : IReactor
{
    public const string ReactorName = "audience.scores";

    /// <inheritdoc/>
    public string Name => ReactorName;

    /// <inheritdoc/>
    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        var rules = await ScoringRules.Load(tx);
        var reader = new EventReader(rules, descriptions, tx.Now);
        var relevant = batch.Where(reader.IsRelevant).ToList();
        if (relevant.Count > 0)
        {
            await scorer.Apply(tx, rules, await Sort(tx, reader, relevant));
        }
    }

    /// <inheritdoc/>
    public async Task Recompute(Guid subject, Tx tx)
    {
        var rules = await ScoringRules.Load(tx);
        var owner = (await subjects.Resolve(tx, [subject]))[subject];
        var members = await Person.MembersOf(tx, [owner]);
        var contacts = await Person.Among(tx, [owner, .. members[owner]]);
        await scorer.Apply(tx, rules, contacts.ToDictionary(contact => contact, _ => new ContactWork { Anew = true, FitChanged = true }));
    }

    /// <summary>What the events mean for which contact.</summary>
    private async Task<Dictionary<Guid, ContactWork>> Sort(Tx tx, EventReader reader, IReadOnlyList<LoggedEvent> relevant)
    {
        var owners = await subjects.Resolve(tx, [.. relevant.Select(happened => happened.SubjectId)]);
        var members = await Person.MembersOf(tx, [.. relevant.Where(EventReader.IsOfCompany).Select(happened => happened.SubjectId)]);
        var known = await Person.Among(tx, [.. owners.Values.Distinct()]);
        var anew = relevant.Where(EventReader.IsJoining).Select(happened => owners[happened.SubjectId]).ToHashSet();
        var works = new Dictionary<Guid, ContactWork>();
        foreach (var happened in relevant)
        {
            var owner = owners[happened.SubjectId];
            foreach (var contact in EventReader.IsOfCompany(happened) ? members[happened.SubjectId] : known.Contains(owner) ? [owner] : [])
            {
                if (!works.TryGetValue(contact, out var work))
                {
                    works.Add(contact, work = new ContactWork { Anew = anew.Contains(contact) });
                }

                // The history of those who are computed anew has what they did.
                if (!work.Anew || !reader.Counts(happened))
                {
                    reader.Read(work, happened);
                }
            }
        }

        return works;
    }
}
