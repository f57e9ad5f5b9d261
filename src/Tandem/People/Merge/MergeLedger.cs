using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>What a merge writes into the ledgers: the furthest stage, and every refusal that the other's later yes would cover up.</summary>
internal static class MergeLedger
{
    private const string SelectConsents = "select contact_id, topic, channel, state, at, id from people_consents where ";

    /// <summary>Further comes first: customers, the ladder downwards, who was turned away last.</summary>
    public static ContactRow Furthest(ContactRow mine, ContactRow other) => Rank(other) > Rank(mine) ? other : mine;

    /// <summary>The last line of the joint history, so that it ends in the stage that the contact has.</summary>
    public static LifecycleChange Stage(ContactRow mine, ContactRow other, Instant now)
    {
        var furthest = Furthest(mine, other);
        return new LifecycleChange(
            mine.Id, OrderedId.Next(now), Lifecycle.Parse(mine.LifecycleStage), Lifecycle.Parse(furthest.LifecycleStage)!.Value, furthest.LifecycleAt, "merge", $"Merged with {other.Name}");
    }

    /// <summary>To be asked before the ledgers are joined: lines that say no again where either has said no last and the joint ledger would end in yes.</summary>
    public static async Task<IReadOnlyList<ConsentRow>> Refusals(Tx tx, Guid mine, Guid other)
    {
        var ids = new[] { mine, other };
        var lines = (await tx.Query<Line>($"{SelectConsents}{tx.In("contact_id", "ids")} order by at, id", new { ids })).ToList();
        var refused = lines.GroupBy(line => (line.ContactId, line.Topic, line.Channel)).Where(ledger => ledger.Last().IsNo).Select(ledger => (ledger.Key.Topic, ledger.Key.Channel)).ToHashSet();
        return [.. lines.GroupBy(line => (line.Topic, line.Channel))
            .Where(ledger => refused.Contains(ledger.Key) && !ledger.Last().IsNo)
            .Select(ledger => new ConsentRow(mine, OrderedId.Next(tx.Now), new ConsentEntry
            {
                Topic = ledger.Key.Topic,
                Channel = ledger.Key.Channel,
                Subscribed = false,
                Basis = "merge",
                Evidence = JsonText.Of(new { note = "One of two merged contacts had said no." }),
            }))];
    }

    private static int Rank(ContactRow row) => Lifecycle.Parse(row.LifecycleStage) switch
    {
        LifecycleStage.Disqualified or null => -1,
        // Behind the customers, before those who have never bought.
        LifecycleStage.FormerCustomer => ((int)LifecycleStage.Opportunity * 2) + 1,
        { } stage => (int)stage * 2,
    };

    private sealed class Line
    {
        public Guid ContactId { get; init; }

        public required string Topic { get; init; }

        public required string Channel { get; init; }

        public required string State { get; init; }

        public bool IsNo => State is "unsubscribed";
    }
}
