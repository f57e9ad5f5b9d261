using Tandem.Imports.Files;
using Tandem.Imports.Rows;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.Imports.Runs;

/// <summary>Writes one chunk of rows after the other and keeps the counts.</summary>
internal sealed class ImportBatch(Db db, JobRun run, ImportFile file, bool dryRun, Tally start)
{
    private static readonly Bulk<ErrorRow> Errors = new(
        "imports_errors",
        new("import_id", ColumnType.Uuid, row => row.ImportId),
        new("line", ColumnType.Bigint, row => row.Line),
        new("code", ColumnType.Text, row => row.Code),
        new("message", ColumnType.Text, row => row.Message),
        new("cells", ColumnType.Text, row => row.Cells));

    private Tally _tally = start;

    /// <summary>The counts so far.</summary>
    public ImportReport Report => _tally.Snapshot();

    public async Task Write(RowChunk chunk, ObjectRows rows, ImportContext context, long total, CancellationToken cancel)
    {
        var before = Report;
        // The work may run more than once, so each try counts on from the same point.
        _tally = dryRun
            ? await CountOnly(before, chunk, rows, context, cancel)
            : await db.Write(tx => WriteAll(tx, before, chunk, rows, context), cancel);
        await Checkpoint(chunk, total, cancel);

        async Task<Tally> WriteAll(Tx tx, ImportReport soFar, RowChunk part, ObjectRows target, ImportContext against)
        {
            var tally = await Take(tx, soFar, part, target, against);
            await run.Step(tx, JsonText.Of(new ImportProgress(part.Passed, tally.Snapshot())), part.Passed, total);
            return tally;
        }
    }

    /// <summary>A dry run's batch has no transaction of its own to put the checkpoint into: it is rolled back.</summary>
    private Task Checkpoint(RowChunk chunk, long total, CancellationToken cancel) => dryRun
        ? db.Write(async tx =>
        {
            await Errors.Insert(tx, _dryErrors);
            await run.Step(tx, JsonText.Of(new ImportProgress(chunk.Passed, Report)), chunk.Passed, total);
        }, cancel)
        : Task.CompletedTask;

    private List<ErrorRow> _dryErrors = [];

    private async Task<Tally> CountOnly(ImportReport soFar, RowChunk chunk, ObjectRows rows, ImportContext context, CancellationToken cancel)
    {
        try
        {
            await db.Write(async tx => throw new DryRunException(await Take(tx, soFar, chunk, rows, context)), cancel);
            throw new InvalidOperationException("A dry run must not commit.");
        }
        catch (DryRunException counted)
        {
            return counted.Tally;
        }
    }

    private async Task<Tally> Take(Tx tx, ImportReport soFar, RowChunk chunk, ObjectRows rows, ImportContext context)
    {
        var tally = new Tally(soFar);
        var options = new WriteOptions { Source = "import", Actor = run.Job.CreatedBy, JobId = dryRun ? null : run.Job.Id };
        var results = await rows.Write(tx, chunk.Rows, context, options, tally);
        var errors = chunk.Bad.Select(bad => new ErrorRow(file.Id, bad.Line, bad.Code, bad.Message, "[]")).ToList();
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Outcome == RowOutcome.Refused)
            {
                errors.Add(new ErrorRow(file.Id, chunk.Rows[i].Line, results[i].Code ?? "refused", results[i].Message ?? "", JsonText.Of(chunk.Rows[i].Cells).ToString()));
            }
        }

        tally.Report = tally.Report with
        {
            Rows = tally.Report.Rows + chunk.Rows.Count + chunk.Bad.Count,
            Created = tally.Report.Created + results.Count(result => result.Outcome == RowOutcome.Created),
            Updated = tally.Report.Updated + results.Count(result => result.Outcome == RowOutcome.Updated),
            Unchanged = tally.Report.Unchanged + results.Count(result => result.Outcome == RowOutcome.Unchanged),
            Errors = tally.Report.Errors + errors.Count,
        };
        if (dryRun)
        {
            _dryErrors = errors;
        }
        else
        {
            await Errors.Insert(tx, errors);
        }

        return tally;
    }

    private sealed record ErrorRow(Guid ImportId, long Line, string Code, string Message, string Cells);

    private sealed class DryRunException(Tally tally) : Exception("Nothing is written in a dry run.")
    {
        public Tally Tally => tally;
    }
}
