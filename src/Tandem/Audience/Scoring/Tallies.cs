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
        var rows = await session.Query(
            $"select contact_id, rule_id, value, as_of, times from audience_engagement where {session.In("contact_id", "contacts")}",
            new { contacts = contacts.ToArray() },
            row => (Contact: row.Id(0), Rule: row.Id(1), Tally: new Tally(new Accumulator(row.GetDouble(2), row.GetInt64(3)), row.GetInt64(4))));
        foreach (var row in rows)
        {
            tallies[row.Contact][row.Rule] = row.Tally;
        }

        return tallies;
    }

    /// <summary>Puts these in the place of what was known about the same rules and contacts, whose rows of <c>audience_scores</c> are held.</summary>
    public static Task Put(Tx tx, IEnumerable<(Guid Contact, Guid Rule, Tally Tally)> tallies) =>
        Rows.Upsert(tx, [.. tallies.OrderBy(row => row.Contact).ThenBy(row => row.Rule)],
            "on conflict (contact_id, rule_id) do update set value = excluded.value, as_of = excluded.as_of, times = excluded.times");

    /// <summary>Forgets what was known about these contacts.</summary>
    public static Task Forget(Tx tx, IReadOnlyCollection<Guid> contacts) => contacts.Count == 0
        ? Task.CompletedTask
        : tx.Execute($"delete from audience_engagement where {tx.In("contact_id", "contacts")}", new { contacts = contacts.ToArray() });
}
