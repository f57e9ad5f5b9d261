using Tandem.People.Public;
using Tandem.People.Writing;
using Tandem.Platform;

namespace Tandem.People.Merge;

/// <summary>What two companies may say differently.</summary>
internal static class CompanyMergeFields
{
    /// <summary>What belongs together is kept together: a name and its key, an amount and its currency.</summary>
    private static readonly MergeField<CompanyRow>[] BuiltIn =
    [
        new("name", "Name", row => row.Name, (to, from) => (to.Name, to.NameKey) = (from.Name, from.NameKey)),
        new("domain", "Main domain", row => row.Domain, (to, from) => to.Domain = from.Domain),
        new("industry", "Industry", row => row.Industry, (to, from) => to.Industry = from.Industry),
        new("country", "Country", row => row.Country, (to, from) => to.Country = from.Country),
        new("city", "City", row => row.City, (to, from) => to.City = from.City),
        new("employees", "Employees", row => row.Employees, (to, from) => to.Employees = from.Employees),
        new("annualRevenue", "Annual revenue", Revenue, (to, from) => (to.AnnualRevenueMinor, to.Currency) = (from.AnnualRevenueMinor, from.Currency)),
        new("phone", "Phone", row => row.Phone, (to, from) => to.Phone = from.Phone),
        new("website", "Website", row => row.Website, (to, from) => to.Website = from.Website),
        new("ownerId", "Owner", row => row.OwnerId, (to, from) => to.OwnerId = from.OwnerId),
        new("parentId", "Parent company", row => row.ParentId, (to, from) => to.ParentId = from.ParentId),
    ];

    /// <summary>All of them, the workspace's own fields at the end.</summary>
    public static IReadOnlyList<MergeField<CompanyRow>> All(FieldSet fields) => [.. BuiltIn, .. MergeField<CompanyRow>.Own(fields)];

    private static string? Revenue(CompanyRow row) => Money.ToMajor(row.AnnualRevenueMinor, row.Currency) is { } major
        ? $"{major.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture)} {row.Currency}"
        : null;
}
