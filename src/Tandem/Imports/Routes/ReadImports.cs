using System.Text.Json;
using Tandem.Engines.Import.Csv;
using Tandem.Imports.Files;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Imports.Routes;

/// <summary>Shows imports, and the rows that were not taken as a file to mend and hand in again.</summary>
internal static class ReadImports
{
    private const string Errors = "select line, code, message, cells from imports_errors where import_id = @id and line > @after order by line limit 1000";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/imports", async (Caller caller, Db db, CancellationToken cancel) =>
        {
            var own = caller.For(Rights.Operations.Read) == Scope.All ? null : caller.Actor;
            var files = await db.Read(session => ImportTable.Newest(session, own), cancel);
            return new Page<ImportView>([.. files.Where(file => caller.May(StartImport.RightFor(file.Object))).Select(ImportView.Of)], Next: null);
        }).Needs(Rights.Contacts.Import).WithTags("Imports");

        routes.MapGet("/api/v1/imports/{id:guid}", async (Guid id, Caller caller, Db db, CancellationToken cancel) =>
            (await db.Read<Result<ImportView>>(async session =>
                await RunImport.Find(session, id, caller) is { } file ? ImportView.Of(file) : Problem.NotFound("That import"), cancel)).ToHttp())
            .Needs(Rights.Contacts.Import).Produces<ImportView>().WithTags("Imports");

        routes.MapGet("/api/v1/imports/{id:guid}/errors.csv", ErrorFile).Needs(Rights.Contacts.Import).WithTags("Imports");
    }

    private static async Task<IResult> ErrorFile(Guid id, Caller caller, Db db, CancellationToken cancel)
    {
        var file = await db.Read(session => RunImport.Find(session, id, caller), cancel);
        return file is null
            ? Problem.NotFound("That import").ToHttp()
            : Results.Stream(body => WriteErrors(body, db, file, cancel), "text/csv; charset=utf-8", $"errors-{Path.GetFileNameWithoutExtension(file.FileName)}.csv");
    }

    /// <summary>Line, reason, then the row as it was, so that it can be mended and handed in again.</summary>
    internal static async Task WriteErrors(Stream body, Db db, ImportFile file, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(body, leaveOpen: true);
        var csv = new CsvOut(writer);
        csv.Text("line").Text("reason");
        foreach (var column in file.Columns)
        {
            csv.Text(column.Header);
        }

        csv.EndRow();
        for (var after = -1L; ;)
        {
            var rows = await db.Read(session => session.Query<ErrorRow>(Errors, new { file.Id, after }), cancel);
            foreach (var row in rows)
            {
                csv.Number(row.Line).Text(row.Message);
                foreach (var cell in JsonSerializer.Deserialize<string[]>(row.Cells) ?? [])
                {
                    csv.Text(cell);
                }

                csv.EndRow();
            }

            await writer.FlushAsync(cancel);
            if (rows.Count < 1000)
            {
                return;
            }

            after = rows[^1].Line;
        }
    }

    private sealed class ErrorRow
    {
        public long Line { get; init; }

        public required string Code { get; init; }

        public required string Message { get; init; }

        public required string Cells { get; init; }
    }
}
