namespace Tandem.Platform.Security;

/// <summary>How far a right reaches. Each includes the ones before it.</summary>
public enum Scope
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Rows that the user owns.</summary>
    Own,

    /// <summary>Rows of the user's team, and rows that nobody owns.</summary>
    Team,

    /// <summary>All rows.</summary>
    All,
}

/// <summary>What somebody may do: a verb on an object, written <c>contacts.read</c>.</summary>
public sealed record Right(string Object, string Verb)
{
    /// <summary><c>object.verb</c></summary>
    public override string ToString() => $"{Object}.{Verb}";
}

/// <summary>The rights that exist, by object.</summary>
public static class Rights
{
    /// <summary>People.</summary>
    public static readonly ObjectRights Contacts = new("contacts");

    /// <summary>Organisations.</summary>
    public static readonly ObjectRights Companies = new("companies");

    /// <summary>Deals.</summary>
    public static readonly ObjectRights Deals = new("deals");

    /// <summary>People handed from marketing to sales.</summary>
    public static readonly ObjectRights Handoffs = new("handoffs");

    /// <summary>Follow-ups and logged calls (the UI says tasks).</summary>
    public static readonly ObjectRights Tasks = new("tasks");

    /// <summary>What both teams have agreed on: scoring, the MQL rule, routing, business hours, SLA, goals.</summary>
    public static readonly ObjectRights Agreements = new("agreements");

    /// <summary>What happened, handed in from outside by the event API.</summary>
    public static readonly ObjectRights Events = new("events");

    /// <summary>Forms, and what was sent by them.</summary>
    public static readonly ObjectRights Forms = new("forms");

    /// <summary>Campaigns and their costs.</summary>
    public static readonly ObjectRights Campaigns = new("campaigns");

    /// <summary>The scoreboard and other numbers; whole for every role, rows behind them by the row's own right.</summary>
    public static readonly ObjectRights Numbers = new("numbers");

    /// <summary>Definitions: fields, pipelines, products, shared views, rates, the workspace itself.</summary>
    public static readonly ObjectRights Settings = new("settings");

    /// <summary>Users and invitations.</summary>
    public static readonly ObjectRights Users = new("users");

    /// <summary>API tokens.</summary>
    public static readonly ObjectRights Tokens = new("tokens");

    /// <summary>The audit log.</summary>
    public static readonly ObjectRights Audit = new("audit");

    /// <summary>What is kept of people: the rules (edit), a copy for a person (export), their erasure (delete).</summary>
    public static readonly ObjectRights Privacy = new("privacy");

    /// <summary>Jobs, set-aside events, reactors.</summary>
    public static readonly ObjectRights Operations = new("operations");
}

/// <summary>The verbs on one object. Export, import and bulk edit are rights of their own.</summary>
public sealed record ObjectRights(string Object)
{
    /// <summary>See it.</summary>
    public Right Read { get; } = new(Object, "read");

    /// <summary>Make one.</summary>
    public Right Create { get; } = new(Object, "create");

    /// <summary>Change it.</summary>
    public Right Edit { get; } = new(Object, "edit");

    /// <summary>Archive or remove it.</summary>
    public Right Delete { get; } = new(Object, "delete");

    /// <summary>Take many out of the system.</summary>
    public Right Export { get; } = new(Object, "export");

    /// <summary>Bring many into it.</summary>
    public Right Import { get; } = new(Object, "import");

    /// <summary>Change many at once.</summary>
    public Right Bulk { get; } = new(Object, "bulk");

    /// <summary>All verbs.</summary>
    public IEnumerable<Right> All => [Read, Create, Edit, Delete, Export, Import, Bulk];
}
