using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Lanes;

namespace Tandem.Platform.Cli;

/// <summary>
/// Runs a job for a command: leaves it to the process that owns the lanes, or does it here where there is none, shows progress, and comes
/// back when the job has ended and the reactors have caught up with what it wrote.
/// </summary>
public sealed class JobAtTheTerminal(Db db, Jobs.Jobs jobs, JobLoop loop, LogFollowers followers)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Asks for the job and waits for its end; the job as it ended.</summary>
    public async Task<Job> Run(string kind, JsonText payload, CancellationToken cancel)
    {
        using var owned = DataLock.TryTake(db.Options);
        // On PostgreSQL several processes look for jobs, but only this one can read the file that the command names.
        var reservedFor = owned is null ? null : loop.Owner;
        var id = await db.Write(tx => jobs.Enqueue(tx, kind, payload, "system", reservedFor), cancel);
        var work = owned is null ? Task.CompletedTask : loop.RunNext(id, cancel);
        var job = await Watch(id, work, cancel);
        await work;
        await CatchUp(owned is not null, cancel);
        return job;
    }

    private async Task<Job> Watch(Guid id, Task work, CancellationToken cancel)
    {
        var line = new ProgressLine();
        while (true)
        {
            var job = await db.Read(session => jobs.Find(session, id), cancel)
                ?? throw new InvalidOperationException("The job is gone.");
            line.Show(job, db.Now);
            if (job.FinishedAt is not null)
            {
                line.End();
                return job;
            }

            await Task.WhenAny(work.IsCompleted ? Task.Delay(Glance, cancel) : work, Task.Delay(Glance, cancel));
        }
    }

    private async Task CatchUp(bool isOurs, CancellationToken cancel)
    {
        while (true)
        {
            if (isOurs)
            {
                await followers.CatchUp(cancel);
            }

            if ((await followers.Lag(cancel)).Values.Sum() == 0)
            {
                await followers.GiveUp();
                return;
            }

            await Task.Delay(Glance, cancel);
        }
    }

    /// <summary>One line that is written over; silent where the output is no terminal.</summary>
    private sealed class ProgressLine
    {
        private readonly bool _isTerminal = !Console.IsErrorRedirected;

        public void Show(Job job, Instant now)
        {
            if (!_isTerminal || job.StartedAt is not { } started)
            {
                return;
            }

            var seconds = Math.Max(0.001, (now - started).TotalSeconds);
            var share = job.Total is { } total && total > 0 ? string.Create(CultureInfo.InvariantCulture, $" of {total:n0} ({100.0 * job.Done / total:f0} %)") : "";
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{job.Done:n0}{share}, {job.Done / seconds:n0} a second   "));
        }

        public void End()
        {
            if (_isTerminal)
            {
                Console.Error.WriteLine();
            }
        }
    }
}
