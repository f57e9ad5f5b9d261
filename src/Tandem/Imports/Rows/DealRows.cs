using Tandem.Engines.Import.Mapping;
using Tandem.Engines.Import.Values;
using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Imports.Rows;

/// <summary>Rows that become deals.</summary>
internal sealed class DealRows(DealWriter writer) : ObjectRows
{
    private Catalogue? _catalogue;

    public override int BatchSize => 500;

    public override async Task<RowResult[]> Write(Tx tx, IReadOnlyList<SourceRow> rows, ImportContext context, WriteOptions options, Tally tally)
    {
        _catalogue ??= await Catalogue.Load(tx);
        var (drafts, places, results) = Read(rows, row => Draft(row, context, tally));
        var written = await writer.Write(tx, drafts, options);
        for (var i = 0; i < written.Count; i++)
        {
            var row = rows[places[i]];
            results[places[i]] = RowResult.Of(written[i].Outcome, written[i].Problem);
            foreach (var warning in written[i].Warnings)
            {
                tally.Warn(warning.Code, warning.Message, row.Line);
            }

            CheckProduct(drafts[i].Product, row.Line, tally);
        }

        return results;
    }

    /// <summary>The row keeps the text that it has; whether another product was meant is for a person to confirm.</summary>
    private void CheckProduct(string? product, long line, Tally tally)
    {
        if (product is null || _catalogue!.Find(product) is not null || _catalogue.Suggest(product) is not { } meant)
        {
            return;
        }

        tally.Warn("unknownProduct", $"“{product}” is not in the catalogue. Was “{meant.Name}” meant? The deals keep “{product}” unless you confirm.", line,
            new ImportSuggestion(0, product, meant.Name));
    }

    private static DealDraft Draft(SourceRow row, ImportContext context, Tally tally)
    {
        var cells = row.Cells;
        var amount = context.Column("amount") is { } money ? context.Cells.Money(money, cells) : null;
        var won = Time(context, "won_at", cells);
        var lost = Time(context, "lost_at", cells);
        var stage = context.Text("stage", cells);
        return new DealDraft
        {
            Name = context.Text("name", cells),
            ExternalIds = context.Column("external_id") is { } id && Cells.Text(id, cells) is { } value ? [new ExternalId(id.Source, value)] : [],
            Amount = amount?.Amount,
            Currency = context.Text("currency", cells) ?? amount?.Currency,
            Pipeline = context.Text("pipeline", cells),
            Stage = stage,
            Outcome = Outcome(context.Text("outcome", cells) ?? stage, won, lost),
            Probability = context.Column("probability") is { } share ? (int?)Cells.Number(share, cells) : null,
            OpenedAt = Time(context, "opened_at", cells),
            ExpectedCloseOn = context.Column("expected_close") is { } expected ? Cells.Day(expected, cells) : null,
            ClosedAt = won ?? lost ?? Time(context, "closed_at", cells),
            OwnerId = context.Owner(row, tally),
            Company = context.Text("company", cells) is { } company ? new CompanyReference { Name = company } : null,
            Contacts = Contact(context, cells),
            Product = context.Text("product", cells),
            LossReason = context.Text("loss_reason", cells),
            WinReason = context.Text("win_reason", cells),
            NextStep = context.Text("next_step", cells),
            Tags = context.Column("tags") is { } tags ? Cells.Many(tags, cells) : [],
            Custom = context.CustomOf(cells),
        };
    }

    private static Instant? Time(ImportContext context, string target, string[] cells) =>
        context.Column(target) is { } column ? context.Cells.Time(column, cells) : null;

    private static StageCategory? Outcome(string? word, Instant? won, Instant? lost)
    {
        if (won is not null || lost is not null)
        {
            return won is not null ? StageCategory.Won : StageCategory.Lost;
        }

        return word is not null && OutcomeWords.Read(word) is { } outcome && Enum.TryParse<StageCategory>(outcome.ToString(), out var category) ? category : null;
    }

    private static DealContact[] Contact(ImportContext context, string[] cells)
    {
        if (context.Column("contact") is not { } column || Cells.Text(column, cells) is not { } text)
        {
            return [];
        }

        return column.Options.By switch
        {
            ReferenceBy.Email => [new DealContact { Email = text }],
            ReferenceBy.ExternalId => [.. (column.Options.Separator is { } separator ? MultiValue.Split(text, separator) : [text])
                .Select(id => new DealContact { ExternalId = new ExternalId(column.Source, id) })],
            _ => [],
        };
    }
}
