using Tandem.Audience.Rules;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.Audience.Scoring;

/// <summary>Computes all contacts by the rules of today, from records and log. Nobody qualifies by it: a changed rule is no news about a person.</summary>
internal sealed class RecomputeScores(Db db, ContactScorer scorer) : IJobHandler
{
    public const string Kind = "audience.recompute";

    private const int Batch = 200;

    private const string Next = "select id from people_public_contacts where id > @after order by id limit @limit";

    private const string Computed = "update audience_scoring set computed_version = @version where id = 1 and computed_version < @version";

    /// <summary>Contacts of an import that was undone leave their scores behind.</summary>
    private const string Forget = "delete from {0} where not exists (select 1 from people_public_contacts c where c.id = {0}.contact_id)";

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var version = run.Job.Checkpoint?.As<Checkpoint>().Version ?? await Version(cancel);
        var (after, done) = (run.Job.Checkpoint?.As<Checkpoint>().After ?? Guid.Empty, run.Job.Done);
        if (version is null)
        {
            return new JobOutcome(JsonText.Of(new { contacts = 0 }));
        }

        var total = run.Job.Total ?? await db.Read(session => session.Scalar<long>("select count(*) from people_public_contacts"), cancel);
        for (var isMore = true; isMore;)
        {
            var contacts = await db.Read(session => session.Query<Guid>(Next, new { after, limit = Batch }), cancel);
            isMore = contacts.Count == Batch;
            if (contacts.Count > 0)
            {
                after = contacts[^1];
                done += contacts.Count;
                await db.Write(tx => Compute(tx, contacts, run, new Progress(new Checkpoint(version.Value, after), done, Math.Max(done, total))), cancel);
            }
        }

        await db.Write(tx => End(tx, version.Value), cancel);
        return new JobOutcome(JsonText.Of(new { contacts = done }));
    }

    /// <summary>The version to compute, or null where another run has done it.</summary>
    private async Task<int?> Version(CancellationToken cancel)
    {
        var rules = await db.Read(ScoringRules.Load, cancel);
        return rules.Thresholds.ComputedVersion < rules.Thresholds.Version ? rules.Thresholds.Version : null;
    }

    private async Task Compute(Tx tx, IReadOnlyList<Guid> contacts, JobRun run, Progress progress)
    {
        var rules = await ScoringRules.Load(tx);
        await scorer.Apply(tx, rules, contacts.ToDictionary(contact => contact, _ => new ContactWork { Anew = true, FitChanged = true, IsNews = false }));
        await run.Step(tx, JsonText.Of(progress.Checkpoint), progress.Done, progress.Total);
    }

    private static async Task End(Tx tx, int version)
    {
        await tx.Execute(Computed, new { version });
        foreach (var table in new[] { "audience_engagement", "audience_scores" })
        {
            await tx.Execute(Forget.Replace("{0}", table, StringComparison.Ordinal));
        }
    }

    private sealed record Checkpoint(int Version, Guid After);

    private sealed record Progress(Checkpoint Checkpoint, long Done, long Total);
}
