using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>What a batch needs to know to bring its drafts into deals.</summary>
internal sealed record DealWorld(PipelineSet Pipelines, DealReferences References, Catalogue Catalogue, FieldSet Fields, Workspace Workspace, Instant Now);

/// <summary>Brings a draft and what is known together, in memory.</summary>
internal sealed class DealMerge(DealWorld world, DealInput input)
{
    private readonly List<DealWarning> _warnings = [];

    /// <summary>What is written otherwise than it was said.</summary>
    public IReadOnlyList<DealWarning> Warnings => _warnings;

    private DealDraft Draft => input.Draft;

    /// <summary>A new deal.</summary>
    public Result<Deal> Begin()
    {
        var choice = new StageChoice(world.Pipelines, Draft, _warnings).For(known: null);
        if (choice.Problem is { } problem)
        {
            return problem;
        }

        var stage = choice.Value!;
        if (Draft.HeldToStage && StageRequirements.Refusal(stage, known: null, input, world.Fields) is { } lacking)
        {
            return lacking;
        }

        var createdAt = Draft.CreatedAt ?? world.Now;
        var openedAt = Draft.OpenedAt ?? Earlier(createdAt, Draft.ClosedAt ?? world.Now);
        var deal = Deal.Open(OrderedId.Next(world.Now), stage, openedAt, ClosingTime(stage));
        deal.Row.CreatedAt = createdAt;
        deal.Row.Currency = Draft.Currency ?? world.Pipelines.Find(stage.PipelineId)!.Currency ?? world.Workspace.Currency;
        deal.Row.Name = input.Name ?? NameWithout();
        if (Wrong(deal.Row) is { } wrong)
        {
            return wrong;
        }

        Fill(deal);
        return deal;
    }

    /// <summary>Changes a known deal.</summary>
    public Problem? Change(Deal deal)
    {
        var choice = new StageChoice(world.Pipelines, Draft, _warnings).For(deal.Row);
        if (choice.Problem is { } problem)
        {
            return problem;
        }

        // Everything that can be refused is refused before anything is changed.
        if (Wrong(deal.Row) is { } wrong)
        {
            return wrong;
        }

        var stage = choice.Value!;
        if (Draft.HeldToStage && stage.Id != deal.Row.StageId && StageRequirements.Refusal(stage, deal, input, world.Fields) is { } lacking)
        {
            return lacking;
        }

        deal.MoveTo(stage, ClosingTime(stage) ?? world.Now);
        if (Draft.ClosedAt is { } closedAt && deal.Row.Outcome != StageCategory.Open)
        {
            deal.Row.ClosedAt = closedAt;
        }

        deal.Row.OpenedAt = Draft.OpenedAt ?? deal.Row.OpenedAt;
        deal.Row.Name = input.Name ?? deal.Row.Name;
        Fill(deal);
        return null;
    }

    private Problem? Wrong(DealRow row)
    {
        if (Draft.Company?.Id is not null && world.References.Company(Draft.Company) is null)
        {
            return Problem.Invalid("companyId", "The company was not found.");
        }

        if (Draft.Contacts.Any(person => person.Id is not null && world.References.Contact(person) is null))
        {
            return Problem.Invalid("contacts", "The contact was not found.");
        }

        return Amount(row) is { } amount && Money.ToMinor(amount, Draft.Currency ?? row.Currency) is null
            ? Problem.Invalid("amount", "The amount is larger than can be kept.")
            : null;
    }

    private void Fill(Deal deal)
    {
        FillAmount(deal.Row);
        Empty(deal.Row);
        FillCompany(deal.Row);
        FillPeople(deal);
        FillTexts(deal.Row);
        FillTags(deal);
        FillRest(deal.Row);
    }

    private void Empty(DealRow row)
    {
        foreach (var field in Draft.Clear)
        {
            switch (field)
            {
                case "amount": row.AmountMinor = null; break;
                case "probability": row.Probability = null; break;
                case "expectedCloseDate": row.ExpectedCloseOn = null; break;
                case "ownerId": row.OwnerId = null; break;
                case "companyId": row.CompanyId = null; break;
                default: DealLine.All.FirstOrDefault(line => line.ApiName == field)?.Set(row, null); break;
            }
        }
    }

