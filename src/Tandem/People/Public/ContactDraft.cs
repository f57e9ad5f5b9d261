using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>What is known about a person, to be written by <see cref="ContactWriter"/>. What is null was not given and stays as it is.</summary>
public sealed record ContactDraft
{
    /// <summary>The contact, where it is known already; then nothing is matched.</summary>
    public Guid? Id { get; init; }

    /// <summary>The whole name, where it does not come in parts.</summary>
    public string? Name { get; init; }

    /// <summary>Given names.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Email addresses; the first is the one to write to.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Telephone number. By itself it never decides that two people are one.</summary>
    public string? Phone { get; init; }

    /// <summary>What the person does.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Language, as a BCP 47 tag where possible.</summary>
    public string? Language { get; init; }

    /// <summary>Time zone, as an IANA name.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Web address.</summary>
    public string? Website { get; init; }

    /// <summary>What other systems call this person.</summary>
    public IReadOnlyList<ExternalId> ExternalIds { get; init; } = [];

    /// <summary>A company that the person belongs to.</summary>
    public CompanyReference? Company { get; init; }

    /// <summary>Who looks after the person.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Stages reached, in any order.</summary>
    public IReadOnlyList<LifecycleEntry> Lifecycle { get; init; } = [];

    /// <summary>Where the person came from first (paid search, referral, …).</summary>
    public string? Origin { get; init; }

    /// <summary>Which campaign brought the person first.</summary>
    public string? Campaign { get; init; }

    /// <summary>The page that was seen first.</summary>
    public string? LandingPage { get; init; }

    /// <summary>When the first touch was.</summary>
    public Instant? FirstTouchAt { get; init; }

    /// <summary>Tags to put on.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Custom values by field id, as the API writes them; null JSON clears one.</summary>
    public IReadOnlyDictionary<string, JsonText>? Custom { get; init; }

    /// <summary>What the person agreed to or withdrew.</summary>
    public IReadOnlyList<ConsentEntry> Consents { get; init; } = [];

    /// <summary>Why the address goes onto the do-not-contact list (bounced, complained, asked); null leaves the list alone.</summary>
    public string? Suppress { get; init; }

    /// <summary>When the person became known, where that is earlier than now.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>Fields to empty, by their API names (<c>city</c>, <c>custom.ID</c>).</summary>
    public IReadOnlyCollection<string> Clear { get; init; } = [];

    /// <summary>Addresses to take away.</summary>
    public IReadOnlyList<string> RemoveEmails { get; init; } = [];

    /// <summary>Tags to take off.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>Puts the contact away (true) or brings it back (false).</summary>
    public bool? Archived { get; init; }
}

/// <summary>What another system calls a person or a company.</summary>
/// <param name="Source">The system, or the column of a file, for example <c>hubspot</c> or <c>mql_id</c>.</param>
/// <param name="Value">The id there.</param>
public sealed record ExternalId(string Source, string Value);

/// <summary>A company as somebody writes it down beside a person or a deal.</summary>
public sealed record CompanyReference
{
    /// <summary>The company itself, where it is known already.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its domain or web address.</summary>
    public string? Domain { get; init; }

    /// <summary>What another system calls it. A company that is known by this id under one source only is meant, whatever the source is called here.</summary>
    public ExternalId? ExternalId { get; init; }

    /// <summary>What the person is there.</summary>
    public string? Role { get; init; }
}

/// <summary>A stage that was reached.</summary>
/// <param name="Stage">Which.</param>
/// <param name="At">When; null is now.</param>
/// <param name="Cause">What led to it: <c>import</c>, <c>manual</c>, <c>form</c>, …</param>
/// <param name="Reason">Needed for every step that is not forward; without one such an entry changes nothing.</param>
public sealed record LifecycleEntry(LifecycleStage Stage, Instant? At, string Cause, string? Reason = null);

/// <summary>Proof that somebody agreed to or withdrew something.</summary>
public sealed record ConsentEntry
{
    /// <summary>The topic that stands for all of them.</summary>
    public const string AllTopics = "all";

    /// <summary>What about; <see cref="AllTopics"/> is everything.</summary>
    public string Topic { get; init; } = AllTopics;

    /// <summary>By which channel: email, sms, phone.</summary>
    public string Channel { get; init; } = "email";

    /// <summary>Agreed (true) or withdrawn (false).</summary>
    public required bool Subscribed { get; init; }

    /// <summary>On which legal ground: consent, contract, legitimateInterest, import, …</summary>
    public string Basis { get; init; } = "consent";

    /// <summary>The text that was agreed to, or its version.</summary>
    public string? TextVersion { get; init; }

    /// <summary>Whatever proves it, as JSON.</summary>
    public JsonText Evidence { get; init; } = JsonText.EmptyObject;

    /// <summary>When; null is now.</summary>
    public Instant? At { get; init; }
}
