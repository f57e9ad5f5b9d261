using Tandem.Imports.Files;
using Tandem.Imports.Routes;
using Tandem.Imports.Runs;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Imports;

/// <summary>Files that people bring: looked into, mapped, checked, imported, and taken back.</summary>
public sealed class ImportsModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Imports";

    /// <inheritdoc/>
    public override string Purpose => "Takes in files of people, companies, deals, users and products, and takes them back out again.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<ImportRows>();
        add.Job<ImportJob>(ImportJob.Kind);
        add.Job<UndoImportJob>(UndoImportJob.Kind);
        add.Services.AddSingleton<StartImport>();
        add.Services.AddSingleton<RunImport>();
        add.Services.AddSingleton<AcceptSuggestion>();
        add.Services.AddSingleton<PlaceDeals>();
        add.Endpoints(StartImport.Map, RunImport.Map, ReadImports.Map, AcceptSuggestion.Map, PlaceDeals.Map);
        add.Command<ImportVerb>();
        add.Mentions(new MentionRule("imports_files", Mention.Replace) { Columns = ["file_name", "columns", "hints", "options", "report", "undo"] });
        add.Services.AddSingleton(new PersonalFiles(ImportTable.RemoveFiles));
        add.Tables(new ModuleTables
        {
            Records = ["imports_errors", "imports_unplaced", "imports_files"],
            Kept = [],
            Before = ImportTable.DropFiles,
        });
    }
}
