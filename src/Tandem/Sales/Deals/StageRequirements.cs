using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Http;
using Tandem.Sales.Pipelines;

namespace Tandem.Sales.Deals;

/// <summary>A field that a stage asks for and a deal lacks.</summary>
/// <param name="Field">Its name in the API; own fields as <c>custom.key</c>.</param>
/// <param name="Label">Its name for people.</param>
public sealed record MissingField(string Field, string Label);

/// <summary>What a deal must have to enter a stage: the fields that the stage names, built-in or the workspace's own.</summary>
internal static class StageRequirements
{
    private const string Own = "custom.";

    private static readonly Requirement[] BuiltIn =
    [
        new("amount", "Amount", deal => deal.Row.AmountMinor is not null, input => input.Draft.Amount is not null),
        new("expectedCloseDate", "Expected close", deal => deal.Row.ExpectedCloseOn is not null, input => input.Draft.ExpectedCloseOn is not null),
        new("ownerId", "Owner", deal => deal.Row.OwnerId is not null, input => input.Draft.OwnerId is not null),
        new("companyId", "Company", deal => deal.Row.CompanyId is not null, input => input.Draft.Company is not null),
        new("contacts", "People", deal => deal.People.Count > 0, input => input.Draft.Contacts.Count > 0),
        new("product", "Product", deal => deal.Row.Product is not null, input => input.Draft.Product is not null),
        new("nextStep", "Next step", deal => deal.Row.NextStep is not null, input => input.Draft.NextStep is not null),
        new("competitor", "Competitor", deal => deal.Row.Competitor is not null, input => input.Draft.Competitor is not null),
        new("objections", "Objections", deal => deal.Row.Objections != "[]", input => input.Objections?.Count > 0),
        new("winReason", "Win reason", deal => deal.Row.WinReason is not null, input => input.Draft.WinReason is not null),
        new("lossNote", "Note on the loss", deal => deal.Row.LossNote is not null, input => input.Draft.LossNote is not null),
    ];

    /// <summary>Refuses names that are no field of a deal.</summary>
    public static void Check(JsonBody body, IReadOnlyList<string>? named, FieldSet fields)
    {
        if (named?.FirstOrDefault(name => Find(name, fields) is null) is { } unknown)
        {
            body.Refuse("requiredFields", $"A stage cannot ask for {unknown}. What it can ask for: {string.Join(", ", BuiltIn.Select(field => field.Name))}, and own fields as custom.key.");
        }
    }

    /// <summary>Why the deal may not enter the stage with what it has and is given; null where it may.</summary>
    public static Problem? Refusal(Stage stage, Deal? known, DealInput input, FieldSet fields)
    {
        var missing = stage.RequiredFields.As<string[]>()
            .Select(name => Find(name, fields))
            .OfType<Requirement>()
            .Where(field => !field.IsGiven(input) && (known is null || !field.IsKnown(known) || input.Draft.Clear.Contains(field.Name, StringComparer.Ordinal)))
            .Select(field => new MissingField(field.Name, field.Label))
            .ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var names = string.Join(", ", missing.Select(field => field.Label));
        return new Problem(422, "fieldsNeeded", $"{stage.Name} asks for what the deal lacks: {names}.")
        {
            Errors = missing.ToDictionary(field => field.Field, field => (string[])[$"“{field.Label}” is needed in {stage.Name}."], StringComparer.Ordinal),
            Extra = new { stageId = stage.Id, missing },
        };
    }

    /// <summary>Null for what is no field, or no longer one: a field that was removed is asked for no more.</summary>
    private static Requirement? Find(string name, FieldSet fields)
    {
        if (!name.StartsWith(Own, StringComparison.Ordinal))
        {
            return Array.Find(BuiltIn, field => field.Name == name);
        }

        return fields.WithKey(name[Own.Length..]) is { } own
            ? new Requirement(
                name, own.Label, deal => CustomText.Has(deal.Row.Custom, own.Id),
                input => input.Custom.Exists(value => value.Key.Id == own.Id && value.Value.Value is not "null"))
            : null;
    }

    private sealed record Requirement(string Name, string Label, Func<Deal, bool> IsKnown, Func<DealInput, bool> IsGiven);
}
