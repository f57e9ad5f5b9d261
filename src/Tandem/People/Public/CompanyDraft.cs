using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>What is known about a company, to be written by <see cref="CompanyWriter"/>. What is null was not given and stays as it is.</summary>
public sealed record CompanyDraft
{
    /// <summary>The company, where it is known already; then nothing is matched.</summary>
    public Guid? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Domains or web addresses; the first is the main one.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>What other systems call this company.</summary>
    public IReadOnlyList<ExternalId> ExternalIds { get; init; } = [];

    /// <summary>Industry.</summary>
    public string? Industry { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>How many people work there.</summary>
    public long? Employees { get; init; }

    /// <summary>Revenue of a year, in minor units of <see cref="Currency"/>.</summary>
    public long? AnnualRevenueMinor { get; init; }

    /// <summary>ISO 4217 code of the revenue.</summary>
    public string? Currency { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Web address.</summary>
    public string? Website { get; init; }

    /// <summary>Who looks after the company.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>The company that this one belongs to.</summary>
    public CompanyReference? Parent { get; init; }

    /// <summary>Tags to put on.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Custom values by field id, as the API writes them; null JSON clears one.</summary>
    public IReadOnlyDictionary<string, JsonText>? Custom { get; init; }

    /// <summary>When the company became known, where that is earlier than now.</summary>
    public Instant? CreatedAt { get; init; }

    /// <summary>Fields to empty, by their API names.</summary>
    public IReadOnlyCollection<string> Clear { get; init; } = [];

    /// <summary>Domains to take away.</summary>
    public IReadOnlyList<string> RemoveDomains { get; init; } = [];

    /// <summary>Tags to take off.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>Puts the company away (true) or brings it back (false).</summary>
    public bool? Archived { get; init; }
}
