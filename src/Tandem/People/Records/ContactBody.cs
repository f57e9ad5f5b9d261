using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.People.Records;

/// <summary>A contact as the API takes it. The shape for clients; the reading is <see cref="Read"/>'s.</summary>
public sealed record ContactBody
{
    /// <summary>What null empties in an edit.</summary>
    private static readonly string[] CanBeEmptied =
    [
        "name", "firstName", "lastName", "email", "phone", "jobTitle", "country", "city", "language", "timeZone", "website", "ownerId",
        "origin", "campaign", "landingPage", "firstTouchAt",
    ];

    public string? Name { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>The address to write to.</summary>
    public string? Email { get; init; }

    /// <summary>All addresses; the first is the one to write to.</summary>
    public IReadOnlyList<string>? Emails { get; init; }

    public string? Phone { get; init; }

    public string? JobTitle { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public string? Website { get; init; }

    public Guid? OwnerId { get; init; }

    /// <summary>Only when the contact is made; afterwards stages change with a reason.</summary>
    public LifecycleStage? LifecycleStage { get; init; }

    public string? Origin { get; init; }

    public string? Campaign { get; init; }

    public string? LandingPage { get; init; }

    public Instant? FirstTouchAt { get; init; }

    /// <summary>Only when the contact is made; by id, or by name and domain.</summary>
    public CompanyReference? Company { get; init; }

    /// <summary>All tags that the contact is to have.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Values by the keys of the fields; null empties one.</summary>
    public IReadOnlyDictionary<string, JsonText>? Custom { get; init; }

    /// <summary>What other systems call the person; added to what is known.</summary>
    public IReadOnlyList<ExternalId>? ExternalIds { get; init; }

    /// <summary>Reads what was sent; what is wrong with it is refused in <paramref name="body"/>.</summary>
    internal static ContactDraft Read(JsonBody body, FieldSet fields) => new()
    {
        Name = body.Text("name"),
        FirstName = body.Text("firstName"),
        LastName = body.Text("lastName"),
        Emails = ReadEmails(body),
        Phone = body.Text("phone"),
        JobTitle = body.Text("jobTitle"),
        Country = body.Text("country"),
        City = body.Text("city"),
        Language = body.Text("language"),
        TimeZone = body.Text("timeZone"),
        Website = body.Text("website", longest: 2000),
        OwnerId = body.Id("ownerId"),
        Origin = body.Text("origin"),
        Campaign = body.Text("campaign"),
        LandingPage = body.Text("landingPage", longest: 2000),
        FirstTouchAt = body.Time("firstTouchAt"),
        Tags = BodyLists.Texts(body, "tags"),
        Custom = BodyLists.Custom(body, fields),
        ExternalIds = ReadExternalIds(body),
        Clear = [.. CanBeEmptied.Where(body.Empties)],
    };

    /// <summary>The company of a new contact.</summary>
    internal static CompanyReference? ReadCompany(JsonBody body)
    {
        if (body.Raw("company") is not { } sent)
        {
            return null;
        }

        if (sent.ValueKind is not JsonValueKind.Object)
        {
            body.Refuse("company", "A company is expected: its id, or its name and domain.");
            return null;
        }

        var company = new JsonBody(sent);
        var reference = new CompanyReference
        {
            Id = company.Id("id"),
            Name = company.Text("name"),
            Domain = company.Text("domain"),
            Role = company.Text("role"),
        };
        if (company.Problem is { } problem)
        {
            body.Refuse("company", problem.Message);
        }

        return reference;
    }

    private static List<string> ReadEmails(JsonBody body)
    {
        var emails = BodyLists.Texts(body, "emails");
        if (body.Text("email") is { } email)
        {
            emails.Insert(0, email);
        }

        return emails;
    }

    private static List<ExternalId> ReadExternalIds(JsonBody body)
    {
        var ids = new List<ExternalId>();
        foreach (var item in BodyLists.Items(body, "externalIds"))
        {
            if (item.ValueKind is JsonValueKind.Object && new JsonBody(item) is var id && id.Text("source") is { } source && id.Text("value") is { } value)
            {
                ids.Add(new ExternalId(source, value));
            }
            else
            {
                body.Refuse("externalIds", "A list of ids is expected, each with source and value.");
            }
        }

        return ids;
    }
}

/// <summary>Lists and custom values in the body of a request.</summary>
internal static class BodyLists
{
    public static List<string> Texts(JsonBody body, string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(body, name))
        {
            if (item.ValueKind is JsonValueKind.String)
            {
                texts.Add(item.GetString()!);
            }
            else
            {
                body.Refuse(name, "A list of texts is expected.");
            }
        }

        return texts;
    }

    public static IEnumerable<JsonElement> Items(JsonBody body, string name)
    {
        if (body.Raw(name) is not { } list)
        {
            return [];
        }

        if (list.ValueKind is JsonValueKind.Array)
        {
            return list.EnumerateArray();
        }

        body.Refuse(name, "A list is expected.");
        return [];
    }

    public static Dictionary<string, JsonText>? Custom(JsonBody body, FieldSet fields)
    {
        if (body.Raw("custom") is not { } custom)
        {
            return null;
        }

        var values = new Dictionary<string, JsonText>(StringComparer.Ordinal);
        if (custom.ValueKind is not JsonValueKind.Object)
        {
            body.Refuse("custom", "An object of values by field is expected.");
            return values;
        }

        foreach (var property in custom.EnumerateObject())
        {
            if (fields.WithKey(property.Name) is { } field)
            {
                values[field.Id] = new JsonText(property.Value.GetRawText());
            }
            else
            {
                body.Refuse($"custom.{property.Name}", "There is no such field.");
            }
        }

        return values;
    }

    /// <summary>Refuses a record made by hand that lacks a field which must be filled.</summary>
    public static void NeedRequired(JsonBody body, FieldSet fields, IReadOnlyDictionary<string, JsonText>? custom)
    {
        foreach (var field in fields.All.Where(field => field.Required))
        {
            if (custom is null || !custom.TryGetValue(field.Id, out var value) || value.Value is "null" or "\"\"" or "[]")
            {
                body.Refuse($"custom.{field.Key}", $"“{field.Label}” is needed.");
            }
        }
    }
}
