using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Imports.Runs;

/// <summary>What an import did beside people, companies and deals, whose modules keep their own before-images.</summary>
internal sealed record ImportUndo
{
    /// <summary>Users that it made or changed.</summary>
    public IReadOnlyList<UserWritten> Users { get; init; } = [];

    /// <summary>Stages that it made.</summary>
    public IReadOnlyList<Guid> Stages { get; init; } = [];

    /// <summary>Products that it made or changed, as they were and as it left them.</summary>
    public IReadOnlyList<ProductChange> Products { get; init; } = [];

    /// <summary>What an import has to take back; nothing where there is none.</summary>
    public static async Task<ImportUndo> Of(Session session, string column, Guid id) =>
        await session.First<string>($"select undo from imports_files where {column} = @id and undo is not null", new { id }) is { } json
            ? JsonSerializer.Deserialize<ImportUndo>(json, JsonSettings.Api)!
            : new ImportUndo();

    /// <summary>Writes down more, in the transaction that did it.</summary>
    public static async Task Add(Tx tx, Guid importId, Func<ImportUndo, ImportUndo> more) => await tx.Execute(
        "update imports_files set undo = @undo where id = @importId",
        new { importId, undo = JsonText.Of(more(await Of(tx, "id", importId))) });
}
