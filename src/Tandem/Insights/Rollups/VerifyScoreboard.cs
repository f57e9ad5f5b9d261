using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.Insights.Rollups;

/// <summary>
/// Compares what is kept for the scoreboard with the plain SQL: every contact's row with the present state, then the sums with the rows. It must find no
/// difference; what it finds it mends and says.
/// </summary>
internal sealed class VerifyScoreboard(Db db) : IJobHandler
{
    public const string Kind = "scoreboardVerify";

    private const int Batch = 2000;
    private const int Shown = 10;
    private const int Tries = 5;

    // Kept rows of nobody are looked at, too.
    private const string Next =
        """
        select id from (
          select id from (select id from people_public_contacts where id > @after order by id limit @limit) c
          union
          select contact_id from (select contact_id from insights_people where contact_id > @after order by contact_id limit @limit) p) b
        order by id
        limit @limit
        """;

    private const string Mended = "update insights_rollups set mends = mends + 1 where id = 1 and mends = @mends";

    private const string Keep = "update insights_rollups set report = @report where id = 1";

    private const string Prune =
        """
        delete from insights_people_days
        where leads = 0 and marketing_qualified = 0 and sales_accepted = 0 and sales_qualified = 0
          and cohort_marketing_qualified = 0 and cohort_sales_accepted = 0 and cohort_sales_qualified = 0
        """;

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var step = run.Job.Checkpoint?.As<Checkpoint>() ?? new Checkpoint(Guid.Empty, 0, 0, []);
        var done = run.Job.Done;
        if (await Zone(cancel) is null)
        {
            return new JobOutcome(JsonText.Of(new { building = true }));
        }

        var total = run.Job.Total ?? await db.Read(session => session.Scalar<long>("select count(*) from people_public_contacts"), cancel);
        for (var isMore = true; isMore;)
        {
            var ids = await db.Read(session => session.Query<Guid>(Next, new { step.After, limit = Batch }), cancel);
            isMore = ids.Count == Batch;
            done += ids.Count;
            if (ids.Count > 0)
            {
                step = await Look(run, ids, step with { After = ids[^1] }, (done, Math.Max(done, total)), cancel);
            }
        }

        return new JobOutcome(JsonText.Of(await End(step, done, cancel)));
    }

    /// <summary>The zone of what is complete; null where it is not.</summary>
    private async Task<string?> Zone(CancellationToken cancel)
    {
        var state = await db.Read(RollupState.Load, cancel);
        return state.State == RollupState.Ready ? state.TimeZone : null;
    }

    private async Task<Checkpoint> Look(JobRun run, IReadOnlyList<Guid> ids, Checkpoint step, (long Done, long Total) progress, CancellationToken cancel)
    {
        var zone = await Zone(cancel);
        var suspects = zone is null ? [] : await db.Read(session => PeopleCheck.Suspects(session, DayCutter.For(zone), ids), cancel);
        return await db.Write(async tx =>
        {
            var next = step;
            var state = await RollupState.Share(tx);
            if (suspects.Count > 0 && state.State == RollupState.Ready)
            {
                var (wrong, leftOut) = await PeopleCheck.Mend(tx, DayCutter.For(state.TimeZone), suspects);
                next = step with { Wrong = step.Wrong + wrong.Count, LeftOut = step.LeftOut + leftOut, First = [.. step.First.Concat(wrong).Take(Shown)] };
            }

            await run.Step(tx, JsonText.Of(next), progress.Done, progress.Total);
            return next;
        }, cancel);
    }

    private async Task<CheckReport> End(Checkpoint step, long people, CancellationToken cancel)
    {
        var sums = await MendSums(cancel);
        return await db.Write(async tx =>
        {
            await tx.Execute(Prune);
            var report = new CheckReport
            {
                At = tx.Now,
                People = people - step.LeftOut,
                LeftOut = step.LeftOut,
                PeopleWrong = step.Wrong,
                FirstPeople = step.First,
                SumsWrong = sums.Count,
                FirstSums = [.. sums.Take(Shown).Select(sum => new WrongSum(sum.Dimension, sum.Day, sum.Key))],
            };
            await tx.Execute(Keep, new { report = JsonText.Of(report) });
            return report;
        }, cancel);
    }

    /// <summary>The sums that were wrong. Another check that mended in between makes this one look again.</summary>
    private async Task<List<CellKey>> MendSums(CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (mends, differences) = await db.Read(
                async session => ((await RollupState.Load(session)).Mends, await CellSums.Differences(session)), cancel);
            if (differences.Count == 0 || await db.Write(tx => Mend(tx, mends, differences), cancel))
            {
                return [.. differences.Select(difference => difference.Cell)];
            }

            if (attempt == Tries)
            {
                throw new InvalidOperationException("Other checks kept mending the same sums.");
            }
        }
    }

    private static async Task<bool> Mend(Tx tx, long mends, List<(CellKey Cell, long[] Missing)> differences)
    {
        if (await tx.Execute(Mended, new { mends }) == 0)
        {
            return false;
        }

        var cells = new DayCells();
        foreach (var (cell, missing) in differences)
        {
            cells.Add(cell, missing);
        }

        await cells.Write(tx);
        return true;
    }

    private sealed record Checkpoint(Guid After, long Wrong, long LeftOut, IReadOnlyList<Guid> First);
}
