using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Imports.Rows;

/// <summary>Rows that become organisations. A parent may stand below its daughters: the writer makes it when it is first named.</summary>
internal sealed class CompanyRows(CompanyWriter writer) : ObjectRows
{
    public override async Task<RowResult[]> Write(Tx tx, IReadOnlyList<SourceRow> rows, ImportContext context, WriteOptions options, Tally tally)
    {
        var (drafts, places, results) = Read(rows, row => Draft(row, context, tally));
        var own = await OwnIds.Find(tx, "people_public_companies", drafts.Select(draft => draft.ExternalIds));
        var written = await writer.Write(tx, [.. drafts.Select(draft => OwnIds.Of(draft.ExternalIds) is { } id && own.Contains(id)
            ? draft with { Id = id, ExternalIds = OwnIds.Without(draft.ExternalIds) }
            : draft)], options);
        for (var i = 0; i < written.Count; i++)
        {
            results[places[i]] = RowResult.Of(written[i].Outcome, written[i].Problem);
        }

        return results;
    }

    private static CompanyDraft Draft(SourceRow row, ImportContext context, Tally tally)
    {
        var cells = row.Cells;
        var revenue = context.Column("annual_revenue") is { } money ? context.Cells.Money(money, cells) : null;
        return new CompanyDraft
        {
            Name = context.Text("name", cells),
            Domains = Domains(context, cells),
            Website = context.Text("website", cells),
            ExternalIds = context.Column("external_id") is { } id && Cells.Text(id, cells) is { } value ? [new ExternalId(id.Source, value)] : [],
            Industry = context.Text("industry", cells),
            Country = context.Text("country", cells),
            City = context.Text("city", cells),
            Employees = context.Column("employees") is { } employees ? (long?)Cells.Number(employees, cells) : null,
            AnnualRevenueMinor = revenue is { } known ? Minor(known.Amount, known.Currency) : null,
            Currency = context.Text("currency", cells) ?? revenue?.Currency,
            Phone = context.Text("phone", cells),
            OwnerId = context.Owner(row, tally),
            Parent = context.Text("parent", cells) is { } parent ? new CompanyReference { Name = parent } : null,
            Tags = context.Column("tags") is { } tags ? Cells.Many(tags, cells) : [],
            Custom = context.CustomOf(cells),
            CreatedAt = context.Column("created_at") is { } created ? context.Cells.Time(created, cells) : null,
        };
    }

    private static List<string> Domains(ImportContext context, string[] cells)
    {
        var domains = new List<string>(1);
        if (context.Text("domain", cells) is { } domain)
        {
            domains.Add(domain);
        }

        foreach (var column in context.File.Columns.Where(column => column.Target is "other_domain"))
        {
            domains.AddRange(Cells.Many(column, cells));
        }

        return domains;
    }

    private static long Minor(decimal amount, string currency) => Platform.Money.ToMinor(amount, currency)
        ?? throw new CellException("amountTooLarge", "The revenue is larger than any amount of money.");
}
