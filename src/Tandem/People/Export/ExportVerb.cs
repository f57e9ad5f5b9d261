using Tandem.People.Public;
using Tandem.Platform.Cli;
using Tandem.Platform.Security;

namespace Tandem.People.Export;

/// <summary><c>export contacts</c>: the file that the API answers with, to standard output or into a file.</summary>
internal sealed class ExportVerb(IEnumerable<ExportSource> sources) : CliVerb
{
    public override string Name => "export";

    public override string Summary => "Write contacts, companies or deals as CSV";

    public override string Help =>
        """
        export contacts|companies|deals [FILE] [--q TEXT] [--filter JSON] [--columns KEY,KEY]

          Writes the CSV file that the workspace and the API export: UTF-8, formulas neutralised, one row a record.
          Without FILE to standard output. --q and --filter choose as a list does, for example
          --filter '{"field":"lifecycleStage","op":"anyOf","value":["customer"]}'; --columns chooses columns by their
          keys, for example name,email,custom.score. Works beside a running server.
          An export that is imported into an empty workspace gives the same records.
        """;

    public override string[] Flags => ["i-have-a-backup"];

    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        if (arguments.Unknown("q", "filter", "columns", "i-have-a-backup").FirstOrDefault() is { } unknown)
        {
            throw new CliUseException($"There is no option --{unknown}.");
        }

        if (arguments.Words.Count is not (1 or 2) || sources.FirstOrDefault(one => one.Name == arguments.Words[0]) is not { } source)
        {
            throw new CliUseException("Say what to export: contacts, companies or deals.");
        }

        var opened = await source.Open(new ExportRequest(arguments.Value("q"), arguments.Value("filter"), arguments.Value("columns")), Caller.System, cancel);
        if (opened.Problem is { } problem)
        {
            throw new CliUseException($"{problem.Message} ({problem.Code})");
        }

        if (arguments.Words.Count == 1)
        {
            await using var output = Console.OpenStandardOutput();
            await opened.Value!.Write(output, cancel);
            return 0;
        }

        await WriteFile(opened.Value!, Path.GetFullPath(arguments.Words[1]), cancel);
        Console.WriteLine($"{opened.Value!.Count} {source.Name}");
        return 0;
    }

    // Under its own name only when it is whole: half an export looks like a whole one.
    private static async Task WriteFile(CsvExport export, string path, CancellationToken cancel)
    {
        var unfinished = path + ".part";
        try
        {
            await using (var file = File.Create(unfinished))
            {
                await export.Write(file, cancel);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
