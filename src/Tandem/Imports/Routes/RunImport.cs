using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Files;
using Tandem.Imports.Runs;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Imports.Routes;

/// <summary>Sets where the columns go, and starts the dry run and the run.</summary>
internal sealed class RunImport(Db db, Jobs jobs)
{
    /// <summary>Where one column goes; null is nowhere. Without options its cells are read as they look.</summary>
    public sealed record ColumnChoice(int Index, string? Target, ColumnOptions? Options = null);

    /// <summary>Where the columns go. Columns that are not named stay as they are, and so do options that are not given.</summary>
    public sealed record Mapping(IReadOnlyList<ColumnChoice> Columns, ImportOptions? Options = null);

    /// <summary>The job that was started.</summary>
    public sealed record Started(Guid JobId);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/v1/imports/{id:guid}/mapping", async (Guid id, Mapping mapping, Caller caller, RunImport handler, CancellationToken cancel) =>
            (await handler.SetMapping(id, mapping, caller, cancel)).ToHttp()).Needs(Rights.Contacts.Import).Produces<ImportView>().WithTags("Imports");
        routes.MapPost("/api/v1/imports/{id:guid}/check", async (Guid id, Caller caller, RunImport handler, CancellationToken cancel) =>
            (await handler.Start(id, dryRun: true, caller, cancel)).ToHttp(202)).Needs(Rights.Contacts.Import).Produces<Started>(202).WithTags("Imports");
        routes.MapPost("/api/v1/imports/{id:guid}/run", async (Guid id, Caller caller, RunImport handler, CancellationToken cancel) =>
            (await handler.Start(id, dryRun: false, caller, cancel)).ToHttp(202)).Needs(Rights.Contacts.Import).Produces<Started>(202).WithTags("Imports");
    }

    public Task<Result<ImportView>> SetMapping(Guid id, Mapping mapping, Caller caller, CancellationToken cancel) => db.Write<Result<ImportView>>(async tx =>
    {
        if (await Find(tx, id, caller) is not { } file)
        {
            return Problem.NotFound("That import");
        }

        if (file.State is not ("uploaded" or "checked" or "cancelled" or "failed"))
        {
            return Problem.Conflict("importStarted", "This import has run or is running: its mapping can no longer be changed.");
        }

        var mapped = ColumnMapping.Apply(file, mapping.Columns ?? []);
        if (mapped.Problem is { } problem)
        {
            return problem;
        }

        var changed = file with { Columns = mapped.Value!, Options = mapping.Options ?? file.Options };
        await ImportTable.SetMapping(tx, changed);
        return ImportView.Of(changed);
    }, cancel);

    public Task<Result<Started>> Start(Guid id, bool dryRun, Caller caller, CancellationToken cancel) => db.Write<Result<Started>>(async tx =>
    {
        if (await Find(tx, id, caller) is not { } file)
        {
            return Problem.NotFound("That import");
        }

        if (file.State is "running" or "checking" or "done" or "undone")
        {
            return Problem.Conflict("importStarted", "This import has run or is running. Hand the file in again to import it once more.");
        }

        if (ColumnMapping.Missing(file) is { } missing)
        {
            return missing;
        }

        var jobId = await jobs.Enqueue(tx, ImportJob.Kind, JsonText.Of(new ImportOrder(id, dryRun)), caller.Actor);
        await ImportTable.SetState(tx, id, dryRun ? "checking" : "running", jobId, report: null);
        return new Started(jobId);
    }, cancel);

    /// <summary>The import, where the caller may see it: one's own, or any for those who look after the workspace.</summary>
    public static async Task<ImportFile?> Find(Session session, Guid id, Caller caller) =>
        await ImportTable.Find(session, id) is { } file
        && caller.May(StartImport.RightFor(file.Object))
        && (string.Equals(file.CreatedBy, caller.Actor, StringComparison.Ordinal) || caller.For(Rights.Operations.Read) == Scope.All) ? file : null;
}
