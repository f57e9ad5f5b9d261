namespace Tandem.Engines.Segments;

/// <summary>What a field holds, and therefore what it can be asked (<see cref="FilterOps.For"/>).</summary>
public enum FieldType
{
    /// <summary>A line of text.</summary>
    Text,
    /// <summary>Text of any length.</summary>
    LongText,
    /// <summary>A number.</summary>
    Number,
    /// <summary>An amount; the operand is in major units, see <see cref="FilterField.Scale"/>.</summary>
    Money,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A calendar day, stored as text yyyy-mm-dd.</summary>
    Date,
    /// <summary>An instant, stored as epoch milliseconds.</summary>
    DateTime,
    /// <summary>One of the options of a list.</summary>
    Select,
    /// <summary>Some of the options of a list, stored as a JSON array.</summary>
    MultiSelect,
    /// <summary>An email address.</summary>
    Email,
    /// <summary>A phone number.</summary>
    Phone,
    /// <summary>A web address.</summary>
    Url,
    /// <summary>A user, by id.</summary>
    User,
    /// <summary>Another record (pipeline, stage, product, company), by id.</summary>
    Reference,
    /// <summary>Tags.</summary>
    Tags,
}

/// <summary>
/// How the stored text was normalised, and so how the operand is before the two are compared. Both sides must have gone
/// through the same function: that is what makes SQLite, PostgreSQL and the evaluator agree.
/// </summary>
public enum TextForm
{
    /// <summary>The column holds <see cref="Text.TextKey.Of"/> of the value.</summary>
    Key,
    /// <summary>The column holds the value trimmed and lower-cased (invariant).</summary>
    Lower,
    /// <summary>The column holds <see cref="Text.TextKey.Digits"/> of the value.</summary>
    Digits,
    /// <summary>The column holds the value as typed; A–Z and a–z count as the same letter, everything else as it is.</summary>
    AsciiFold,
    /// <summary>The column holds the value as it is, and only the same characters match.</summary>
    Exact,
}

/// <summary>
/// A field that conditions may name, and where its value is. Modules make these; nothing in a <see cref="Source"/> may
/// come from a request.
/// </summary>
/// <param name="Key">Its name in conditions: <c>lifecycleStage</c>, <c>custom.plan</c>, <c>company.name</c>.</param>
/// <param name="Label">Its name for people, used in problems.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Source">Where it is.</param>
public sealed record FilterField(string Key, string Label, FieldType Type, FieldSource Source)
{
    private readonly TextForm? _form;

    /// <summary>
    /// How the stored text was normalised. Unless set: as typed for JSON, lower-cased for email, digits for phone, exact
    /// for options and ids, a <see cref="TextForm.Key"/> column for other text.
    /// </summary>
    public TextForm Form
    {
        get => _form ?? DefaultForm;
        init => _form = value;
    }

    /// <summary>Stored number = operand × this: 100 for an amount kept in cents.</summary>
    public decimal Scale { get; init; } = 1;

    private TextForm DefaultForm => Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Url or FieldType.Email or FieldType.Phone
            when Source.InRow is FieldSource.Json => TextForm.AsciiFold,
        FieldType.Text or FieldType.LongText or FieldType.Url or FieldType.Tags => TextForm.Key,
        FieldType.Email => TextForm.Lower,
        FieldType.Phone => TextForm.Digits,
        _ => TextForm.Exact,
    };
}

/// <summary>Where a field's value is in the database.</summary>
public abstract record FieldSource
{
    private protected FieldSource() { }

    /// <summary>
    /// An expression over the listed row, best a bare column so that its index can be used: <c>c.email_key</c>. It holds
    /// text, a number, a boolean, yyyy-mm-dd, epoch milliseconds or an id, as the field's type says.
    /// </summary>
    public sealed record Column(string Expression) : FieldSource;

    /// <summary>
    /// A value inside a column of JSON text, found by property names (for a custom field: its stable id); without
    /// names the column is the JSON array of a <see cref="FieldType.MultiSelect"/>. A value of another JSON type than
    /// the field's is unknown. Instants are numbers, ids and days strings. See <see cref="FieldExpression"/> for the index.
    /// </summary>
    public sealed record Json(string Expression, params IReadOnlyList<string> Names) : FieldSource;

    /// <summary>
    /// Values in related rows: the field matches when a related row does (and <c>isNot</c> when none does). One row per
    /// value for <see cref="FieldType.Tags"/> and <see cref="FieldType.MultiSelect"/>, unless <paramref name="Value"/> is JSON.
    /// </summary>
    /// <param name="From">What follows <c>from</c>: <c>people_contact_tags t</c>.</param>
    /// <param name="Key">What ties its rows to the listed row: <c>t.contact_id</c>.</param>
    /// <param name="Of">What that is equal to in the listed row: <c>c.id</c>.</param>
    /// <param name="Value">The value in such a row: <c>t.tag_key</c>.</param>
    public sealed record Related(string From, string Key, string Of, FieldSource Value) : FieldSource
    {
        /// <summary>Which of those rows count, if not all: <c>t.is_primary</c>.</summary>
        public string? Where { get; init; }
    }

    internal FieldSource InRow => this is Related related ? related.Value : this;
}
