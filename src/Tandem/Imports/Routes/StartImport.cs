using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Imports.Routes;

/// <summary>Takes a file in and says what was found in it and where each column should go.</summary>
internal sealed class StartImport(Db db, FieldDefinitions fields)
{
    private const long LargestFile = 2L * 1024 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/imports", async (HttpContext context, string? @object, string? fileName, Caller caller, StartImport handler) =>
            (await handler.Receive(context.Request.Body, @object, fileName, caller, context.RequestAborted)).ToHttp(201))
        .Needs(Rights.Contacts.Import).Produces<ImportView>(StatusCodes.Status201Created).WithTags("Imports")
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

    /// <summary>What the rows are, by its name and nothing else: numbers and lists of names are refused. Null where it is none.</summary>
    public static ImportObject? ObjectOf(string? word) =>
        Enum.GetValues<ImportObject>().Cast<ImportObject?>().FirstOrDefault(one => string.Equals(one.ToString(), word, StringComparison.OrdinalIgnoreCase));

    public async Task<Result<ImportView>> Receive(Stream body, string? objectName, string? fileName, Caller caller, CancellationToken cancel)
    {
        if (ObjectOf(objectName) is not { } importObject)
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
        var isTaken = false;
        try
        {
            await using (var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            {
                await body.CopyToAsync(target, cancel);
            }

            var result = await Register(path, NameOf(fileName), importObject, id, caller, cancel);
            isTaken = result.Ok;
            return result;
        }
        finally
        {
            // Neither a refused file nor half of one stays behind.
            if (!isTaken)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>The last part of the name that a browser sent, without what could break a line or a list.</summary>
    private static string NameOf(string? sent)
    {
        var name = string.Concat((sent ?? "").Split('/', '\\')[^1].Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "file.csv" : name.Length > 200 ? name[..200] : name;
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

        return await db.Write<Result<ImportView>>(async tx =>
        {
            var file = await KnownFields.Settle(tx, await MappingMemory.Recall(tx, looked.Value!), fields);
            await ImportTable.Insert(tx, file);
            return ImportView.Of(file);
        }, cancel);
    }
}
