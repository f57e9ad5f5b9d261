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

    private const string InsertOne =
        """
        insert into sales_handoffs (id, contact_id, company_id, state, source, fit, engagement, why, trigger_type, campaign, form, origin, message, owner_id,
          owner_why, round, previous_id, sent_at, sent_by, promised_at, accept_minutes, accept_by, touches, updated_at, version)
        values (@id, @contactId, @companyId, 'sent', @source, @fit, @engagement, @why, @triggerType, @campaign, @form, @origin, @message, @ownerId,
          @ownerWhy, @round, @previousId, @sentAt, @sentBy, @promisedAt, @acceptMinutes, @acceptBy, 0, @sentAt, 1)
        """;

    // Which handoff of a person is open stands in a row of its own, so that two who hand the same person over meet there.
    private const string Claim = "insert into sales_open_handoffs (contact_id, handoff_id) values (@contactId, @id) on conflict (contact_id) do nothing";

    private const string Release = "delete from sales_open_handoffs where contact_id = @contactId and handoff_id = @id";

    private const string UpdateOne =
        """
        update sales_handoffs
        set state = @state, owner_id = @ownerId, owner_why = @ownerWhy, promised_at = @promisedAt, accept_by = @acceptBy, accepted_at = @acceptedAt, accepted_by = @acceptedBy,
          closed_at = @closedAt, closed_by = @closedBy, reason = @reason, note = @note, recycle_until = @recycleUntil, deal_id = @dealId, updated_at = @now,
          version = @version + 1
        where id = @id
        """;

    /// <summary>Adds a handoff; false where the person is handed over already, and nothing is written.</summary>
    public static async Task<bool> Open(Tx tx, Handoff handoff)
    {
        if (await tx.Execute(Claim, new { handoff.ContactId, handoff.Id }) == 0)
        {
            return false;
        }

        await tx.Execute(InsertOne, new
        {
            handoff.Id,
            handoff.ContactId,
            handoff.CompanyId,
            handoff.Source,
            handoff.Fit,
            handoff.Engagement,
            handoff.Why,
            handoff.TriggerType,
            handoff.Campaign,
            handoff.Form,
            handoff.Origin,
            handoff.Message,
            handoff.OwnerId,
            handoff.OwnerWhy,
            handoff.Round,
            handoff.PreviousId,
            handoff.SentAt,
            handoff.SentBy,
            handoff.PromisedAt,
            handoff.AcceptMinutes,
            handoff.AcceptBy,
        });
        return true;
    }

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
