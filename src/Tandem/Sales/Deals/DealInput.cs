using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>A line of text of a deal: what the API calls it, how long it may be, and how it is read and set.</summary>
internal sealed record DealLine(string ApiName, int Longest, Func<DealDraft, string?> Given, Action<DealRow, string?> Set)
{
    public const int NameLength = 300;

    public static readonly IReadOnlyList<DealLine> All =
    [
        new("product", NameLength, draft => draft.Product, (row, text) => row.Product = text),
        new("lossReason", NameLength, draft => draft.LossReason, (row, text) => row.LossReason = text),
        new("lossNote", 10_000, draft => draft.LossNote, (row, text) => row.LossNote = text),
        new("winReason", NameLength, draft => draft.WinReason, (row, text) => row.WinReason = text),
        new("competitor", NameLength, draft => draft.Competitor, (row, text) => row.Competitor = text),
        new("nextStep", 1_000, draft => draft.NextStep, (row, text) => row.NextStep = text),
    ];
}

/// <summary>A draft that has been read: texts cleaned, values in their stored form, or the problem with them.</summary>
internal sealed class DealInput
{
    private const int MostTags = 100;
    private const int TagLength = 100;
    private const int IdentifierLength = 300;
    private const int MostObjections = 20;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    private DealInput(DealDraft draft) => Draft = draft;

    public DealDraft Draft { get; }

    public Problem? Problem => _errors.Count == 0 ? null : Problem.Invalid(_errors);

    public string? Name { get; private set; }

    /// <summary>In the order of <see cref="DealLine.All"/>; null where not given.</summary>
    public string?[] Lines { get; } = new string?[DealLine.All.Count];

    /// <summary>All of them, cleaned; null where not given.</summary>
    public IReadOnlyList<string>? Objections { get; private set; }

    /// <summary>Stored custom values by field id; the text <c>null</c> clears one.</summary>
    public List<KeyValuePair<FieldDefinition, JsonText>> Custom { get; } = [];

    /// <summary>What the deal is recognised by, the surest first.</summary>
    public List<(string Source, string Value)> Keys { get; } = [];

    public static DealInput Read(DealDraft draft, FieldSet fields)
    {
        var input = new DealInput(draft);
        input.ReadTexts();
        input.ReadKeys();
        input.ReadNumbers();
        input.ReadTags();
        input.ReadObjections();
        input.ReadCustom(fields);
        return input;
    }

    private void ReadTexts()
    {
        Name = Line("name", Draft.Name, DealLine.NameLength);
        for (var i = 0; i < Lines.Length; i++)
        {
            var line = DealLine.All[i];
            Lines[i] = line.ApiName == "lossNote" ? Block(line) : Line(line.ApiName, line.Given(Draft), line.Longest);
        }
    }

    private void ReadKeys()
    {
        foreach (var (givenSource, givenValue) in Draft.ExternalIds)
        {
            var (source, value) = (DealText.Line(givenSource), DealText.Line(givenValue));
            if (source is null || value is null || source.Length > IdentifierLength || value.Length > IdentifierLength)
            {
                Wrong("externalIds", $"An external id has a source and a value of at most {IdentifierLength} characters.");
            }
            else
            {
                Keys.Add((source, value));
            }
        }
    }

    private void ReadNumbers()
    {
        if (Draft.Currency is { } currency && !Money.IsCurrency(currency))
        {
            Wrong("currency", "A currency is written with three letters, as in USD.");
        }

        if (Draft.Probability is < 0 or > 100)
        {
            Wrong("probability", "A probability is a whole number from 0 to 100.");
        }
    }

    private void ReadTags()
    {
        if (Draft.Tags.Count > MostTags)
        {
            Wrong("tags", $"At most {MostTags} tags.");
        }

        if (Draft.Tags.Any(tag => TextKey.Of(tag).Length is 0 or > TagLength))
        {
            Wrong("tags", $"A tag has 1 to {TagLength} characters.");
        }
    }

    private void ReadObjections()
    {
        Objections = Draft.Objections?.Select(DealText.Line).OfType<string>().DistinctBy(TextKey.Of, StringComparer.Ordinal).ToList();
        if (Objections is { Count: > MostObjections } || Objections?.Any(objection => objection.Length > DealLine.NameLength) is true)
        {
            Wrong("objections", $"At most {MostObjections} objections of at most {DealLine.NameLength} characters.");
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
                    Keys.Add((DealIdentifiers.OfField(id), FieldValues.Key(field, stored)));
                }
            }
        }
    }

    private string? Line(string field, string? text, int longest) => Bounded(field, DealText.Line(text), longest);

    private string? Block(DealLine line) => Bounded(line.ApiName, DealText.Block(line.Given(Draft)), line.Longest);

    private string? Bounded(string field, string? text, int longest)
    {
        if (text?.Length > longest)
        {
            Wrong(field, $"Longer than {longest} characters.");
        }

        return text;
    }

    private void Wrong(string field, string message) => _errors.TryAdd(field, [message]);
}
