using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>A field of a company that is one line of text and nothing more.</summary>
internal sealed record CompanyLine(
    string ApiName, int MaxLength, Func<CompanyDraft, string?> Given, Func<CompanyRow, string?> Get, Action<CompanyRow, string?> Set);

/// <summary>A draft of a company that has been read: texts cleaned, keys made, or the problem with them.</summary>
internal sealed class CompanyInput
{
    public static readonly IReadOnlyList<CompanyLine> LineFields =
    [
        new("industry", 200, draft => draft.Industry, row => row.Industry, (row, text) => row.Industry = text),
        new("country", 100, draft => draft.Country, row => row.Country, (row, text) => row.Country = text),
        new("city", 200, draft => draft.City, row => row.City, (row, text) => row.City = text),
        new("phone", 60, draft => draft.Phone, row => row.Phone, (row, text) => row.Phone = text),
        new("website", 2000, draft => draft.Website, row => row.Website, (row, text) => row.Website = text),
    ];

    private Dictionary<string, string[]>? _errors;

    private CompanyInput(CompanyDraft draft) => Draft = draft;

    public CompanyDraft Draft { get; }

    public Problem? Problem { get; private set; }

    public string? Name { get; private set; }

    public string NameKey { get; private set; } = "";

    public string? Currency { get; private set; }

    public string?[] Lines { get; } = new string?[LineFields.Count];

    public List<string> Domains { get; } = [];

    public List<KeyValuePair<FieldDefinition, JsonText>> Custom { get; } = [];

    /// <summary>What the company is recognised by, the surest first; its name comes last and is not among them.</summary>
    public List<Identifier> Keys { get; } = [];

    public static CompanyInput Read(CompanyDraft draft, FieldSet fields)
    {
        var input = new CompanyInput(draft);
        input.ReadLines();
        input.ReadKeys();
        input.ReadCustom(fields);
        if (input._errors is null && draft.Id is null && input.Name is null && input.Keys.Count == 0)
        {
            input.Wrong("name", "A company needs a name, a domain or an id.");
        }

        input.Problem = input._errors is null ? null : Problem.Invalid(input._errors);
        return input;
    }

    private void ReadLines()
    {
        Name = Line("name", Draft.Name, ContactFields.NameLength);
        NameKey = TextKey.Of(Name);
        for (var i = 0; i < Lines.Length; i++)
        {
            Lines[i] = Line(LineFields[i].ApiName, LineFields[i].Given(Draft), LineFields[i].MaxLength);
        }

        Currency = Line("currency", Draft.Currency, 3)?.ToUpperInvariant();
        if (Currency is not null && (Currency.Length != 3 || !Currency.All(char.IsAsciiLetter)))
        {
            Wrong("currency", "A currency is three letters, such as EUR.");
        }

        if (Draft.Employees < 0)
        {
            Wrong("employees", "This cannot be less than zero.");
        }

        foreach (var tag in Draft.Tags)
        {
            if (TextKey.Of(tag).Length is 0 or > ContactFields.TagLength)
            {
                Wrong("tags", $"A tag has 1 to {ContactFields.TagLength} characters.");
            }
        }
    }

    private void ReadKeys()
    {
        foreach (var (givenSource, givenValue) in Draft.ExternalIds)
        {
            if (CleanText.Line(givenSource) is { Length: <= ContactFields.ExternalLength } source
                && CleanText.Line(givenValue) is { Length: <= ContactFields.ExternalLength } value)
            {
                Keys.Add(new Identifier(IdentifierKey.External(source, value), Guid.Empty, value));
            }
            else
            {
                Wrong("externalIds", $"An external id needs a source and a value of at most {ContactFields.ExternalLength} characters.");
            }
        }

        foreach (var text in Draft.Domains.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (DomainName.Of(text) is not { } domain)
            {
                Wrong("domain", $"“{text}” is not a domain.");
            }
            else if (!Domains.Contains(domain, StringComparer.Ordinal))
            {
                Domains.Add(domain);
                Keys.Add(new Identifier(IdentifierKey.Domain(domain), Guid.Empty, domain));
            }
        }
    }

    private void ReadCustom(FieldSet fields)
    {
        foreach (var (id, value) in Draft.Custom ?? new Dictionary<string, JsonText>(StringComparer.Ordinal))
        {
            if (fields.WithId(id) is not { } field)
            {
                Wrong($"custom.{id}", "There is no such field.");
            }
            else if (!FieldValues.TryStore(field, value, out var stored, out var problem))
            {
                Wrong($"custom.{field.Key}", problem!);
            }
            else
            {
                Custom.Add(new(field, stored));
                if (field.IsUnique && stored.Value is not "null")
                {
                    Keys.Add(new Identifier(IdentifierKey.Field(field.Id, FieldValues.Key(field, stored)), Guid.Empty, stored.Value));
                }
            }
        }
    }

    private string? Line(string field, string? text, int longest)
    {
        var line = CleanText.Line(text);
        if (line?.Length > longest)
        {
            Wrong(field, $"Longer than {longest} characters.");
        }

        return line;
    }

    private void Wrong(string field, string message) => (_errors ??= new(StringComparer.Ordinal))[field] = [message];
}
