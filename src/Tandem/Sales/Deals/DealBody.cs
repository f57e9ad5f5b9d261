using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>A deal as the API takes it. The shape for clients; the reading is <see cref="Read"/>'s.</summary>
public sealed record DealBody
{
    public string? Name { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public Guid? PipelineId { get; init; }

    public Guid? StageId { get; init; }

    public int? Probability { get; init; }

    public Instant? OpenedAt { get; init; }

    public string? ExpectedCloseDate { get; init; }

    public Instant? ClosedAt { get; init; }

    public Guid? OwnerId { get; init; }

    public Guid? CompanyId { get; init; }

    /// <summary>Only when the deal is made; afterwards people come and go one by one.</summary>
    public IReadOnlyList<DealContactBody>? Contacts { get; init; }

    public string? Product { get; init; }

    public string? LossReason { get; init; }

    public string? LossNote { get; init; }

    public string? WinReason { get; init; }

    public string? Competitor { get; init; }

    /// <summary>All that the buyer held against it.</summary>
    public IReadOnlyList<string>? Objections { get; init; }

    public string? NextStep { get; init; }

    /// <summary>All tags that the deal is to have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Values by the keys of the fields; null empties one.</summary>
    public IReadOnlyDictionary<string, JsonText>? Custom { get; init; }

    private static readonly string[] CanBeEmptied =
    [
        "amount", "probability", "expectedCloseDate", "ownerId", "companyId", "product", "lossReason", "lossNote", "winReason", "competitor", "nextStep",
    ];

    /// <summary>Reads what was sent; what is wrong with it is refused in <paramref name="body"/>.</summary>
    internal static DealDraft Read(JsonBody body, FieldSet fields)
    {
        if (body.Has("name") && body.Text("name", DealLine.NameLength) is null)
        {
            body.Refuse("name", "A deal needs a name.");
        }

        return new DealDraft
        {
            Name = body.Text("name", DealLine.NameLength),
            Amount = body.Number("amount"),
            Currency = body.Currency("currency"),
            PipelineId = body.Id("pipelineId"),
            StageId = body.Id("stageId"),
            Probability = body.Whole("probability", 0, 100),
            OpenedAt = body.Time("openedAt"),
            ExpectedCloseOn = body.Day("expectedCloseDate"),
            ClosedAt = body.Time("closedAt"),
            OwnerId = body.Id("ownerId"),
            Company = body.Id("companyId") is { } company ? new CompanyReference { Id = company } : null,
            Product = body.Text("product", DealLine.NameLength),
            LossReason = body.Text("lossReason", DealLine.NameLength),
            LossNote = body.Text("lossNote", longest: 10_000),
            WinReason = body.Text("winReason", DealLine.NameLength),
            Competitor = body.Text("competitor", DealLine.NameLength),
            Objections = body.Has("objections") ? body.Texts("objections") : null,
            NextStep = body.Text("nextStep", longest: 1_000),
            Tags = body.Texts("tags"),
            Custom = ReadCustom(body, fields),
            HeldToStage = true,
            Clear = [.. CanBeEmptied.Where(body.Empties)],
        };
    }

    /// <summary>The people of a new deal.</summary>
    internal static IReadOnlyList<DealContact> ReadContacts(JsonBody body)
    {
        var contacts = new List<DealContact>();
        foreach (var item in Items(body, "contacts"))
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                body.Refuse("contacts", "A list of people, each with id and role, is expected.");
                break;
            }

            var person = new JsonBody(item);
            var (id, role) = (person.Id("id"), person.Text("role", longest: 100));
            if (id is null || person.Problem is not null)
            {
                body.Refuse("contacts", "Each person needs an id.");
            }

            contacts.Add(new DealContact { Id = id, Role = role });
        }

        return contacts;
    }

    private static Dictionary<string, JsonText>? ReadCustom(JsonBody body, FieldSet fields)
    {
        if (body.Raw("custom") is not { } custom)
        {
            return null;
        }

        if (custom.ValueKind != JsonValueKind.Object)
        {
            body.Refuse("custom", "An object of values by field is expected.");
            return null;
        }

        var values = new Dictionary<string, JsonText>(StringComparer.Ordinal);
        foreach (var property in custom.EnumerateObject().Where(property => property.Name.Length > 0))
        {
            if (fields.WithKey(property.Name) is not { } field)
            {
                body.Refuse($"custom.{property.Name}", "There is no such field.");
            }
            else if (field.Required && property.Value.ValueKind == JsonValueKind.Null)
            {
                body.Refuse($"custom.{property.Name}", $"“{field.Label}” is needed.");
            }
            else
            {
                values[field.Id] = new JsonText(property.Value.GetRawText());
            }
        }

        return values;
    }

    private static IEnumerable<JsonElement> Items(JsonBody body, string name)
    {
        if (body.Raw(name) is not { } list)
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            return list.EnumerateArray();
        }

        body.Refuse(name, "A list is expected.");
        return [];
    }
}

/// <summary>A person of a deal as the API takes one.</summary>
public sealed record DealContactBody(Guid Id, string? Role);
