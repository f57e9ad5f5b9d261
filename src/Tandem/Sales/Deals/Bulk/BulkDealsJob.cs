using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals.Bulk;

/// <summary>Changes the selected deals batch by batch, in the order of their ids; after a crash it goes on behind the last id of the last batch.</summary>
public sealed class BulkDealsJob(Db db, BulkDealSet set, DealWriter writer, FieldDefinitions fields) : IJobHandler
{
    /// <summary>The kind of this job.</summary>
    public const string Kind = "sales.bulk";

    private const int BatchSize = 500;

    /// <inheritdoc/>
    public string? UndoKind => UndoDealChanges.Kind;

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var payload = JsonSerializer.Deserialize<BulkPayload>(run.Job.Payload.Value, JsonSettings.Api)!;
        var caller = payload.By.ToCaller();
        var done = run.Job.Checkpoint is { } checkpoint ? JsonSerializer.Deserialize<Progress>(checkpoint.Value, JsonSettings.Api)! : new Progress(Guid.Empty, 0, 0, 0);
        var ids = (await db.Read(session => set.Ids(session, caller, payload.Select, payload.Change, done.Last, payload.Until), cancel)).Must();
        var total = done.Seen + ids.Length;
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var before = done;
            done = await db.Write(async tx =>
            {
                var draft = payload.Change.Draft(new JsonBody(payload.Change.Values), await fields.Of(tx, "deal"));
                var options = Writing.By(caller, run.Job.Id) with { Match = MatchPolicy.UpdateOnly, MayEdit = owner => May(caller, payload.Change, owner) };
                var next = before.And(batch, await writer.Write(tx, [.. batch.Select(id => draft with { Id = id })], options));
                await run.Step(tx, JsonText.Of(next), next.Seen, total);
                return next;
            }, cancel);
        }

        return new JobOutcome(JsonText.Of(new { done.Changed, done.Unchanged, done.Skipped }));
    }

    private static bool May(Caller caller, BulkChange change, Guid? owner) =>
        caller.May(Rights.Deals.Read, owner) && caller.May(Rights.Deals.Bulk, owner) && (!change.Archive || caller.May(Rights.Deals.Delete, owner));

    /// <summary>How far the job has come.</summary>
    internal sealed record Progress(Guid Last, long Changed, long Unchanged, long Skipped)
    {
        public long Seen => Changed + Unchanged + Skipped;

        public Progress And(IReadOnlyList<Guid> batch, IReadOnlyList<DealWritten> written) => new(
            batch[^1],
            Changed + written.Count(one => one.Outcome is WriteOutcome.Updated),
            Unchanged + written.Count(one => one.Outcome is WriteOutcome.Unchanged),
            Skipped + written.Count(one => one.Outcome is WriteOutcome.Refused));
    }
}
