using Tandem.Imports.Files;
using Tandem.Imports.Rows;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Settings;

namespace Tandem.Imports.Runs;

/// <summary>What an import job is to do.</summary>
/// <param name="ImportId">The file.</param>
/// <param name="DryRun">Only count; write nothing.</param>
internal sealed record ImportOrder(Guid ImportId, bool DryRun);

/// <summary>How far an import has come.</summary>
/// <param name="Rows">Records passed, bad ones included; a resumed run skips as many.</param>
/// <param name="Report">The counts up to there.</param>
internal sealed record ImportProgress(long Rows, ImportReport Report);

/// <summary>
/// Runs an import, or its dry run: batches of rows in one transaction each, together with the errors, the before-images and the checkpoint,
/// so that a crash costs no row and repeats none.
/// </summary>
internal sealed class ImportJob(Db db, ImportRows rowsOf, FieldDefinitions fields, FieldMaker maker, WorkspaceSettings settings) : IJobHandler
{
    public const string Kind = "import";

    public string? UndoKind => UndoImportJob.Kind;

    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var order = run.Job.Payload.As<ImportOrder>();
        var file = await db.Read(session => ImportTable.Find(session, order.ImportId), cancel)
            ?? throw new InvalidOperationException("The import is gone.");
        try
        {
            var report = await Run(run, file, order, cancel);
            await db.Write(tx => ImportTable.SetState(tx, file.Id, order.DryRun ? "checked" : "done", run.Job.Id, report), CancellationToken.None);
            Instant? undoUntil = order.DryRun ? null : db.Now + TimeSpan.FromDays(30);
            return new JobOutcome(JsonText.Of(new { importId = file.Id, report }), undoUntil);
        }
        catch (Exception exception) when (exception is not JobLostException && !(exception is OperationCanceledException && cancel.IsCancellationRequested))
        {
            var state = exception is JobCancelledException ? "cancelled" : "failed";
            await db.Write(tx => ImportTable.SetState(tx, file.Id, order.DryRun ? "uploaded" : state, run.Job.Id, report: null), CancellationToken.None);
            throw;
        }
    }

    private async Task<ImportReport> Run(JobRun run, ImportFile file, ImportOrder order, CancellationToken cancel)
    {
        var progress = run.Job.Checkpoint?.As<ImportProgress>();
        var survey = Survey.Of(file, cancel);
        if (progress is null)
        {
            (file, progress) = await Begin(run, file, order, survey);
        }

        var context = await db.Read(session => ImportContext.Load(session, file, fields, settings), cancel);
        var rows = rowsOf.Of(file.Object);
        var batch = new ImportBatch(db, run, file, order.DryRun, new Tally(progress.Report));
        var source = new RowSource(file, progress.Rows);
        await foreach (var chunk in source.Read(rows.BatchSize, cancel))
        {
            await batch.Write(chunk, rows, context, survey.Rows, cancel);
        }

        var report = batch.Report;
        return report.Rows == 0 ? report with { Warnings = [.. report.Warnings, FileWarnings.NoRows] } : report;
    }

    /// <summary>Forgets an earlier run's errors and makes the custom fields that columns are to become.</summary>
    private async Task<(ImportFile, ImportProgress)> Begin(JobRun run, ImportFile file, ImportOrder order, Survey survey)
    {
        return await db.Write(async tx =>
        {
            await tx.Execute("delete from imports_errors where import_id = @id", new { file.Id });
            var (columns, created) = order.DryRun ? (file.Columns, []) : await MakeFields(tx, file, survey, run.Job.CreatedBy);
            var mapped = file.With(columns);
            await ImportTable.SetMapping(tx, mapped);
            await ImportTable.SetState(tx, file.Id, order.DryRun ? "checking" : "running", run.Job.Id, report: null);
            var progress = new ImportProgress(0, new ImportReport { CreatedFields = created, IsDryRun = order.DryRun, Warnings = FileWarnings.Of(mapped) });
            await run.Step(tx, JsonText.Of(progress), 0, survey.Rows);
            return (mapped, progress);
        });
    }

    private async Task<(IReadOnlyList<ImportColumn> Columns, IReadOnlyList<string> Created)> MakeFields(Tx tx, ImportFile file, Survey survey, string actor)
    {
        var (columns, created) = (new List<ImportColumn>(), new List<string>());
        foreach (var column in file.Columns)
        {
            if (column.Target is not ImportColumn.NewField || column.Field is not { } field)
            {
                columns.Add(column);
                continue;
            }

            if (!survey.IsFilled(column))
            {
                columns.Add(column with { Target = null, WasEmpty = true });
                continue;
            }

            var (type, options) = survey.Choices(column);
            var (id, isNew) = await maker.Ensure(tx, new WishedField(ImportContext.ObjectOf(file), field.Key, field.Label, type, options), actor);
            if (isNew)
            {
                created.Add(field.Label);
            }

            var key = await tx.Scalar<string>("select key from people_public_fields where id = @id", new { id });
            columns.Add(column with { Target = "custom." + key });
        }

        return (columns, created);
    }
}
