using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs;

/// <summary>Reads and writes <c>sales_handoffs</c>.</summary>
internal static class HandoffTable
{
    public const string Columns =
        """
        h.id, h.contact_id, h.company_id, h.state, h.source, h.fit, h.engagement, h.why, h.trigger_type, h.campaign, h.form, h.origin, h.message, h.owner_id,
        h.owner_why, h.round, h.previous_id, h.sent_at, h.sent_by, h.promised_at, h.accept_minutes, h.accept_by, h.accepted_at, h.accepted_by, h.first_touch_at, h.touches,
        h.closed_at, h.closed_by, h.reason, h.note, h.recycle_until, h.deal_id, h.updated_at, h.version
        """;

    private static readonly Bulk<Handoff> Rows = new(
        "sales_handoffs",
        new("id", ColumnType.Uuid, row => row.Id),
        new("contact_id", ColumnType.Uuid, row => row.ContactId),
        new("company_id", ColumnType.Uuid, row => row.CompanyId),
        new("state", ColumnType.Text, _ => "sent"),
        new("source", ColumnType.Text, row => row.Source),
        new("fit", ColumnType.Text, row => row.Fit),
        new("engagement", ColumnType.Integer, row => row.Engagement),
        new("why", ColumnType.Text, row => row.Why),
        new("trigger_type", ColumnType.Text, row => row.TriggerType),
        new("campaign", ColumnType.Text, row => row.Campaign),
        new("form", ColumnType.Text, row => row.Form),
        new("origin", ColumnType.Text, row => row.Origin),
        new("message", ColumnType.Text, row => row.Message),
        new("owner_id", ColumnType.Uuid, row => row.OwnerId),
        new("owner_why", ColumnType.Text, row => row.OwnerWhy),
        new("round", ColumnType.Integer, row => row.Round),
        new("previous_id", ColumnType.Uuid, row => row.PreviousId),
        new("sent_at", ColumnType.Bigint, row => row.SentAt),
        new("sent_by", ColumnType.Text, row => row.SentBy),
        new("promised_at", ColumnType.Bigint, row => row.PromisedAt),
        new("accept_minutes", ColumnType.Integer, row => row.AcceptMinutes),
        new("accept_by", ColumnType.Bigint, row => row.AcceptBy),
        new("touches", ColumnType.Integer, _ => 0),
        new("updated_at", ColumnType.Bigint, row => row.SentAt),
        new("version", ColumnType.Integer, _ => 1));

    // Which handoff of a person is open stands in a row of its own, so that two who hand the same person over meet there.
    private static readonly Bulk<OpenHandoff> Claims = new(
        "sales_open_handoffs",
        new("contact_id", ColumnType.Uuid, row => row.ContactId),
        new("handoff_id", ColumnType.Uuid, row => row.HandoffId));

    private const string Release = "delete from sales_open_handoffs where contact_id = @contactId and handoff_id = @id";

    private const string UpdateOne =
        """
        update sales_handoffs
        set state = @state, owner_id = @ownerId, owner_why = @ownerWhy, promised_at = @promisedAt, accept_by = @acceptBy, accepted_at = @acceptedAt, accepted_by = @acceptedBy,
          closed_at = @closedAt, closed_by = @closedBy, reason = @reason, note = @note, recycle_until = @recycleUntil, deal_id = @dealId, updated_at = @now,
          version = @version + 1
        where id = @id
        """;

    /// <summary>Claims each person for a new handoff, which is still to be added; returns the ids of the handoffs whose person was free.</summary>
    public static async Task<IReadOnlySet<Guid>> Claim(Tx tx, IReadOnlyCollection<OpenHandoff> wanted)
    {
        await Claims.InsertMissing(tx, [.. wanted.OrderBy(claim => claim.ContactId)]);
        var sql = $"select handoff_id from sales_open_handoffs where {tx.In("contact_id", "contacts")}";
        var open = await tx.Query<Guid>(sql, new { contacts = wanted.Select(claim => claim.ContactId).ToArray() });
        return open.Intersect(wanted.Select(claim => claim.HandoffId)).ToHashSet();
    }

    /// <summary>Adds handoffs whose people were claimed for them.</summary>
    public static Task Add(Tx tx, IReadOnlyCollection<Handoff> handoffs) => Rows.Insert(tx, handoffs);

    /// <summary>The handoff with this id, locked to the end of the transaction.</summary>
    public static Task<Handoff?> Lock(Tx tx, Guid id) => tx.First<Handoff>(
        $"select {Columns} from sales_handoffs h where h.id = @id{tx.Sql("", " for update")}", new { id });

    /// <summary>The handoff of this contact that is waiting or being worked on.</summary>
    public static Task<Handoff?> OpenOf(Session session, Guid contact) => session.First<Handoff>(
        $"select {Columns} from sales_open_handoffs o join sales_handoffs h on h.id = o.handoff_id where o.contact_id = @contact", new { contact });

    /// <summary>Writes what has changed; one that has ended frees the person to be handed over again.</summary>
    public static async Task<Handoff> Save(Tx tx, Handoff handoff)
    {
        await tx.Execute(UpdateOne, new
        {
            handoff.Id,
            state = EnumText.Of(handoff.State),
            handoff.OwnerId,
            handoff.OwnerWhy,
            handoff.PromisedAt,
            handoff.AcceptBy,
            handoff.AcceptedAt,
            handoff.AcceptedBy,
            handoff.ClosedAt,
            handoff.ClosedBy,
            handoff.Reason,
            handoff.Note,
            handoff.RecycleUntil,
            handoff.DealId,
            handoff.Version,
            now = tx.Now,
        });
        if (!handoff.IsOpen)
        {
            await tx.Execute(Release, new { handoff.ContactId, handoff.Id });
        }

        return handoff with { Version = handoff.Version + 1, UpdatedAt = tx.Now };
    }
}

/// <summary>A row of <c>sales_open_handoffs</c>: whose handoff is waiting or being worked on.</summary>
internal readonly record struct OpenHandoff(Guid ContactId, Guid HandoffId);
