using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.Capture.Traffic;

/// <summary>Sorts all visits into channels by the rules of today, from what was kept of where they came from.</summary>
internal sealed class SortVisits(Db db, ChannelBook channels) : IJobHandler
{
    public const string Kind = "capture.channels";

    private const int Batch = 1000;

    private const string Next =
        $"""
        select {SessionRows.Columns}
        from capture_sessions s
        where (s.subject_id, s.id) > (@subject, @id)
        order by s.subject_id, s.id
        limit @limit
        """;

    private const string Change = "update capture_sessions set channel = @channel where subject_id = @subjectId and id = @id";

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var place = run.Job.Checkpoint?.As<Place>() ?? new Place(Guid.Empty, Guid.Empty);
        var done = run.Job.Done;
        for (var isMore = true; isMore;)
        {
            (isMore, place, done) = await db.Write(tx => Sort(tx, run, place, done), cancel);
        }

        return new JobOutcome(JsonText.Of(new { visits = done }));
    }

    private async Task<(bool IsMore, Place Place, long Done)> Sort(Tx tx, JobRun run, Place place, long done)
    {
        var rules = await channels.Rules(tx);
        var page = await tx.Query<VisitSession>(Next, new { place.Subject, place.Id, limit = Batch });
        foreach (var session in page)
        {
            if (rules.ChannelOf(session.Touch) is var channel && channel != session.Channel)
            {
                await tx.Execute(Change, new { channel, session.SubjectId, session.Id });
            }
        }

        var next = page.Count == 0 ? place : new Place(page[^1].SubjectId, page[^1].Id);
        await run.Step(tx, JsonText.Of(next), done + page.Count);
        return (page.Count == Batch, next, done + page.Count);
    }

    private sealed record Place(Guid Subject, Guid Id);
}
