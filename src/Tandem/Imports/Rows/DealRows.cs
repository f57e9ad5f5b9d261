using Tandem.Imports.Runs;
using Tandem.Platform.Security;
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
        if (context.File.Options.CreateStages)
        {
            await MakeStages(tx, drafts, context, options, tally);
        }

        var own = await OwnIds.Find(tx, "sales_public_deals", drafts.Select(draft => draft.ExternalIds));
        var written = await writer.Write(tx, [.. drafts.Select(draft => OwnIds.Of(draft.ExternalIds) is { } id && own.Contains(id)
            ? draft with { Id = id, ExternalIds = OwnIds.Without(draft.ExternalIds) }
            : draft)], options);
        for (var i = 0; i < written.Count; i++)
        {
            var row = rows[places[i]];
            results[places[i]] = RowResult.Of(written[i].Outcome, written[i].Problem);
            foreach (var warning in written[i].Warnings)
            {
                tally.Warn(warning.Code, warning.Message, row.Line, stage: warning.Stage is { } missing ? new AskedStage(missing.PipelineId, missing.Name) : null);
            }

            CheckProduct(drafts[i].Product, row.Line, tally);
        }

        await UnplacedDeals.Add(tx, context.File.Id, written.Where(deal => deal.Problem is null));
        return results;
    }

    private static async Task MakeStages(Tx tx, IEnumerable<DealDraft> drafts, ImportContext context, WriteOptions options, Tally tally)
    {
        var made = await StageMaker.Ensure(tx, drafts, Caller.System with { Actor = options.Actor });
        if (made.Count == 0)
        {
            return;
        }

        await ImportUndo.Add(tx, context.File.Id, undo => undo with { Stages = [.. undo.Stages, .. made.Select(stage => stage.Id)] });
        tally.Report = tally.Report with
        {
            CreatedStages = [.. tally.Report.CreatedStages.Union(made.Select(stage => $"{stage.Pipeline}: {stage.Name}, {stage.Probability} %"), StringComparer.Ordinal)],
        };
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
            ExternalIds = ExternalIds(context, cells),
            Amount = amount?.Amount,
            Currency = context.Text("currency", cells) ?? amount?.Currency,
            Pipeline = context.Text("pipeline", cells),
            Stage = stage,
            Outcome = Outcome(context.Text("outcome", cells), won, lost),
            Probability = context.Column("probability") is { } share ? (int?)Cells.Number(share, cells) : null,
            OpenedAt = Time(context, "opened_at", cells),
            ExpectedCloseOn = context.Column("expected_close") is { } expected ? Cells.Day(expected, cells) : null,
            ClosedAt = won ?? lost ?? Time(context, "closed_at", cells),
            OwnerId = context.Owner(row, tally),
            Company = context.Company(cells),
            Contacts = Contacts(row, context, tally),
            Product = context.Text("product", cells),
            LossReason = context.Text("loss_reason", cells),
            LossNote = context.Text("loss_note", cells),
            WinReason = context.Text("win_reason", cells),
            Competitor = context.Text("competitor", cells),
            Objections = context.Column("objections") is { } objections && Cells.Many(objections, cells) is { Count: > 0 } said ? said : null,
            NextStep = context.Text("next_step", cells),
            Tags = context.Column("tags") is { } tags ? Cells.Many(tags, cells) : [],
            Custom = context.CustomOf(cells),
            CreatedAt = Time(context, "created_at", cells),
        };
    }

    private static Instant? Time(ImportContext context, string target, string[] cells) =>
        context.Column(target) is { } column ? context.Cells.Time(column, cells) : null;

    private static List<ExternalId> ExternalIds(ImportContext context, string[] cells)
    {
        List<ExternalId> ids = [.. Cells.Ids(context.Column("external_ids"), cells)];
        if (context.Column("external_id") is { } column && Cells.Text(column, cells) is { } value)
        {
            ids.Insert(0, new ExternalId(column.Source, value));
        }

        return ids;
    }

    private static StageCategory? Outcome(string? word, Instant? won, Instant? lost)
    {
        if (won is not null || lost is not null)
        {
            return won is not null ? StageCategory.Won : StageCategory.Lost;
        }

        return word is not null && OutcomeWords.Read(word) is { } outcome && Enum.TryParse<StageCategory>(outcome.ToString(), out var category) ? category : null;
    }

    private static List<DealContact> Contacts(SourceRow row, ImportContext context, Tally tally)
    {
        var contacts = new List<DealContact>();
        var named = false;
        foreach (var column in context.File.Columns.Where(column => column.Target is "contact"))
        {
            if (Cells.Text(column, row.Cells) is not { } text)
            {
                continue;
            }

            if (column.Options.By == ReferenceBy.ExternalId)
            {
                contacts.AddRange((column.Options.Separator is { } separator ? MultiValue.Split(text, separator) : [text])
                    .Select(id => new DealContact { ExternalId = new ExternalId(column.Source, id) }));
            }
            else if (text.Contains('@', StringComparison.Ordinal))
            {
                contacts.AddRange(MultiValue.Split(text).Select(email => new DealContact { Email = email }));
            }
            else
            {
                named = true;
            }
        }

        if (named && contacts.Count == 0)
        {
            tally.Warn("contactByName", "People are found by email or id, not by name alone: those deals have no contact from this file.", row.Line);
        }

        return contacts;
    }
}
