using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Catalogue;

/// <summary>An event of the catalogue.</summary>
public sealed record CatalogueItem
{
    /// <summary>Its name on the log.</summary>
    public required string Name { get; init; }

    /// <summary>What the team calls it.</summary>
    public required string Label { get; init; }

    /// <summary>What it means.</summary>
    public string? Description { get; init; }

    /// <summary>How often it has come.</summary>
    public required long Count { get; init; }

    /// <summary>When it came first; null for one that was blocked before it came.</summary>
    public Instant? FirstSeenAt { get; init; }

    /// <summary>When it came last.</summary>
    public Instant? LastSeenAt { get; init; }

    /// <summary>Whether it is refused from now on.</summary>
    public required bool Blocked { get; init; }

    /// <summary>Whether it is what marketing works for.</summary>
    public required bool Conversion { get; init; }

    /// <summary>What it brings along, by name.</summary>
    public required IReadOnlyList<CatalogueProperty> Properties { get; init; }

    /// <summary>Counts people's changes; 0 before the first.</summary>
    public required int Version { get; init; }
}

/// <summary>A property of an event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Types">Of what types its values were: text, number, boolean, date, object, list.</param>
public sealed record CatalogueProperty(string Name, IReadOnlyList<string> Types);

/// <summary>Reads the catalogue.</summary>
internal static class CatalogueReader
{
    private const string Select =
        """
        select coalesce(n.name, s.name) as name, s.label, s.description, coalesce(n.count, 0) as count, n.first_seen_at, n.last_seen_at,
          coalesce(s.blocked, false) as blocked, coalesce(s.conversion, false) as conversion, coalesce(s.version, 0) as version
        from {0}
        order by n.count desc nulls last, 1
        """;

    private const string All = "capture_event_names n left join capture_event_settings s on s.name = n.name";
    private const string SaidOnly = "(select * from capture_event_settings s where not exists (select 1 from capture_event_names n where n.name = s.name)) s left join capture_event_names n on n.name = s.name";

    public static async Task<IReadOnlyList<CatalogueItem>> Read(Session session)
    {
        var properties = (await session.Query<Property>("select name, property as property_name, types from capture_event_properties order by name, property")).ToLookup(row => row.Name, StringComparer.Ordinal);
        var rows = (await session.Query<Row>(Select.Replace("{0}", All, StringComparison.Ordinal)))
            .Concat(await session.Query<Row>(Select.Replace("{0}", SaidOnly, StringComparison.Ordinal)));
        return [.. rows.Select(row => new CatalogueItem
        {
            Name = row.Name,
            Label = row.Label ?? EventDescriptions.NameOf(row.Name),
            Description = row.Description,
            Count = row.Count,
            FirstSeenAt = row.FirstSeenAt,
            LastSeenAt = row.LastSeenAt,
            Blocked = row.Blocked,
            Conversion = row.Conversion,
            Version = row.Version,
            Properties = [.. properties[row.Name].Select(property => new CatalogueProperty(property.PropertyName, property.Types.As<List<string>>()))],
        })];
    }

    private sealed class Row
    {
        public required string Name { get; init; }

        public string? Label { get; init; }

        public string? Description { get; init; }

        public long Count { get; init; }

        public Instant? FirstSeenAt { get; init; }

        public Instant? LastSeenAt { get; init; }

        public bool Blocked { get; init; }

        public bool Conversion { get; init; }

        public int Version { get; init; }
    }

    private sealed class Property
    {
        public required string Name { get; init; }

        public required string PropertyName { get; init; }

        public JsonText Types { get; init; }
    }
}
