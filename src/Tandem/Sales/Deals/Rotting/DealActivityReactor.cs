using System.Text.Json;
using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Sales.Deals.Rotting;

/// <summary>
/// Keeps when both sides last spoke about each deal: <c>last_activity_at</c>, and with it <c>fresh_at</c>. A call counts that was two-way, and a meeting
/// that took place. It counts for the deal that it names; without one, for all open deals of the person.
/// </summary>
public sealed class DealActivityReactor(Subjects subjects, JourneyHistory history) : IReactor
{
    private const string CallLogged = "call_logged";
    private const string MeetingHeld = "meeting_held";
    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal) { CallLogged, MeetingHeld };

    private const string DealsOfContacts =
        """
        select dc.contact_id as subject, d.id as deal
        from sales_deal_contacts dc
        join sales_deals d on d.id = dc.deal_id
        where d.outcome = 'open' and {0}
        """;

    // Never backwards: what is written down late may have happened long ago.
    private const string Freshen =
        """
        update sales_deals
        set last_activity_at = @at, fresh_at = case when fresh_at < @at then @at else fresh_at end
        where id = @deal and (last_activity_at is null or last_activity_at < @at)
        """;

    /// <inheritdoc/>
    public string Name => "sales.activity";

    /// <inheritdoc/>
    public IReadOnlySet<string> Types => Spoken;

    /// <inheritdoc/>
    public Task React(IReadOnlyList<LoggedEvent> batch, Tx tx) => Count(tx, [.. batch.Where(IsTwoWay)]);

    /// <inheritdoc/>
    public async Task Recompute(Guid subject, Tx tx)
    {
        var found = new List<LoggedEvent>();
        var owner = (await subjects.Resolve(tx, [subject]))[subject];
        foreach (var each in new[] { subject, owner }.Distinct())
        {
            await history.Each(tx, Name, each, happened =>
            {
                if (IsTwoWay(happened))
                {
                    found.Add(happened);
                }
            });
        }

        await Count(tx, found);
    }

    private async Task Count(Tx tx, IReadOnlyList<LoggedEvent> spoken)
    {
        if (spoken.Count == 0)
        {
            return;
        }

        var latest = new Dictionary<Guid, Instant>();
        var owners = await subjects.Resolve(tx, [.. spoken.Select(happened => happened.SubjectId)]);
        foreach (var happened in spoken)
        {
            Keep(latest, Named(happened) ?? owners[happened.SubjectId], happened.OccurredAt);
        }

        var contacts = latest.Keys.ToArray();
        foreach (var row in await tx.Query<Row>(DealsOfContacts.Replace("{0}", tx.In("dc.contact_id", "contacts"), StringComparison.Ordinal), new { contacts }))
        {
            Keep(latest, row.Deal, latest[row.Subject]);
        }

        // Contacts are among these ids too; they are no deals and change nothing.
        foreach (var (deal, at) in latest.OrderBy(pair => pair.Key))
        {
            await tx.Execute(Freshen, new { deal, at });
        }
    }

    private static void Keep(Dictionary<Guid, Instant> latest, Guid id, Instant at) =>
        latest[id] = latest.TryGetValue(id, out var known) && known > at ? known : at;

    private static bool IsTwoWay(LoggedEvent happened) => happened.Verified && happened.Bot is null && happened.Type switch
    {
        CallLogged => Data(happened).IsTrue("twoWay"),
        MeetingHeld => true,
        _ => false,
    };

    /// <summary>The deal that the event names.</summary>
    private static Guid? Named(LoggedEvent happened) => Guid.TryParse(Data(happened).Text("dealId"), out var deal) ? deal : null;

    private static EventData Data(LoggedEvent happened) => new(JsonSerializer.Deserialize<JsonElement>(happened.Data.Value));

    private sealed class Row
    {
        public Guid Subject { get; init; }

        public Guid Deal { get; init; }
    }
}
