using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Records;

/// <summary>A contact as the API shows it.</summary>
public sealed record ContactView
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public required IReadOnlyList<string> Emails { get; init; }

    public string? Phone { get; init; }

    public string? JobTitle { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public string? TimeZone { get; init; }

    public string? Language { get; init; }

    public string? Website { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public required LifecycleStage LifecycleStage { get; init; }

    public required Instant LifecycleSince { get; init; }

    public string? Origin { get; init; }

    public string? Campaign { get; init; }

    public string? LandingPage { get; init; }

    public Instant? FirstTouchAt { get; init; }

    public NamedRecord? PrimaryCompany { get; init; }

    public required IReadOnlyList<MembershipView> Companies { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, JsonText> Custom { get; init; }

    public required IReadOnlyList<ExternalId> ExternalIds { get; init; }

    public required Mailable Mailable { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public Instant? LastSeenAt { get; init; }

    public required long EventCount { get; init; }

    public Instant? ArchivedAt { get; init; }
}

/// <summary>A record that is mentioned.</summary>
public sealed record NamedRecord(Guid Id, string Name);

/// <summary>A company of a contact.</summary>
public sealed record MembershipView(Guid Id, string Name, string? Role, bool Primary);

/// <summary>Somebody of the team.</summary>
public sealed record UserRef(Guid Id, string Name);
