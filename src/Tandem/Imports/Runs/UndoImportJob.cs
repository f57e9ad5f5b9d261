using Tandem.Platform.Security;
using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Sales.Public;

namespace Tandem.Imports.Runs;

/// <summary>Which job is to be taken back.</summary>
internal sealed record UndoOrder(Guid JobId);

/// <summary>Takes an import back: what it made goes, what it changed is again what it was, what people have edited since stays.</summary>
internal sealed class UndoImportJob(Db db, Platform.Jobs.Jobs jobs, DealUndo deals, People.Public.PeopleUndo people) : IJobHandler
{
    public const string Kind = "import.undo";

    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var target = run.Job.Payload.As<UndoOrder>().JobId;
        var (restored, removed, kept) = (0, 0, 0);
        for (var more = true; more;)
        {
            more = await db.Write(async tx =>
            {
                var done = await deals.Undo(tx, target, run.Job.CreatedBy);
                (restored, removed, kept) = (restored + done.Restored, removed + done.Removed, kept + done.Kept);
                await run.Step(tx, JsonText.EmptyObject, restored + removed + kept);
                return done.More;
            }, cancel);
        }

        for (var more = true; more;)
        {
            more = await db.Write(async tx =>
            {
                var done = await people.Undo(tx, target, run.Job.CreatedBy);
                (restored, removed, kept) = (restored + done.Restored, removed + done.Removed, kept + done.Kept);
                await run.Step(tx, JsonText.EmptyObject, restored + removed + kept);
                return done.More;
            }, cancel);
        }

        await db.Write(async tx =>
        {
            var rest = await Rest(tx, target, run.Job.CreatedBy);
            (restored, removed, kept) = (restored + rest.Restored, removed + rest.Removed, kept + rest.Kept);
            await run.Step(tx, JsonText.EmptyObject, restored + removed + kept);
            await jobs.MarkUndone(tx, target);
            await tx.Execute("update imports_files set state = 'undone', undo = null where job_id = @target", new { target });
        }, cancel);
        return new JobOutcome(JsonText.Of(new { restored, removed, kept }));
    }

    /// <summary>Stages that no deal is in, and users who have no way in and own nothing: what came with the records goes after them.</summary>
    private static async Task<(int Restored, int Removed, int Kept)> Rest(Tx tx, Guid job, string actor)
    {
        var undo = await ImportUndo.Of(tx, "job_id", job);
        var caller = Caller.System with { Actor = actor };
        var stages = await StageMaker.Undo(tx, undo.Stages, caller);
        var products = await ProductUndo.Run(tx, undo.Products);
        await tx.Execute("delete from imports_unplaced where import_id in (select id from imports_files where job_id = @job)", new { job });
        var owners = await Owners(tx, [.. undo.Users.Where(user => user.Outcome == UserOutcome.Created).Select(user => user.Id!.Value)]);
        var open = undo.Users.Where(user => user.Outcome == UserOutcome.Updated || !owners.Contains(user.Id!.Value)).ToList();
        var left = await UserWriter.Undo(tx, caller, open);
        return (
            open.Except(left).Count(user => user.Outcome == UserOutcome.Updated) + products.Restored,
            open.Except(left).Count(user => user.Outcome == UserOutcome.Created) + stages + products.Removed,
            undo.Users.Count - open.Count + left.Count + undo.Stages.Count - stages + undo.Products.Count - products.Restored - products.Removed);
    }

    private static async Task<HashSet<Guid>> Owners(Tx tx, Guid[] users)
    {
        var owners = new HashSet<Guid>();
        foreach (var records in users.Length == 0 ? [] : new[] { "people_public_contacts", "people_public_companies", "sales_public_deals" })
        {
            owners.UnionWith(await tx.Query<Guid>($"select distinct owner_id from {records} where {tx.In("owner_id", "users")}", new { users }));
        }

        return owners;
    }
}