    /// <summary>An amount keeps its value in major units when its currency is corrected.</summary>
    private decimal? Amount(DealRow row) => Draft.Amount ?? Money.ToMajor(row.AmountMinor, row.Currency);

    private void FillAmount(DealRow row)
    {
        var amount = Amount(row);
        row.Currency = Draft.Currency ?? row.Currency;
        row.AmountMinor = amount is { } known ? Money.ToMinor(known, row.Currency) : null;
    }

    private void FillCompany(DealRow row)
    {
        if (Draft.Company is not { } reference)
        {
            return;
        }

        if (world.References.Company(reference) is { } id)
        {
            row.CompanyId = id;
            return;
        }

        _warnings.Add(new("unknownCompany", $"There is no company {reference.Name ?? reference.Domain ?? reference.ExternalId?.Value}; the deal was kept without."));
    }

    private void FillPeople(Deal deal)
    {
        foreach (var gone in Draft.RemoveContacts)
        {
            deal.Remove(gone);
        }

        foreach (var person in Draft.Contacts)
        {
            if (world.References.Contact(person) is { } id)
            {
                deal.Add(new DealPerson(id, DealText.Line(person.Role)));
                continue;
            }

            _warnings.Add(new("unknownContact", $"There is no contact {person.ExternalId?.Value ?? person.Email}; the deal was kept without."));
        }
    }

    private void FillTexts(DealRow row)
    {
        var product = row.Product;
        for (var i = 0; i < input.Lines.Length; i++)
        {
            if (input.Lines[i] is { } text)
            {
                DealLine.All[i].Set(row, text);
            }
        }

        if (row.Product != product || Draft.Clear.Contains("product", StringComparer.Ordinal))
        {
            row.ProductId = row.Product is { } name ? world.Catalogue.Find(name)?.Id : null;
        }
    }

    private void FillTags(Deal deal)
    {
        foreach (var tag in Draft.RemoveTags)
        {
            deal.Tags.Remove(TextKey.Of(tag));
        }

        foreach (var tag in Draft.Tags)
        {
            deal.Tags.TryAdd(TextKey.Of(tag), DealText.Line(tag)!);
        }
    }

    private void FillRest(DealRow row)
    {
        row.OwnerId = Draft.OwnerId ?? row.OwnerId;
        row.Objections = input.Objections is { } objections ? JsonText.Of(objections).Value : row.Objections;
        row.Custom = CustomText.With(row.Custom, input.Custom);
        row.ExpectedCloseOn = (Draft.ExpectedCloseOn ?? Hoped(row))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? row.ExpectedCloseOn;
        if (row.Outcome == StageCategory.Open)
        {
            row.Probability = Draft.Probability ?? row.Probability;
        }

        row.ArchivedAt = Draft.Archived switch
        {
            true => row.ArchivedAt ?? world.Now,
            false => null,
            null => row.ArchivedAt,
        };
    }

    /// <summary>A closing date of a deal that is still open is a hope (many systems have one column for both).</summary>
    private DateOnly? Hoped(DealRow row) =>
        row.Outcome == StageCategory.Open && Draft.ClosedAt is { } at ? world.Workspace.Calendar.DayOf(at) : null;

    private Instant? ClosingTime(Stage stage)
    {
        if (stage.Category == StageCategory.Open)
        {
            return null;
        }

        if (Draft.ClosedAt is null)
        {
            _warnings.Add(new("closedAtUnknown", "It was not said when the deal was closed; it counts as closed now."));
        }

        return Draft.ClosedAt ?? world.Now;
    }

    private string NameWithout()
    {
        var parts = new[] { DealText.Line(Draft.Company?.Name), DealText.Line(Draft.Product) }.OfType<string>().ToList();
        var name = parts.Count > 0 ? string.Join(" – ", parts) : input.Keys.Select(key => key.Value).FirstOrDefault() ?? "Deal";
        return name.Length > DealLine.NameLength ? name[..DealLine.NameLength] : name;
    }

    private static Instant Earlier(Instant a, Instant b) => a < b ? a : b;
}
