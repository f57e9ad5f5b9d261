using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Files;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Imports.Routes;

/// <summary>Takes a file in and says what was found in it and where each column should go.</summary>
internal sealed class StartImport(Db db)
{
    private const long LargestFile = 2L * 1024 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/imports", async (HttpContext context, string? @object, string? fileName, Caller caller, StartImport handler) =>
            (await handler.Receive(context.Request.Body, @object, fileName, caller, context.RequestAborted)).ToHttp(201))
        .Needs(Rights.Contacts.Import).WithTags("Imports")
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestFile));

    /// <summary>The right that an import of this object needs.</summary>
    public static Right RightFor(ImportObject importObject) => importObject switch
    {
        ImportObject.Companies => Rights.Companies.Import,
        ImportObject.Deals => Rights.Deals.Import,
        ImportObject.Users => Rights.Users.Import,
        ImportObject.Products => Rights.Settings.Import,
        _ => Rights.Contacts.Import,
    };

    public async Task<Result<ImportView>> Receive(Stream body, string? objectName, string? fileName, Caller caller, CancellationToken cancel)
    {
        if (!Enum.TryParse<ImportObject>(objectName, ignoreCase: true, out var importObject) || char.IsDigit(objectName![0]))
        {
            return Problem.Invalid("object", "Say what the rows are: contacts, companies, deals, users or products.");
        }

        if (!caller.May(RightFor(importObject)))
        {
            return Problem.Forbidden($"This needs the right {RightFor(importObject)}, which you do not have.");
        }

        var id = Guid.CreateVersion7();
        var path = Path.Combine(db.Options.DataFolder, "uploads", $"{id:n}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            await body.CopyToAsync(target, cancel);
        }

        var result = await Register(path, Path.GetFileName(fileName ?? "file.csv"), importObject, id, caller, cancel);
        if (!result.Ok)
        {
            File.Delete(path);
        }

        return result;
    }

    /// <summary>Looks into a file that lies on this machine already and writes down what was found.</summary>
    public async Task<Result<ImportView>> Register(
        string path, string fileName, ImportObject importObject, Guid id, Caller caller, CancellationToken cancel)
    {
        var looked = Inspection.Look(path, fileName, importObject, id, (caller.Actor, db.Now));
        if (looked.Problem is { } problem)
        {
            return problem;
        }

        await db.Write(tx => ImportTable.Insert(tx, looked.Value!), cancel);
        return ImportView.Of(looked.Value!);
    }
}
