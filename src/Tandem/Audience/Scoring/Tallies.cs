using System.Runtime.InteropServices;
using Tandem.Audience.Rules;
using Tandem.Engines.Scoring;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>How often a rule counted: faded, and as such.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Tally(Accumulator Happened, long Times);

/// <summary>What each rule of engagement came to for one contact.</summary>
internal sealed class Tallies : Dictionary<Guid, Tally>
{
    public void Add(EngagementRule rule, Instant at) => Add(rule, new Tally(Accumulator.Once(at.Milliseconds), 1));

    public void Add(EngagementRule rule, Tally more) => this[rule.Id] = TryGetValue(rule.Id, out var known)
        ? new Tally(known.Happened.Plus(more.Happened, rule.HalfLifeDays), known.Times + more.Times)
        : more;

    /// <summary>The points of all rules at an instant. A rule that is gone gives none.</summary>
    public decimal Points(ScoringRules rules, Instant at) =>
        this.Sum(pair => rules.Engagement.TryGetValue(pair.Key, out var rule) ? rule.PointsOf(pair.Value.Happened, at.Milliseconds) : 0);
}

/// <summary>Reads and writes <c>audience_engagement</c>.</summary>
internal static class TallyRows
{
    private static readonly Bulk<(Guid Contact, Guid Rule, Tally Tally)> Rows = new(
        "audience_engagement",
        new("contact_id", ColumnType.Uuid, row => row.Contact),
        new("rule_id", ColumnType.Uuid, row => row.Rule),
        new("value", ColumnType.Double, row => row.Tally.Happened.Value),
        new("as_of", ColumnType.Bigint, row => row.Tally.Happened.AsOf),
        new("times", ColumnType.Bigint, row => row.Tally.Times));

    public static async Task<Dictionary<Guid, Tallies>> Read(Session session, IReadOnlyCollection<Guid> contacts)
    {
        var tallies = contacts.Distinct().ToDictionary(contact => contact, _ => new Tallies());
        var rows = await session.Query<Row>(
            $"select contact_id, rule_id, value, as_of, times from audience_engagement where {session.In("contact_id", "contacts")}",
            new { contacts = contacts.ToArray() });
        foreach (var row in rows)
        {
            tallies[row.ContactId][row.RuleId] = new Tally(new Accumulator(row.Value, row.AsOf), row.Times);
        }

        return tallies;
    }

    /// <summary>Puts these in the place of all that was known about the contacts, whose rows of <c>audience_scores</c> are held.</summary>
    public static async Task Replace(Tx tx, IReadOnlyDictionary<Guid, Tallies> tallies)
    {
        if (tallies.Count == 0)
        {
            return;
        }

        await tx.Execute($"delete from audience_engagement where {tx.In("contact_id", "contacts")}", new { contacts = tallies.Keys.ToArray() });
        await Rows.Insert(tx, [.. tallies.SelectMany(contact => contact.Value, (contact, tally) => (contact.Key, tally.Key, tally.Value))]);
    }

    private sealed class Row
    {
        public Guid ContactId { get; init; }

        public Guid RuleId { get; init; }

        public double Value { get; init; }

        public long AsOf { get; init; }

        public long Times { get; init; }
    }
}
