using Tandem.Insights.Scoreboard;
using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>
/// Brings the rows of a set of contacts, and what they come to a day, to the present state. The number of statements does not grow with the set, and doing it
/// again changes nothing.
/// </summary>
internal static class PeopleFacts
{
    private const string State =
        """
        select c.id as contact_id, c.archived_at is null as counted, e.lead_at, e.marketing_qualified_at, e.sales_accepted_at, e.sales_qualified_at,
          c.origin, c.campaign, c.landing_page, c.owner_id, c.company_id
        from people_public_contacts c
        left join ({0}) e on e.contact_id = c.id
        where {1}
        """;

    private const string Missing =
        """
        insert into insights_people (contact_id, counted)
        select id, false from people_public_contacts where {0} order by id
        on conflict (contact_id) do nothing
        """;

    private static readonly BulkUpdate<PersonFact> Changes = new(
        "insights_people",
        new("contact_id", ColumnType.Uuid, fact => fact.ContactId),
        new("counted", ColumnType.Boolean, fact => fact.Counted),
        new("lead_at", ColumnType.Bigint, fact => fact.LeadAt),
        new("marketing_qualified_at", ColumnType.Bigint, fact => fact.MarketingQualifiedAt),
        new("sales_accepted_at", ColumnType.Bigint, fact => fact.SalesAcceptedAt),
        new("sales_qualified_at", ColumnType.Bigint, fact => fact.SalesQualifiedAt),
        new("lead_day", ColumnType.Text, fact => fact.LeadDay),
        new("marketing_qualified_day", ColumnType.Text, fact => fact.MarketingQualifiedDay),
        new("sales_accepted_day", ColumnType.Text, fact => fact.SalesAcceptedDay),
        new("sales_qualified_day", ColumnType.Text, fact => fact.SalesQualifiedDay),
        new("origin", ColumnType.Text, fact => fact.Origin),
        new("campaign", ColumnType.Text, fact => fact.Campaign),
        new("landing_page", ColumnType.Text, fact => fact.LandingPage),
        new("owner_id", ColumnType.Uuid, fact => fact.OwnerId),
        new("company_id", ColumnType.Uuid, fact => fact.CompanyId));

    private static readonly ulong Everything = (1UL << Changes.Columns.Count) - 1;

    /// <summary>Recomputes these contacts; ids that are no contacts are passed over.</summary>
    public static async Task Refresh(Tx tx, DayCutter days, IReadOnlyCollection<Guid> contacts)
    {
        if (contacts.Count == 0)
        {
            return;
        }

        var kept = await Hold(tx, contacts);
        await Save(tx, kept, await Of(tx, days, contacts));
    }

    /// <summary>The rows of these contacts, made where they are missing, held to the commit in one order.</summary>
    public static async Task<Dictionary<Guid, PersonFact>> Hold(Tx tx, IReadOnlyCollection<Guid> contacts)
    {
        await tx.Execute(Missing.Replace("{0}", tx.In("id", "ids"), StringComparison.Ordinal), new { ids = contacts.ToArray() });
        return await Kept(tx, contacts, $" order by contact_id{tx.Sql("", " for update")}");
    }

    /// <summary>The rows that are kept.</summary>
    public static async Task<Dictionary<Guid, PersonFact>> Kept(Session session, IReadOnlyCollection<Guid> contacts, string order = "") =>
        (await session.Query<PersonFact>(
            $"select {PersonFact.Columns} from insights_people where {session.In("contact_id", "ids")}{order}", new { ids = contacts.ToArray() }))
            .ToDictionary(fact => fact.ContactId);

    /// <summary>What the rows should be, by the plain SQL of the scoreboard.</summary>
    public static async Task<Dictionary<Guid, PersonFact>> Of(Session session, DayCutter days, IReadOnlyCollection<Guid> contacts)
    {
        var sql = State
            .Replace("{0}", PlainSql.Entries(session.In("contact_id", "ids")), StringComparison.Ordinal)
            .Replace("{1}", session.In("c.id", "ids"), StringComparison.Ordinal);
        return (await session.Query<PersonFact>(sql, new { ids = contacts.ToArray() })).ToDictionary(fact => fact.ContactId, fact => fact.In(days));
    }

    /// <summary>Writes the difference between rows that are held and what they should be; who is gone loses the row.</summary>
    public static async Task Save(Tx tx, Dictionary<Guid, PersonFact> kept, Dictionary<Guid, PersonFact> wanted)
    {
        var cells = new DayCells();
        var changed = new List<ChangedRow<PersonFact>>();
        var gone = new List<Guid>();
        foreach (var (id, old) in kept)
        {
            if (wanted.GetValueOrDefault(id) is not { } fact)
            {
                gone.Add(id);
                cells.Add(old, -1);
            }
            else if (fact != old)
            {
                changed.Add(new ChangedRow<PersonFact>(fact, Everything));
                cells.Add(old, -1);
                cells.Add(fact, 1);
            }
        }

        await Changes.Update(tx, changed);
        if (gone.Count > 0)
        {
            await tx.Execute($"delete from insights_people where {tx.In("contact_id", "gone")}", new { gone = gone.ToArray() });
        }

        await cells.Write(tx);
    }
}
