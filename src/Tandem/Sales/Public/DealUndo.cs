using System.Text.Json;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Deals;
using Tandem.Sales.Deals.Board;
using Tandem.Sales.Pipelines;

namespace Tandem.Sales.Public;

/// <summary>How far an undo has come.</summary>
/// <param name="Restored">Deals that are again what they were.</param>
/// <param name="Removed">Deals that are gone, because the job had made them.</param>
/// <param name="Kept">Deals that somebody has edited, planned something about or learned something about since; they were left alone.</param>
/// <param name="More">Whether there is more to do.</param>
public sealed record DealsUndone(int Restored, int Removed, int Kept, bool More);

/// <summary>Takes back what a job (import, bulk edit) did to deals. Deals that people have edited since stay as they are.</summary>
public sealed class DealUndo(DealSaver saver, Journal journal)
{
    private const string SelectChanges =
        """
        select deal_id, job_id, kind, before, version_after
        from sales_job_changes
        where job_id = @jobId
        order by deal_id
        limit @batch
        """;

    private const string Forget = "delete from sales_job_changes where job_id = @jobId and ";

    // Somebody who planned something about a deal or answered a question about it has worked on it as much as one who edited it.
    private const string WorkedOn =
        """
        select deal_id from sales_tasks where {0}
        union
        select deal_id from sales_answers where {0}
        """;

    private static readonly string[] Parts =
        ["sales_deal_contacts", "sales_deal_tags", "sales_stage_changes", "sales_job_changes", "sales_deal_question_sets"];

    /// <summary>Takes back one batch; call it again while there is more. What was taken back is forgotten, so a repeated undo does nothing.</summary>
    public async Task<DealsUndone> Undo(Tx tx, Guid jobId, string actor, int batch = 500)
    {
        var changes = await tx.Query<DealJobChange>(SelectChanges, new { jobId, batch });
        var deals = await DealLoader.Load(tx, changes.Select(change => change.DealId));
        var untouched = changes.Where(change => deals.TryGetValue(change.DealId, out var deal) && deal.Row.Version == change.VersionAfter).ToList();
        var worked = (await tx.Query<Guid>(
            WorkedOn.Replace("{0}", tx.In("deal_id", "ids"), StringComparison.Ordinal), new { ids = untouched.Select(change => change.DealId).ToArray() })).ToHashSet();
        var made = untouched.Where(change => change.Kind == DealJobChange.Created && !worked.Contains(change.DealId)).Select(change => deals[change.DealId]).ToList();
        var changed = untouched.Where(change => change.Kind == DealJobChange.Updated).ToList();
        var pipelines = await PipelineSet.LoadForDeals(tx);
        var restored = new List<Deal>();
        foreach (var change in changed)
        {
            if (await Restore(tx, deals[change.DealId], change, pipelines))
            {
                restored.Add(deals[change.DealId]);
            }
        }

        var options = new WriteOptions { Source = "system", Actor = actor };
        await saver.Save(tx, restored, pipelines, options);
        await Remove(tx, made, actor);
        var ids = changes.Select(change => change.DealId).ToArray();
        await tx.Execute(Forget + tx.In("deal_id", "ids"), new { jobId, ids });
        return new DealsUndone(restored.Count, made.Count, changes.Count - restored.Count - made.Count, changes.Count == batch);
    }

    /// <summary>False where the deal's old stage is no more: then it stays where it is.</summary>
    private static async Task<bool> Restore(Tx tx, Deal deal, DealJobChange change, PipelineSet pipelines)
    {
        var image = JsonSerializer.Deserialize<DealImage>(change.Before.Value, JsonSettings.Api)!;
        if (pipelines.FindStage(image.Columns["stage_id"].GetGuid()) is not { } stage)
        {
            return false;
        }

        deal.MoveTo(stage, tx.Now);
        image.Restore(deal.Row);
        deal.People.Clear();
        foreach (var person in image.People)
        {
            deal.People[person.ContactId] = person;
        }

        deal.Tags.Clear();
        foreach (var tag in image.Tags)
        {
            deal.Tags[Engines.Text.TextKey.Of(tag)] = tag;
        }

        await DealIdentifiers.Release(tx, deal.Id, image.Recognised.Select(key => (key.Source, key.Value)));
        return true;
    }

    private async Task Remove(Tx tx, IReadOnlyList<Deal> deals, string actor)
    {
        if (deals.Count == 0)
        {
            return;
        }

        var ids = deals.Select(deal => deal.Id).ToArray();
        foreach (var table in Parts)
        {
            await tx.Execute($"delete from {table} where {tx.In("deal_id", "ids")}", new { ids });
        }

        await BoardTotals.Follow(tx, deals.Select(deal => ((DealRow?)deal.Row, (DealRow?)null)));
        await DealIdentifiers.Release(tx, ids);
        await tx.Execute($"delete from sales_deals where {tx.In("id", "ids")}", new { ids });
        journal.Append(tx, deals.Select(deal => new JourneyEvent
        {
            Subject = deal.Id,
            Owner = deal.Row.ContactId,
            Type = DealEvents.Removed,
            OccurredAt = tx.Now,
            Source = "system",
            Actor = actor,
            Data = JsonText.Of(new { deal.Row.Name }),
        }));
    }
}
