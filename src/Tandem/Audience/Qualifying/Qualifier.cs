using System.Globalization;
using System.Text.Json;
using Tandem.Audience.Public;
using Tandem.Audience.Rules;
using Tandem.Audience.Scoring;
using Tandem.Engines.Scoring;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Audience.Qualifying;

/// <summary>A contact for whom there is news.</summary>
internal sealed record Candidate(ScoreRow Row, Tallies Tallies, IReadOnlyDictionary<Guid, News> News);

/// <summary>Finds out who has reached the MQL rule, moves them on and tells sales why.</summary>
internal sealed class Qualifier(ContactWriter contacts, Journal journal, FitScorer fit)
{
    private static readonly WriteOptions Options = new() { Source = "system", Actor = "system", Match = MatchPolicy.UpdateOnly };

    public async Task Judge(Tx tx, ScoringRules rules, IReadOnlyList<Candidate> candidates)
    {
        if (candidates.Count == 0 || await MqlRule.Current(tx) is not { } rule)
        {
            return;
        }

        var definition = rule.Says.InEngine();
        var reached = candidates.Select(candidate => Judge(rules, definition, candidate, tx.Now)).OfType<Reached>().OrderBy(one => one.Row.ContactId).ToList();
        // Most have not, so only of the others is it asked whether they are on the way.
        var people = await Person.Find(tx, [.. reached.Select(one => one.Row.ContactId)]);
        reached.RemoveAll(one => !people.TryGetValue(one.Row.ContactId, out var person) || !person.IsBeforeMql);
        if (reached.Count > 0)
        {
            await Tell(tx, rules, rule, await Move(tx, reached), people);
        }
    }

    private static Reached? Judge(ScoringRules rules, QualificationRule definition, Candidate candidate, Instant now)
    {
        var (row, tallies) = (candidate.Row, candidate.Tallies);
        var points = tallies.Points(rules, now);
        if (!definition.MayHold(points, candidate.News.Keys))
        {
            return null;
        }

        var news = candidate.News.Where(pair => pair.Value.At > row.NewsAfter).ToDictionary();
        if (news.Count == 0)
        {
            return null;
        }

        var standing = new Standing(row.Fit?[0], points, tallies.ToDictionary(pair => pair.Key, pair => pair.Value.Happened.AsOf));
        return definition.Judge(standing, news.Keys.ToHashSet(), now.Milliseconds) is { } by
            ? new Reached(candidate, by, points, news.Values.MaxBy(one => one.At.Milliseconds)!)
            : null;
    }

    /// <summary>Moves them to MQL; those whom somebody else has moved in the meantime are left out.</summary>
    private async Task<List<Reached>> Move(Tx tx, List<Reached> reached)
    {
        var written = await contacts.Write(tx, [.. reached.Select(one => new ContactDraft
        {
            Id = one.Row.ContactId,
            Lifecycle = [new LifecycleEntry(LifecycleStage.MarketingQualified, At: null, AudienceEvents.MqlRuleCause, one.Words)],
        })], Options);
        return [.. reached.Zip(written).Where(pair => pair.Second.Outcome is WriteOutcome.Updated).Select(pair => pair.First)];
    }

    private async Task Tell(Tx tx, ScoringRules rules, MqlRule rule, List<Reached> reached, IReadOnlyDictionary<Guid, Person> people)
    {
        var held = await fit.Held(tx, rules, [.. reached.Select(one => one.Row.ContactId)]);
        foreach (var one in reached)
        {
            var contact = one.Row.ContactId;
            var level = rules.Thresholds.Engagement.LevelOf(one.Points);
            var reasons = ScoreReasons.Of(rules, one.Candidate.Tallies, held.GetValueOrDefault(contact) ?? [], tx.Now);
            one.Row.QualifiedAt = tx.Now;
            journal.Append(tx, new JourneyEvent
            {
                Subject = contact,
                Type = AudienceEvents.QualificationReached,
                OccurredAt = tx.Now,
                Source = Options.Source,
                Actor = Options.Actor,
                Data = JsonText.Of(new
                {
                    rule.RuleId,
                    ruleVersion = rule.Version,
                    fit = one.Row.Fit,
                    engagement = level,
                    grade = ScoreReasons.Grade(one.Row.Fit, level),
                    reasons,
                    triggerType = one.Trigger.Type,
                    triggerEventId = one.Trigger.EventId,
                    campaign = Property(one.Trigger, "context.campaign.name", "campaign") ?? people[contact].Campaign,
                    form = Property(one.Trigger, "form", "formName", "formId"),
                }),
            });
        }

        await ScoreRows.SaveQualified(tx, reached.Select(one => one.Row));
    }

    private static string? Property(News news, params ReadOnlySpan<string> names)
    {
        using var data = JsonDocument.Parse(news.Data.Value);
        foreach (var name in names)
        {
            if (EventProperties.First(data.RootElement, name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private sealed record Reached(Candidate Candidate, QualifiedBy By, decimal Points, News Trigger)
    {
        public ScoreRow Row => Candidate.Row;

        public string Words => By.Sign?.Name ?? string.Create(
            CultureInfo.InvariantCulture, $"{(Row.Fit is null ? "" : $"Fit {Row.Fit} and ")}{Points:0.#} points of engagement");
    }
}
