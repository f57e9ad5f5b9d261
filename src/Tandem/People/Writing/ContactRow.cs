using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>A row of <c>people_contacts</c>, as loaded and as it is to become.</summary>
internal sealed class ContactRow : ICustomized
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string SortName { get; set; } = "";

    public string? Email { get; set; }

    public string? EmailKey { get; set; }

    public string? Phone { get; set; }

    public string? JobTitle { get; set; }

    public string? Country { get; set; }

    public string? City { get; set; }

    public string? Language { get; set; }

    public string? TimeZone { get; set; }

    public string? Website { get; set; }

    public Guid? OwnerId { get; set; }

    public string LifecycleStage { get; set; } = "";

    public Instant LifecycleAt { get; set; }

    public string? Origin { get; set; }

    public string? Campaign { get; set; }

    public string? LandingPage { get; set; }

    public Instant? FirstTouchAt { get; set; }

    public Guid? CompanyId { get; set; }

    public string Custom { get; set; } = "{}";

    public string SearchKey { get; set; } = "";

    public string CreatedBy { get; set; } = "";

    public Instant CreatedAt { get; set; }

    public Instant UpdatedAt { get; set; }

    public Instant? ArchivedAt { get; set; }

    public int Version { get; set; }

    /// <summary>Who it is now, where it was merged away; then nobody writes to it any more.</summary>
    public Guid? MergedInto { get; init; }

    public ContactRow Copy() => (ContactRow)MemberwiseClone();
}
