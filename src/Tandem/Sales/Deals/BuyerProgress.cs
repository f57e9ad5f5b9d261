using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>
/// What a deal does to its main contact: somebody with a deal is an opportunity, somebody who bought is a customer. Only ever forward; a lost
/// deal takes nobody back.
/// </summary>
public sealed class BuyerProgress(ContactWriter contacts)
{
    private const string Cause = "deal";

    private const string SelectFirstSteps =
        """
        select contact_id, min(at) as at
        from people_public_lifecycle_changes
        where {0}
        group by contact_id
        """;

    internal async Task Follow(Tx tx, IReadOnlyList<Deal> deals, WriteOptions options)
    {
        var steps = deals.Where(deal => deal.Row.ArchivedAt is null).SelectMany(Steps).ToLookup(step => step.Contact, step => step.Entry);
        if (steps.Count == 0)
        {
            return;
        }

        var firsts = await FirstSteps(tx, [.. steps.Select(person => person.Key)]);
        var drafts = steps.OrderBy(person => person.Key).Select(person => new ContactDraft
        {
            Id = person.Key,
            Lifecycle = [.. person.Select(entry => entry with { At = NotBefore(entry.At, firsts.GetValueOrDefault(person.Key)) })],
        });
        await contacts.Write(tx, [.. drafts], options with { MayEdit = null, Match = MatchPolicy.UpdateOnly, FillOnly = false });
    }

    private static IEnumerable<(Guid Contact, LifecycleEntry Entry)> Steps(Deal deal)
    {
        if (deal.Row.ContactId is not { } contact)
        {
            yield break;
        }

        var isNewHere = deal.IsNew || deal.Before!.ContactId != contact;
        var wasWon = !isNewHere && deal.Before!.Outcome == StageCategory.Won;
        if (isNewHere)
        {
            yield return (contact, new LifecycleEntry(LifecycleStage.Opportunity, deal.Row.OpenedAt, Cause));
        }

        if (deal.Row.Outcome == StageCategory.Won && !wasWon)
        {
            yield return (contact, new LifecycleEntry(LifecycleStage.Customer, deal.Row.ClosedAt, Cause));
        }
    }

    /// <summary>
    /// A deal that was won before the first contact was written down (real data has such) does not move that first contact: nobody becomes a
    /// customer before becoming known.
    /// </summary>
    private static Instant? NotBefore(Instant? at, Instant? first) => at is { } wanted && first is { } known && wanted < known ? known : at;

    private static async Task<Dictionary<Guid, Instant?>> FirstSteps(Tx tx, Guid[] ids)
    {
        var sql = SelectFirstSteps.Replace("{0}", tx.In("contact_id", "ids"), StringComparison.Ordinal);
        return (await tx.Query<FirstStep>(sql, new { ids })).ToDictionary(row => row.ContactId, row => (Instant?)row.At);
    }

    private sealed class FirstStep
    {
        public Guid ContactId { get; init; }

        public Instant At { get; init; }
    }
}
