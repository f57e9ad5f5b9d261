using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.People.Records;

/// <summary>A company as the API takes it. The shape for clients; the reading is <see cref="Read"/>'s.</summary>
public sealed record CompanyBody
{
    /// <summary>What null empties in an edit.</summary>
    private static readonly string[] CanBeEmptied =
        ["domain", "industry", "country", "city", "employees", "annualRevenue", "currency", "phone", "website", "ownerId", "parentId"];

    public string? Name { get; init; }

    /// <summary>The main domain.</summary>
    public string? Domain { get; init; }

    /// <summary>All domains; the first is the main one.</summary>
    public IReadOnlyList<string>? Domains { get; init; }

    public string? Industry { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public long? Employees { get; init; }

    /// <summary>In major units of <see cref="Currency"/>.</summary>
    public decimal? AnnualRevenue { get; init; }

    public string? Currency { get; init; }

    public string? Phone { get; init; }

    public string? Website { get; init; }

    public Guid? OwnerId { get; init; }

    public Guid? ParentId { get; init; }

    /// <summary>All tags that the company is to have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Values by the keys of the fields; null empties one.</summary>
    public IReadOnlyDictionary<string, JsonText>? Custom { get; init; }

    /// <summary>Reads what was sent; what is wrong with it is refused in <paramref name="body"/>.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="fields">The custom fields of companies.</param>
    /// <param name="currency">The currency of the revenue where none is sent.</param>
    internal static CompanyDraft Read(JsonBody body, FieldSet fields, string currency)
    {
        if (body.Has("name") && body.Text("name") is null)
        {
            body.Refuse("name", "A company needs a name.");
        }

        var sentCurrency = body.Currency("currency");
        var revenue = body.Number("annualRevenue");
        var domains = BodyLists.Texts(body, "domains");
        if (body.Text("domain") is { } domain)
        {
            domains.Insert(0, domain);
        }

        return new CompanyDraft
        {
            Name = body.Text("name"),
            Domains = domains,
            Industry = body.Text("industry"),
            Country = body.Text("country"),
            City = body.Text("city"),
            Employees = body.Whole("employees", 0, int.MaxValue),
            AnnualRevenueMinor = revenue is null ? null : Minor(body, revenue.Value, sentCurrency ?? currency),
            Currency = sentCurrency ?? (revenue is null ? null : currency),
            Phone = body.Text("phone"),
            Website = body.Text("website", longest: 2000),
            OwnerId = body.Id("ownerId"),
            Parent = body.Id("parentId") is { } parent ? new CompanyReference { Id = parent } : null,
            Tags = BodyLists.Texts(body, "tags"),
            Custom = BodyLists.Custom(body, fields),
            Clear = [.. CanBeEmptied.Where(body.Empties)],
        };
    }

    private static long? Minor(JsonBody body, decimal revenue, string currency)
    {
        var minor = Money.ToMinor(revenue, currency);
        if (minor is null)
        {
            body.Refuse("annualRevenue", "The amount is too large.");
        }

        return minor;
    }
}
