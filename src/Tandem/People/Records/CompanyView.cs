using Tandem.Platform.Data;

namespace Tandem.People.Records;

/// <summary>A company as the API shows it.</summary>
public sealed record CompanyView
{
    public required Guid Id { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public string? Domain { get; init; }

    public required IReadOnlyList<string> Domains { get; init; }

    public string? Industry { get; init; }

    public string? Country { get; init; }

    public string? City { get; init; }

    public long? Employees { get; init; }

    public decimal? AnnualRevenue { get; init; }

    public string? Currency { get; init; }

    public string? Phone { get; init; }

    public string? Website { get; init; }

    public Guid? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public Guid? ParentId { get; init; }

    public string? ParentName { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyDictionary<string, JsonText> Custom { get; init; }

    public required long ContactCount { get; init; }

    public required long OpenDeals { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public Instant? ArchivedAt { get; init; }
}
