using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.FollowUps;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Reads deals as their callers may see them: names of people and companies out of reach are left out.</summary>
public sealed class DealReader(FieldDefinitions fields, WorkspaceSettings settings)
{
    private const string Columns =
        """
        d.id, d.version, d.name, d.amount_minor, d.currency, d.pipeline_id, p.name as pipeline_name, d.stage_id, s.name as stage_name,
        s.probability as stage_probability, s.position as stage_position,
        s.rot_days as stage_rot_days, d.stage_at, d.last_activity_at, d.fresh_at, d.outcome, d.probability, d.opened_at, d.expected_close_on, d.closed_at, d.owner_id,
        u.name as owner_name, co.id as company_id, co.name as company_name, d.contact_id, d.product, d.product_id, d.loss_reason, d.loss_note,
        d.win_reason, d.competitor, d.objections, d.next_step, d.custom, d.sort_name, d.created_at, d.updated_at, d.archived_at
        """;

    private const string Contacts =
        """
        select dc.deal_id, dc.contact_id, c.name, dc.role, case when {0} then 1 else 0 end as is_visible
        from sales_deal_contacts dc
        join people_public_contacts c on c.id = dc.contact_id
        where {1}
        order by c.name, c.id
        """;

    private const string Tags = "select deal_id, tag from sales_deal_tags where {0} order by tag_key";

    private const string Identifiers =
        "select deal_id, source, value from sales_deal_identifiers where source not like 'field:%' and {0} order by source, value";

    /// <summary>The query for rows; conditions come behind it and name the deal <c>d</c>. Needs the caller's parameters.</summary>
    internal static string Select(Session session, Caller caller) =>
        $"""
        select {Columns}
        from sales_deals d
        join sales_pipelines p on p.id = d.pipeline_id
        join sales_stages s on s.id = d.stage_id
        left join access_public_users u on u.id = d.owner_id
        left join people_public_companies co on co.id = d.company_id and {caller.Reach(session, Rights.Companies.Read, "co.owner_id")}
        """;

    /// <summary>One deal, or null where there is none within reach.</summary>
    public async Task<DealView?> Find(Session session, Caller caller, Guid id)
    {
        var sql = $"{Select(session, caller)}\nwhere d.id = @id and {caller.Reach(session, Rights.Deals.Read, "d.owner_id")}";
        var row = await session.First<DealListRow>(sql, new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["id"] = id });
        return row is null ? null : (await Complete(session, caller, [row]))[0];
    }

    /// <summary>The deals of these ids that are within reach, by id.</summary>
    public async Task<IReadOnlyList<DealView>> Load(Session session, Caller caller, IReadOnlyCollection<Guid> ids)
    {
        var sql = $"{Select(session, caller)}\nwhere {session.In("d.id", "ids")} and {caller.Reach(session, Rights.Deals.Read, "d.owner_id")}\norder by d.id";
        var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["ids"] = ids.ToArray() };
        return await Complete(session, caller, await session.Query<DealListRow>(sql, args));
    }

    /// <summary>Adds people, tags, custom values and ids of other systems to rows.</summary>
    internal async Task<IReadOnlyList<DealView>> Complete(Session session, Caller caller, IReadOnlyList<DealListRow> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["ids"] = rows.Select(row => row.Id).ToArray() };
        var mine = session.In("deal_id", "ids");
        var isVisible = caller.Reach(session, Rights.Contacts.Read, "c.owner_id");
        var contacts = (await session.Query<ContactRow>(Format(Contacts, isVisible, mine), args)).ToLookup(row => row.DealId);
        var tags = (await session.Query<TagRow>(Format(Tags, mine), args)).ToLookup(row => row.DealId, row => row.Tag);
        var identifiers = (await session.Query<IdentifierRow>(Format(Identifiers, mine), args)).ToLookup(row => row.DealId);
        var planned = await NextTasks.Of(session, [.. rows.Where(row => row.Outcome == StageCategory.Open).Select(row => row.Id)]);
        var fieldSet = await fields.Of(session, "deal");
        var clock = new RotClock(await settings.Get(session), session.Now);
        return [.. rows.Select(row => View(row, contacts[row.Id], fieldSet) with
        {
            Tags = [.. tags[row.Id]],
            NextTask = planned.GetValueOrDefault(row.Id)?.Next,
            Rot = row.Outcome == StageCategory.Open ? clock.Of(row.FreshAt, row.StageRotDays, planned.GetValueOrDefault(row.Id)?.Until) : null,
            ExternalIds = [.. identifiers[row.Id].Select(identifier => new DealIdentifierView(identifier.Source, identifier.Value))],
        })];
    }

    private static DealView View(DealListRow row, IEnumerable<ContactRow> contacts, FieldSet fieldSet) => new()
    {
        Id = row.Id,
        Version = row.Version,
        Name = row.Name,
        Amount = Money.ToMajor(row.AmountMinor, row.Currency),
        Currency = row.Currency,
        PipelineId = row.PipelineId,
        PipelineName = row.PipelineName,
        StageId = row.StageId,
        StageName = row.StageName,
        Category = row.Outcome,
        Probability = row.Likelihood.Percent,
        ProbabilityFrom = row.Likelihood.From,
        Outcome = row.Outcome,
        OpenedAt = row.OpenedAt,
        ExpectedCloseDate = row.ExpectedCloseOn,
        ClosedAt = row.ClosedAt,
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        Company = row.CompanyId is { } company ? new Named(company, row.CompanyName!) : null,
        Contacts = [.. contacts.Where(contact => contact.IsVisible).OrderBy(contact => contact.ContactId != row.ContactId)
            .Select(contact => new DealContactView(contact.ContactId, contact.Name, contact.Role, contact.ContactId == row.ContactId))],
        HiddenContacts = contacts.Count(contact => !contact.IsVisible),
        Product = row.Product,
        ProductId = row.ProductId,
        LossReason = row.LossReason,
        LossNote = row.LossNote,
        WinReason = row.WinReason,
        Competitor = row.Competitor,
        Objections = row.Objections.As<string[]>(),
        NextStep = row.NextStep,
        Custom = CustomText.Shown(row.Custom, fieldSet),
        Tags = [],
        ExternalIds = [],
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        StageSince = row.StageAt,
        LastActivityAt = row.LastActivityAt,
        ArchivedAt = row.ArchivedAt,
    };

    private static string Format(string sql, params object[] parts) => string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, parts);

    private sealed class ContactRow
    {
        public Guid DealId { get; init; }

        public Guid ContactId { get; init; }

        public required string Name { get; init; }

        public string? Role { get; init; }

        public bool IsVisible { get; init; }
    }

    private sealed class TagRow
    {
        public Guid DealId { get; init; }

        public required string Tag { get; init; }
    }

    private sealed class IdentifierRow
    {
        public Guid DealId { get; init; }

        public required string Source { get; init; }

        public required string Value { get; init; }
    }
}
