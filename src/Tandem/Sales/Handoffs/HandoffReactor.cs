using System.Globalization;
using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Audience.Public;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Handoffs.Routing;

namespace Tandem.Sales.Handoffs;

/// <summary>
/// Hands over who qualified, as soon as the log says so, and counts what sales does with those whom it has taken on: the first call or mail of a person of
/// the team ends the wait for a human touch, the earliest moment wins.
/// </summary>
public sealed class HandoffReactor(HandoffDesk desk, Subjects subjects) : IReactor
{
    private const string Touch =
        """
        update sales_handoffs
        set touches = touches + @count, first_touch_at = case when first_touch_at is null or first_touch_at > @at then @at else first_touch_at end
        where id = (select handoff_id from sales_open_handoffs where contact_id = @contact) and state = 'accepted' and sent_at <= @at
        """;

    private static readonly HashSet<string> Touches = new(StringComparer.Ordinal) { "call_logged", "email_sent_by_hand", "meeting_held" };
    private static readonly HashSet<string> Wanted = new(Touches.Append(AudienceEvents.QualificationReached), StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "sales.handoffs";

    /// <inheritdoc/>
    public IReadOnlySet<string> Types => Wanted;

    /// <inheritdoc/>
    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        await HandOver(tx, [.. batch.Where(happened => happened.Type is AudienceEvents.QualificationReached)]);
        var touches = batch.Where(IsTouch).ToList();
        var owners = await subjects.Resolve(tx, [.. touches.Select(happened => happened.SubjectId)]);
        foreach (var contact in touches.GroupBy(happened => owners[happened.SubjectId]).OrderBy(contact => contact.Key))
        {
            await tx.Execute(Touch, new { contact = contact.Key, count = contact.Count(), at = contact.Min(happened => happened.OccurredAt) });
        }
    }

    /// <summary>An event that was set aside and is replayed: a person who still qualifies and was not handed over since is handed over now.</summary>
    public async Task Recompute(Guid subject, Tx tx)
    {
        var contact = (await subjects.Resolve(tx, [subject]))[subject];
        if (await Lead.Load(tx, contact) is { ArchivedAt: null, LifecycleStage: "marketingQualified" } lead)
        {
            await desk.Send(tx, lead, new HandoffCause { Source = "score", SentBy = "system" });
        }
    }

    /// <summary>Whoever qualified several times in a batch is handed over for the first of them.</summary>
    private async Task HandOver(Tx tx, IReadOnlyCollection<LoggedEvent> qualified)
    {
        if (qualified.Count == 0)
        {
            return;
        }

        var contacts = await subjects.Resolve(tx, [.. qualified.Select(happened => happened.SubjectId)]);
        var leads = await Lead.Load(tx, [.. contacts.Values]);
        await desk.Send(tx, [.. qualified.DistinctBy(happened => contacts[happened.SubjectId])
            .Where(happened => leads.GetValueOrDefault(contacts[happened.SubjectId]) is { ArchivedAt: null })
            .Select(happened => (leads[contacts[happened.SubjectId]], Cause(happened)))]);
    }

    private static HandoffCause Cause(LoggedEvent happened)
    {
        using var document = JsonDocument.Parse(happened.Data.Value);
        var data = new EventData(document.RootElement);
        return new HandoffCause
        {
            Source = "score",
            SentBy = "system",
            Fit = data.Text("fit"),
            Engagement = int.TryParse(data.Text("engagement"), CultureInfo.InvariantCulture, out var level) ? level : null,
            Why = data.Texts("reasons"),
            TriggerType = data.Text("triggerType"),
            Campaign = data.Text("campaign"),
            Form = data.Text("form"),
        };
    }

    private static bool IsTouch(LoggedEvent happened) =>
        Touches.Contains(happened.Type) && Actor.IsUser(happened.Actor);
}
