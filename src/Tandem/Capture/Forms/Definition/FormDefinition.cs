using System.Text.Json;
using Tandem.Engines.Forms;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Definition;

/// <summary>What a field takes: every kind of custom field but a user (visitors must not learn who works here), and three of a form's own.</summary>
public enum FormFieldType
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Text of several lines.</summary>
    LongText,

    /// <summary>An email address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A point in time.</summary>
    DateTime,

    /// <summary>One box to tick.</summary>
    Boolean,

    /// <summary>One of the options, in a list that opens.</summary>
    Select,

    /// <summary>One of the options, all of them visible.</summary>
    Radio,

    /// <summary>Some of the options.</summary>
    MultiSelect,

    /// <summary>Nothing to see: filled from the page's address.</summary>
    Hidden,

    /// <summary>Words between the fields.</summary>
    Note,
}

/// <summary>A choice.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What people read.</param>
public sealed record FormOption(string Value, string Label);

/// <summary>One field.</summary>
public sealed record FormField
{
    /// <summary>Its name in what is sent; unique in the form.</summary>
    public required string Key { get; init; }

    /// <summary>What it takes.</summary>
    public required FormFieldType Type { get; init; }

    /// <summary>What people read.</summary>
    public string Label { get; init; } = "";

    /// <summary>A line of help below it.</summary>
    public string Help { get; init; } = "";

    /// <summary>An example inside it.</summary>
    public string Placeholder { get; init; } = "";

    /// <summary>Whether it must be answered where it is shown.</summary>
    public bool Required { get; init; }

    /// <summary>What is said when the answer does not do; empty for the usual words.</summary>
    public string Message { get; init; } = "";

    /// <summary>Where the answer goes: <c>contact.email</c>, <c>company.name</c>, <c>contact.custom.ID</c>; empty for the form's own.</summary>
    public string Target { get; init; } = "";

    /// <summary>The choices.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>The least number, day (<c>yyyy-mm-dd</c>) or count of letters.</summary>
    public string Least { get; init; } = "";

    /// <summary>The greatest number, day or count of letters.</summary>
    public string Most { get; init; } = "";

    /// <summary>The parameter of the page's address that fills a hidden field.</summary>
    public string Parameter { get; init; } = "";

    /// <summary>What a hidden field says where the address does not.</summary>
    public string Value { get; init; } = "";

    /// <summary>Beside its neighbour instead of below it.</summary>
    public bool Half { get; init; }

    /// <summary>When it is shown; always where there is none.</summary>
    public AnswerCondition? ShowWhen { get; init; }

    /// <summary>Whether people answer it.</summary>
    internal bool IsAsked => Type is not (FormFieldType.Note or FormFieldType.Hidden);

    internal bool HasOptions => Type is FormFieldType.Select or FormFieldType.Radio or FormFieldType.MultiSelect;
}

/// <summary>What is on the screen at once.</summary>
public sealed record FormStep
{
    /// <summary>Its heading; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its fields, in order.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];
}

/// <summary>Questions of which those who come back get the next few: they stand behind the last step's fields.</summary>
public sealed record FurtherQuestions
{
    /// <summary>How many are asked at once.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>The queue, the most wanted first.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];
}

/// <summary>Something to agree to. The text is kept with the answer, word by word.</summary>
public sealed record FormConsent
{
    /// <summary>Its name in what is sent.</summary>
    public required string Key { get; init; }

    /// <summary>What about: a topic of the ledger.</summary>
    public string Topic { get; init; } = "";

    /// <summary>By which channel: email, sms, phone.</summary>
    public string Channel { get; init; } = "email";

    /// <summary>What people agree to.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether nothing can be sent without it.</summary>
    public bool Required { get; init; }
}

/// <summary>What a mail with a link is asked for (double opt-in).</summary>
public enum ConfirmMode
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>What was agreed to counts when the address is confirmed.</summary>
    Consents,

    /// <summary>Nobody becomes a contact before the address is confirmed.</summary>
    Everything,
}

/// <summary>The mail with the link.</summary>
public sealed record FormConfirmation
{
    /// <summary>What waits for it.</summary>
    public ConfirmMode Mode { get; init; }

    /// <summary>Its subject.</summary>
    public string Subject { get; init; } = "Please confirm your email address";

    /// <summary>What stands above the link.</summary>
    public string Text { get; init; } = "You, or somebody who typed your address, filled in a form on our site. Open this page and press the button to confirm:";
}

/// <summary>What happens after sending.</summary>
public sealed record FormEnding
{
    /// <summary>What is said; not used where it leads elsewhere.</summary>
    public string Message { get; init; } = "";

    /// <summary>Where it leads: an absolute address of the web, or a path; empty to stay.</summary>
    public string Redirect { get; init; } = "";
}

