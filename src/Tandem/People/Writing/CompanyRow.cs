using Tandem.Platform.Data;
using static Tandem.People.Writing.RowColumn;

namespace Tandem.People.Writing;

/// <summary>A row of <c>people_companies</c>, as loaded and as it is to become.</summary>
internal sealed class CompanyRow : ICustomized
{
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public string NameKey { get; set; } = "";

    public string SortName { get; set; } = "";

    public string? Domain { get; set; }

    public string? Industry { get; set; }

    public string? Country { get; set; }

    public string? City { get; set; }

    public long? Employees { get; set; }

    public long? AnnualRevenueMinor { get; set; }

    public string? Currency { get; set; }

    public string? Phone { get; set; }

    public string? Website { get; set; }

    public Guid? OwnerId { get; set; }

    public Guid? ParentId { get; set; }

    public string Custom { get; set; } = "{}";

    public string SearchKey { get; set; } = "";

    public string CreatedBy { get; set; } = "";

    public Instant CreatedAt { get; set; }

    public Instant UpdatedAt { get; set; }

    public Instant? ArchivedAt { get; set; }

    public int Version { get; set; }

    /// <summary>Which one it is now, where it was merged away; then nobody writes to it any more.</summary>
    public Guid? MergedInto { get; init; }

    public CompanyRow Copy() => (CompanyRow)MemberwiseClone();
}

/// <summary><c>people_companies</c>.</summary>
internal static class CompanyTable
{
    /// <summary>The columns of a <see cref="CompanyRow"/>, for queries.</summary>
    public const string Columns =
        """
        id, name, name_key, sort_name, domain, industry, country, city, employees, annual_revenue_minor, currency, phone, website, owner_id, parent_id,
        custom, search_key, created_by, created_at, updated_at, archived_at, version, merged_into
        """;

    public static readonly RowTable<CompanyRow> Rows = new(
        "people_companies",
        new("id", ColumnType.Uuid, row => row.Id),
        [new("created_by", ColumnType.Text, row => row.CreatedBy)],
        [
            Text<CompanyRow>("name", "name", row => row.Name, (row, text) => row.Name = text!),
            Text<CompanyRow>("name_key", apiName: null, row => row.NameKey, (row, text) => row.NameKey = text!),
            Text<CompanyRow>("sort_name", apiName: null, row => row.SortName, (row, text) => row.SortName = text!),
            Text<CompanyRow>("domain", "domain", row => row.Domain, (row, text) => row.Domain = text),
            Text<CompanyRow>("industry", "industry", row => row.Industry, (row, text) => row.Industry = text),
            Text<CompanyRow>("country", "country", row => row.Country, (row, text) => row.Country = text),
            Text<CompanyRow>("city", "city", row => row.City, (row, text) => row.City = text),
            Number<CompanyRow>("employees", "employees", row => row.Employees, (row, number) => row.Employees = number),
            Number<CompanyRow>("annual_revenue_minor", "annualRevenueMinor", row => row.AnnualRevenueMinor, (row, number) => row.AnnualRevenueMinor = number),
            Text<CompanyRow>("currency", "currency", row => row.Currency, (row, text) => row.Currency = text),
            Text<CompanyRow>("phone", "phone", row => row.Phone, (row, text) => row.Phone = text),
            Text<CompanyRow>("website", "website", row => row.Website, (row, text) => row.Website = text),
            Id<CompanyRow>("owner_id", "ownerId", row => row.OwnerId, (row, id) => row.OwnerId = id),
            Id<CompanyRow>("parent_id", "parentId", row => row.ParentId, (row, id) => row.ParentId = id),
            Text<CompanyRow>("custom", apiName: null, row => row.Custom, (row, text) => row.Custom = text!),
            Text<CompanyRow>("search_key", apiName: null, row => row.SearchKey, (row, text) => row.SearchKey = text!),
            Time<CompanyRow>("archived_at", apiName: null, row => row.ArchivedAt, (row, at) => row.ArchivedAt = at) with { AuditName = "archivedAt" },
            Time<CompanyRow>("created_at", apiName: null, row => row.CreatedAt, (row, at) => row.CreatedAt = at!.Value),
            Time<CompanyRow>("updated_at", apiName: null, row => row.UpdatedAt, (row, at) => row.UpdatedAt = at!.Value),
            Number<CompanyRow>("version", apiName: null, row => row.Version, (row, number) => row.Version = (int)number!, ColumnType.Integer),
        ]);
}
