using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>A part of the market and the people to whom it belongs. What is empty asks nothing.</summary>
public sealed record Territory
{
    /// <summary>The territory.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the changes.</summary>
    public required int Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The first one that fits decides, by this order.</summary>
    public required int Position { get; init; }

    /// <summary>Countries of the company, or of the person where the company has none.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>Industries of the company.</summary>
    public required IReadOnlyList<string> Industries { get; init; }

    /// <summary>The least number of employees.</summary>
    public long? EmployeesFrom { get; init; }

    /// <summary>The greatest number of employees.</summary>
    public long? EmployeesTo { get; init; }

    /// <summary>Users who share its leads.</summary>
    public required IReadOnlyList<Guid> Members { get; init; }

    /// <summary>Whether a lead belongs here. What is asked for and not known does not fit.</summary>
    internal bool Fits(Lead lead) =>
        IsAmong(Countries, lead.Country) && IsAmong(Industries, lead.Industry)
        && (EmployeesFrom is null || lead.Employees >= EmployeesFrom) && (EmployeesTo is null || lead.Employees <= EmployeesTo);

    private static bool IsAmong(IReadOnlyList<string> wanted, string? value) =>
        wanted.Count == 0 || (value is not null && wanted.Any(one => TextKey.Of(one) == TextKey.Of(value)));
}

/// <summary>Reads and writes <c>sales_territories</c>.</summary>
internal static class TerritoryTable
{
    private const string Select =
        "select id, version, name, position, countries, industries, employees_from, employees_to, members from sales_territories order by position, name, id";

    public static async Task<IReadOnlyList<Territory>> All(Session session) =>
        [.. (await session.Query<Row>(Select)).Select(row => new Territory
        {
            Id = row.Id,
            Version = row.Version,
            Name = row.Name,
            Position = row.Position,
            Countries = row.Countries.As<List<string>>(),
            Industries = row.Industries.As<List<string>>(),
            EmployeesFrom = row.EmployeesFrom,
            EmployeesTo = row.EmployeesTo,
            Members = row.Members.As<List<Guid>>(),
        })];

    private sealed class Row
    {
        public Guid Id { get; init; }

        public int Version { get; init; }

        public required string Name { get; init; }

        public int Position { get; init; }

        public JsonText Countries { get; init; }

        public JsonText Industries { get; init; }

        public long? EmployeesFrom { get; init; }

        public long? EmployeesTo { get; init; }

        public JsonText Members { get; init; }
    }
}
