namespace Tandem.Engines.Import.Mapping;

/// <summary>What kind of value a target takes; the guess checks the samples against it.</summary>
public enum TargetKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A person's name or a part of it.</summary>
    PersonName,

    /// <summary>An email address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A web address or a host name.</summary>
    Url,

    /// <summary>Words, not numbers: a job, a source, a city.</summary>
    Words,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date, with or without a time.</summary>
    Date,

    /// <summary>Several words in one cell.</summary>
    Tags,

    /// <summary>An IP address.</summary>
    Ip,

    /// <summary>An ISO 4217 code.</summary>
    Currency,

    /// <summary>The key of the row in the system it comes from.</summary>
    Id,

    /// <summary>Another record, found by its name, key, email address or domain (<see cref="ReferenceBy"/>).</summary>
    Reference,

    /// <summary>A stage of the customer journey.</summary>
    Lifecycle,

    /// <summary>Whether the person may be mailed.</summary>
    Subscription,
}

/// <summary>By what a cell names another record.</summary>
public enum ReferenceBy
{
    /// <summary>By its name.</summary>
    Name,

    /// <summary>By its key in the system it comes from.</summary>
    ExternalId,

    /// <summary>By an email address.</summary>
    Email,

    /// <summary>By a domain or web address.</summary>
    Domain,
}

/// <summary>A place where a column can go.</summary>
/// <param name="Key">Stable: <c>first_name</c>, <c>closed_at</c> …</param>
/// <param name="Label">For people.</param>
/// <param name="Group">A heading in the list of targets.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsRepeatable">Whether several columns may go there.</param>
public sealed record ImportTarget(string Key, string Label, string Group, TargetKind Kind, bool IsRepeatable = false);
