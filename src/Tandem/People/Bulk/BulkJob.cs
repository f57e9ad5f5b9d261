using System.Text.Json;
using Tandem.People.Public;
using Tandem.People.Undo;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Bulk;

/// <summary>
/// Changes the selected records batch by batch, in the order of their ids. Which they are is settled when it begins; after a crash it goes on
/// behind the last id of the last batch, and records made since it was asked for are left out.
/// </summary>
public sealed class BulkJob(Db db, IEnumerable<BulkTarget> targets, RowIds rows) : IJobHandler
{
    /// <summary>The kind of this job.</summary>
    public const string Kind = "people.bulk";

    private const int BatchSize = 500;

    /// <inheritdoc/>
    public string? UndoKind => UndoPeopleChanges.Kind;

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var payload = JsonSerializer.Deserialize<BulkPayload>(run.Job.Payload.Value, JsonSettings.Api)!;
        var target = targets.Single(one => string.Equals(one.Object, payload.Object, StringComparison.Ordinal));
        var caller = payload.By.ToCaller();
        var done = run.Job.Checkpoint is { } checkpoint ? JsonSerializer.Deserialize<Progress>(checkpoint.Value, JsonSettings.Api)! : new Progress(Guid.Empty, 0, 0, 0);
        var ids = await db.Read(session => Selected(session, target, payload, caller, done.Last), cancel);
        var total = done.Seen + ids.Count;
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var before = done;
            done = await db.Write(async tx =>
            {
                var next = before.And(batch, await target.Write(tx, batch, payload.Change, Options(run.Job.Id, target, payload.Change, caller)));
                await run.Step(tx, JsonText.Of(next), next.Seen, total);
                return next;
            }, cancel);
        }

        return new JobOutcome(JsonText.Of(new { done.Changed, done.Unchanged, done.Skipped }));
    }

    private async Task<IReadOnlyList<Guid>> Selected(Session session, BulkTarget target, BulkPayload payload, Caller caller, Guid after)
    {
        var question = (await target.Ask(session, caller, payload.Select.List, target.Rights.Bulk)).Must();
        return payload.Select.Ids is { } ids
            ? [.. (await rows.Among(session, question, ids)).Where(id => Compare(id, after) > 0)]
            : await rows.Of(session, question, after, payload.Until);
    }

    /// <summary>As the databases do: byte by byte, most significant first.</summary>
    private static int Compare(Guid id, Guid other) =>
        id.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true));

    private static WriteOptions Options(Guid job, BulkTarget target, BulkChange change, Caller caller) => new()
    {
        Source = caller.Token is null ? "ui" : "api",
        Actor = caller.Actor,
        JobId = job,
        Match = MatchPolicy.UpdateOnly,
        MayEdit = owner => caller.May(target.Rights.Read, owner) && caller.May(target.Rights.Bulk, owner)
            && (!change.Archive || caller.May(target.Rights.Delete, owner)),
    };

    /// <summary>How far the job has come.</summary>
    internal sealed record Progress(Guid Last, long Changed, long Unchanged, long Skipped)
    {
        public long Seen => Changed + Unchanged + Skipped;

        public Progress And(IReadOnlyList<Guid> batch, IReadOnlyList<WriteOutcome> outcomes) => new(
            batch[^1],
            Changed + outcomes.Count(outcome => outcome is WriteOutcome.Updated),
            Unchanged + outcomes.Count(outcome => outcome is WriteOutcome.Unchanged),
            Skipped + outcomes.Count(outcome => outcome is WriteOutcome.Refused));
    }
}
