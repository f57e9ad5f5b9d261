using Tandem.Engines.Text;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Deals.Board;
using Tandem.Sales.Pipelines;

namespace Tandem.Sales.Deals;

/// <summary>
/// Writes deals with all that belongs to them: people, tags, stage history, before-images for undo, events, and the main contacts' way to
/// customer. The number of statements does not grow with the number of deals.
/// </summary>
public sealed class DealSaver(Journal journal, BuyerProgress progress)
{
    private const string SelectOfStage = "select id from sales_deals where stage_id = @id order by id";

    /// <summary>Saves those of <paramref name="deals"/> that have changed.</summary>
    internal async Task Save(Tx tx, IReadOnlyCollection<Deal> deals, PipelineSet pipelines, WriteOptions options)
    {
        var changed = deals.Where(deal => deal.HasChanged).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        changed.ForEach(deal => Stamp(deal.Row, deal.IsNew, options, tx.Now));
        await DealTable.Insert.Insert(tx, [.. changed.Where(deal => deal.IsNew).Select(deal => deal.Row)]);
        await DealTable.Update.Update(tx, [.. changed.Where(deal => !deal.IsNew).Select(Difference)]);
        await BoardTotals.Follow(tx, changed.Select(deal => (deal.Before, (DealRow?)deal.Row)));
        await DealParts.Save(tx, changed, options.Actor);
        if (options.JobId is { } jobId)
        {
            await DealJobChanges.Remember(tx, jobId, changed);
        }

        var story = new DealStory(pipelines, options, tx.Now);
        journal.Append(tx, changed.SelectMany(story.Of));
        await progress.Follow(tx, changed, options);
    }

    /// <summary>Takes every deal of a stage to another one of the same category.</summary>
    internal async Task MoveAll(Tx tx, Stage from, Stage to, Caller caller)
    {
        var ids = await tx.Query<Guid>(SelectOfStage, new { from.Id });
        var deals = await DealLoader.Load(tx, ids);
        foreach (var deal in deals.Values)
        {
            deal.MoveTo(to, tx.Now);
        }

        await Save(tx, deals.Values, await PipelineSet.Load(tx), Writing.By(caller));
    }

    private static ChangedRow<DealRow> Difference(Deal deal) => new(deal.Row, DealTable.Changes(deal.Before!, deal.Row));

    private static void Stamp(DealRow row, bool isNew, WriteOptions options, Instant now)
    {
        row.Version++;
        row.UpdatedAt = now;
        row.FreshAt = row.LastActivityAt is { } spoke && spoke > row.StageAt ? spoke : row.StageAt;
        row.SortName = TextKey.Of(row.Name);
        row.SearchKey = TextKey.Of($"{row.Name} {row.Product}");
        if (isNew)
        {
            row.CreatedBy = options.Actor;
        }
    }
}