/// <summary>An ending for those who answered so.</summary>
public sealed record FormEndingRule
{
    /// <summary>Who gets it.</summary>
    public required AnswerCondition When { get; init; }

    /// <summary>What they get.</summary>
    public required FormEnding Then { get; init; }
}

/// <summary>How a form looks and what its buttons say.</summary>
public sealed record FormLook
{
    /// <summary>Above the first field; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Below the title.</summary>
    public string Intro { get; init; } = "";

    /// <summary>What the last button says.</summary>
    public string Send { get; init; } = "Send";

    /// <summary>The colour of buttons and marks, <c>#rrggbb</c>.</summary>
    public string Accent { get; init; } = "#4f46e5";

    /// <summary>light, dark, or auto: what the visitor's system likes.</summary>
    public string Theme { get; init; } = "auto";

    /// <summary>The language of its texts, for screen readers.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>What is asked of a browser's work.</summary>
public enum ProofMode
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>A script solves the puzzle; a page without script may send without.</summary>
    Offered,

    /// <summary>What comes without a solution is set aside.</summary>
    Needed,
}

/// <summary>What tells spam. Whatever looks like it is kept and marked, and makes no contact until somebody releases it.</summary>
public sealed record FormDefence
{
    /// <summary>Quicker than this many seconds is no person.</summary>
    public int LeastSeconds { get; init; } = 2;

    /// <summary>The puzzle.</summary>
    public ProofMode Proof { get; init; } = ProofMode.Offered;

    /// <summary>More from one address within ten minutes are suspicious.</summary>
    public int MostPerAddress { get; init; } = 20;

    /// <summary>Throw-away addresses are suspicious.</summary>
    public bool Disposable { get; init; } = true;

    /// <summary>Addresses (<c>a@b.example</c>) and domains (<c>@b.example</c>) that are suspicious.</summary>
    public IReadOnlyList<string> Blocked { get; init; } = [];
}

/// <summary>Who hears of it.</summary>
public sealed record FormNotify
{
    /// <summary>Users who find it in their inbox.</summary>
    public IReadOnlyList<Guid> Users { get; init; } = [];

    /// <summary>Addresses that get a mail.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];
}

/// <summary>All that a form is: versioned JSON, in a draft or in what was published.</summary>
public sealed record FormDefinition
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>What is asked, step by step; at least one.</summary>
    public IReadOnlyList<FormStep> Steps { get; init; } = [new FormStep()];

    /// <summary>What those who come back are asked.</summary>
    public FurtherQuestions Further { get; init; } = new();

    /// <summary>What can be agreed to.</summary>
    public IReadOnlyList<FormConsent> Consents { get; init; } = [];

    /// <summary>The mail with the link.</summary>
    public FormConfirmation Confirmation { get; init; } = new();

    /// <summary>What happens after sending, unless a rule says otherwise.</summary>
    public FormEnding Ending { get; init; } = new() { Message = "Thank you. We have got it." };

    /// <summary>Other endings; the first whose condition holds.</summary>
    public IReadOnlyList<FormEndingRule> Endings { get; init; } = [];

    /// <summary>How it looks.</summary>
    public FormLook Look { get; init; } = new();

    /// <summary>What tells spam.</summary>
    public FormDefence Defence { get; init; } = new();

    /// <summary>Sites on which it may stand (<c>https://shop.example</c>); everywhere where none is named.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Who hears of it.</summary>
    public FormNotify Notify { get; init; } = new();

    /// <summary>The stage of somebody new: lead, or subscriber where it is about a newsletter.</summary>
    public string FirstStage { get; init; } = "lead";

    /// <summary>Every field of every step, in order, without the further questions.</summary>
    internal IEnumerable<FormField> Fields => Steps.SelectMany(step => step.Fields);

    /// <summary>Every field that there is.</summary>
    internal IEnumerable<FormField> AllFields => Fields.Concat(Further.Fields);

    /// <summary>The steps with the further questions of one visitor behind the fields of the last.</summary>
    internal IReadOnlyList<FormStep> StepsWith(IReadOnlyCollection<string> asked)
    {
        var further = Further.Fields.Where(field => asked.Contains(field.Key, StringComparer.Ordinal)).ToArray();
        return [.. Steps.Select((step, index) => index == Steps.Count - 1 ? step with { Fields = [.. step.Fields, .. further] } : step)];
    }

    /// <summary>The ending for these answers.</summary>
    internal FormEnding EndingFor(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        Endings.FirstOrDefault(rule => rule.When.Holds(answers))?.Then ?? Ending;
}

/// <summary>Reading and writing definitions.</summary>
internal static class FormJson
{
    // What somebody sends as null where something must be is refused by the reader, so nobody behind it has to ask.
    public static readonly JsonSerializerOptions Strict = new(JsonSettings.Api) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static FormDefinition Read(JsonText text) => JsonSerializer.Deserialize<FormDefinition>(text.Value, Strict)!;
}
