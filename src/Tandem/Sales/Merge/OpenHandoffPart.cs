using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Sales.Merge;

/// <summary>
/// The handoff that is waiting or being worked on goes along. Where both people are with sales, the one who goes was handed over twice: that handoff ends
/// as a duplicate.
/// </summary>
internal sealed class OpenHandoffPart() : MergePart("sales_open_handoffs", "contact_id")
{
    private const string Duplicate = "Duplicate";

    private const string End =
        """
        update sales_handoffs
        set state = 'rejected', reason = @reason, closed_at = @now, closed_by = 'system', updated_at = @now, version = version + 1
        where id = @handoff
        """;

    // Whoever has touched it since has decided something else.
    private const string Reopen =
        """
        update sales_handoffs
        set state = @state, reason = null, closed_at = null, closed_by = null, updated_at = @now, version = version + 1
        where id = @handoff and state = 'rejected' and reason = @reason and closed_by = 'system'
        """;

    private const string Open =
        "insert into sales_open_handoffs (contact_id, handoff_id) values (@contact, @handoff) on conflict (contact_id) do nothing";

    public override async Task<JsonText> Move(Tx tx, Guid from, Guid to)
    {
        if (await tx.First<Row>(
                "select o.handoff_id, h.state from sales_open_handoffs o join sales_handoffs h on h.id = o.handoff_id where o.contact_id = @from", new { from }) is not { } open)
        {
            return JsonText.Of(Array.Empty<Moved>());
        }

        var handoff = open.HandoffId;
        await tx.Execute("delete from sales_open_handoffs where contact_id = @from", new { from });
        var isMoved = await tx.Execute(Open, new { contact = to, handoff }) == 1;
        if (!isMoved)
        {
            await tx.Execute(End, new { handoff, reason = Duplicate, now = tx.Now });
        }

        return JsonText.Of(new[] { new Moved(handoff, open.State, isMoved) });
    }

    public override async Task Back(Tx tx, Guid from, Guid to, JsonText moved)
    {
        foreach (var (handoff, state, isMoved) in moved.As<Moved[]>())
        {
            var isBack = isMoved
                ? await tx.Execute("delete from sales_open_handoffs where contact_id = @to and handoff_id = @handoff", new { to, handoff }) == 1
                : await tx.Execute(Reopen, new { handoff, state, reason = Duplicate, now = tx.Now }) == 1;
            if (isBack)
            {
                await tx.Execute(Open, new { contact = from, handoff });
            }
        }
    }

    private sealed record Moved(Guid HandoffId, string State, bool IsMoved);

    private sealed class Row
    {
        public Guid HandoffId { get; init; }

        public required string State { get; init; }
    }
}
