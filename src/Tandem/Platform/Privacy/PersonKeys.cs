namespace Tandem.Platform.Privacy;

/// <summary>A person as the rows know them: all by which one can say that a row is theirs.</summary>
public sealed record PersonKeys
{
    /// <summary>The contact, and those that were merged into it.</summary>
    public required Guid[] Contacts { get; init; }

    /// <summary>The same, and the visitors that became the contact: whose events are theirs.</summary>
    public required Guid[] Subjects { get; init; }

    /// <summary>Their addresses, as keys.</summary>
    public required string[] Addresses { get; init; }

    /// <summary>What SQL refers to: <c>@contacts</c>, <c>@contactTexts</c> (their ids as text), <c>@subjects</c>, <c>@addresses</c>.</summary>
    public object Parameters => new { contacts = Contacts, contactTexts = Contacts.Select(id => id.ToString()).ToArray(), subjects = Subjects, addresses = Addresses };
}
