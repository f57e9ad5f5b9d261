using System.Globalization;
using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Files;
using Tandem.Imports.Routes;
using Tandem.Imports.Runs;
using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Imports;

/// <summary><c>import contacts FILE</c>: the same import as in the workspace, with the guessed mapping.</summary>
internal sealed class ImportVerb(Db db, StartImport start, JobAtTheTerminal terminal) : CliVerb
{
    public override string Name => "import";

    public override string Summary => "Import contacts, companies, deals, users or products from a CSV file";

    public override string Help =>
        """
        import contacts|companies|deals|users|products FILE [--dry-run] [--errors FILE]

          Guesses encoding, delimiter and mapping, and prints a report. Columns that fit nowhere become custom
          fields. Rows that cannot be taken go to --errors with line and reason; the others are kept.
          --dry-run only counts. What an import did can be taken back in the workspace for 30 days.
          Beside a running server the server does the work; the command returns when it has.
        """;

    public override string[] Flags => ["dry-run", "i-have-a-backup"];

    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        if (arguments.Words.Count != 2 || !Enum.TryParse<ImportObject>(arguments.Words[0], ignoreCase: true, out var importObject)
            || arguments.Unknown("dry-run", "errors", "i-have-a-backup").Any())
        {
            throw new CliUseException("Say what to import and from which file.");
        }

        var path = Path.GetFullPath(arguments.Words[1]);
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"There is no file {path}.");
            return 1;
        }

        var registered = await start.Register(path, Path.GetFileName(path), importObject, Guid.CreateVersion7(), Caller.System, cancel);
        if (registered.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync($"{problem.Message} ({problem.Code})");
            return 1;
        }

        var id = registered.Value!.Id;
        var job = await terminal.Run(ImportJob.Kind, JsonText.Of(new ImportOrder(id, arguments.Has("dry-run"))), cancel);
        var file = (await db.Read(session => ImportTable.Find(session, id), cancel))!;
        Print(file, job);
        if (arguments.Value("errors") is { Length: > 0 } errors)
        {
            await using var target = File.Create(errors);
            await ReadImports.WriteErrors(target, db, file, cancel);
        }

        return string.Equals(job.State, "done", StringComparison.Ordinal) ? 0 : 1;
    }

    private static void Print(ImportFile file, Job job)
    {
        foreach (var column in file.Columns)
        {
            Console.WriteLine($"  {column.Header} → {column.Target ?? "left out"}");
        }

        var report = file.Report ?? new ImportReport();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows} rows: {report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged, {report.Errors} errors"));
        foreach (var warning in report.Warnings)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  warning: {warning.Message} ({warning.Count} rows, first in line {warning.Line})"));
        }

        if (!string.Equals(job.State, "done", StringComparison.Ordinal))
        {
            Console.Error.WriteLine($"The import {job.State}: {job.Error}");
        }
    }
}
