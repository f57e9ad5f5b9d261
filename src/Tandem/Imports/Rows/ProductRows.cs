using Tandem.Imports.Files;
using Tandem.Imports.Runs;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Imports.Rows;

/// <summary>Rows that become products of the catalogue.</summary>
internal sealed class ProductRows(ProductWriter writer) : ObjectRows
{
    public override async Task<RowResult[]> Write(Tx tx, IReadOnlyList<SourceRow> rows, ImportContext context, WriteOptions options, Tally tally)
    {
        var (drafts, places, results) = Read(rows, row => Draft(row, context));
        var written = await writer.Write(tx, drafts, options);
        for (var i = 0; i < written.Count; i++)
        {
            results[places[i]] = RowResult.Of(written[i].Outcome, written[i].Problem);
        }

        var changes = written.Select(product => product.Change).OfType<ProductChange>().ToList();
        if (changes.Count > 0)
        {
            await ImportUndo.Add(tx, context.File.Id, undo => undo with { Products = ProductChange.Join(undo.Products, changes) });
        }

        return results;
    }

    private static ProductDraft Draft(SourceRow row, ImportContext context)
    {
        var price = context.Column("price") is { } column ? context.Cells.Money(column, row.Cells) : null;
        return new ProductDraft
        {
            Name = context.Text("name", row.Cells),
            Series = context.Text("series", row.Cells),
            Sku = context.Text("sku", row.Cells),
            Price = price?.Amount,
            Currency = context.Text("currency", row.Cells) ?? price?.Currency,
        };
    }
}
