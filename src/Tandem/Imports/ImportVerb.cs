using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;
using Tandem.Imports.Files;
using Tandem.Imports.Routes;
using Tandem.Imports.Runs;
using Tandem.Platform;
using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Imports;

/// <summary><c>import contacts FILE</c>: the same import as in the workspace, with the guessed mapping.</summary>
internal sealed class ImportVerb(Db db, StartImport start, JobAtTheTerminal terminal) : CliVerb
{
    private static readonly string[] Known = ["dry-run", "errors", "create-stages", "dates", "i-have-a-backup"];

    public override string Name => "import";

    public override string Summary => "Import contacts, companies, deals, users or products from a CSV file";

    public override string Help =>
        """
        import contacts|companies|deals|users|products FILE [--dry-run] [--errors FILE] [--dates ORDER] [--create-stages]

          Guesses encoding, delimiter and mapping, and prints a report. Columns that fit nowhere become custom
          fields. A file with the headers of an earlier import is mapped like that one.
          Rows that cannot be taken go to --errors with line and reason; the others are kept.
          --dry-run only counts. What an import did can be taken back in the workspace for 30 days.
          --dates dmy or mdy says which number of a date is the day, where the file leaves it open.
          --create-stages makes the stages that deals name and the pipeline lacks; without it those deals are in
          its first stage, and the report says so.
          Beside a running server the server does the work; the command returns when it has.
          Exit code 1: the file cannot be read, or none of its rows was taken.
        """;

    public override string[] Flags => ["dry-run", "create-stages", "i-have-a-backup"];

    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        var (importObject, path, order) = Read(arguments);
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync(Directory.Exists(path) ? $"{path} is a folder, not a file." : $"There is no file {path}.");
            return 1;
        }

        // Before any work is done: a place where nothing can be written is known now, not after a million rows.
        await using var errors = arguments.Value("errors") is { } place ? File.Create(place) : null;
        var registered = await start.Register(path, Path.GetFileName(path), importObject, Guid.CreateVersion7(), Caller.System, cancel);
        if (registered.Problem is { } problem)
        {
            return await Refuse(problem);
        }

        var file = await Choose(registered.Value!.Id, order, arguments.Has("create-stages"), cancel);
        if (ColumnMapping.Missing(file) is { } missing)
        {
            ImportPrint.Columns(file);
            return await Refuse(missing);
        }

        var job = await terminal.Run(ImportJob.Kind, JsonText.Of(new ImportOrder(file.Id, arguments.Has("dry-run"))), cancel);
        file = (await db.Read(session => ImportTable.Find(session, file.Id), cancel))!;
        var done = await ImportPrint.Report(file, job, await FirstErrors(file.Id, cancel));
        if (errors is not null)
        {
            await ReadImports.WriteErrors(errors, db, file, cancel);
        }

        return done ? 0 : 1;
    }

    private static (ImportObject Object, string Path, DateOrder? Order) Read(CliArguments arguments)
    {
        if (arguments.Unknown(Known).FirstOrDefault() is { } unknown)
        {
            throw new CliUseException($"There is no option --{unknown}.");
        }

        if (arguments.Words.Count != 2 || StartImport.ObjectOf(arguments.Words[0]) is not { } importObject || arguments.Words[1].Length == 0)
        {
            throw new CliUseException("Say what to import and from which file.");
        }

        if (arguments.Value("errors") is "")
        {
            throw new CliUseException("--errors needs the name of a file.");
        }

        DateOrder? order = arguments.Value("dates") switch
        {
            null => null,
            "dmy" => DateOrder.DayMonthYear,
            "mdy" => DateOrder.MonthDayYear,
            _ => throw new CliUseException("--dates is dmy or mdy."),
        };
        return (importObject, Path.GetFullPath(arguments.Words[1]), order);
    }

    /// <summary>Writes down what was said on the command line beside the mapping.</summary>
    private Task<ImportFile> Choose(Guid id, DateOrder? order, bool createStages, CancellationToken cancel) => db.Write(async tx =>
    {
        var file = (await ImportTable.Find(tx, id))!;
        file = file with
        {
            Options = file.Options with { CreateStages = createStages },
            Columns = [.. file.Columns.Select(column => order is { } said && column.Options.Date is { IsAmbiguous: true } date
                ? column with { Options = column.Options with { Date = date with { Order = said, IsAmbiguous = false } } }
                : column)],
        };
        await ImportTable.SetMapping(tx, file);
        return file;
    }, cancel);

    private Task<IReadOnlyList<ImportPrint.ErrorLine>> FirstErrors(Guid id, CancellationToken cancel) => db.Read(
        session => session.Query<ImportPrint.ErrorLine>("select line, message from imports_errors where import_id = @id order by line limit 5", new { id }), cancel);

    private static async Task<int> Refuse(Problem problem)
    {
        await Console.Error.WriteLineAsync($"{problem.Message} ({problem.Code})");
        return 1;
    }
}
