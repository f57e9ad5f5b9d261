using Tandem.Journey.Public;
using Tandem.Platform.Data;

namespace Tandem.Capture.Catalogue;

/// <summary>
/// Keeps the catalogue of events: every name that people's doing has on the log, how often it came, when last, and which properties it brought. It only
/// counts up, so what retention deletes stays counted.
/// </summary>
public sealed class CatalogueReactor(EventDescriptions descriptions) : IReactor
{
    /// <summary>So many events of a name are looked into in each batch: properties repeat.</summary>
    private const int Samples = 20;

    /// <summary>Whoever makes names up without end does not fill the catalogue.</summary>
    private const int MostNames = 2000;

    private const string OnConflict =
        """
        on conflict (name) do update set count = capture_event_names.count + excluded.count,
          first_seen_at = case when excluded.first_seen_at < capture_event_names.first_seen_at then excluded.first_seen_at else capture_event_names.first_seen_at end,
          last_seen_at = case when excluded.last_seen_at > capture_event_names.last_seen_at then excluded.last_seen_at else capture_event_names.last_seen_at end
        """;

    private static readonly Bulk<(string Name, long Count, Instant First, Instant Last)> Names = new(
        "capture_event_names",
        new("name", ColumnType.Text, row => row.Name),
        new("count", ColumnType.Bigint, row => row.Count),
        new("first_seen_at", ColumnType.Bigint, row => row.First),
        new("last_seen_at", ColumnType.Bigint, row => row.Last));

    private static readonly Bulk<(string Name, string Property, string Types, Instant At)> Properties = new(
        "capture_event_properties",
        new("name", ColumnType.Text, row => row.Name),
        new("property", ColumnType.Text, row => row.Property),
        new("types", ColumnType.Text, row => row.Types),
        new("last_seen_at", ColumnType.Bigint, row => row.At));

    /// <inheritdoc/>
    public string Name => "capture.catalogue";

    /// <inheritdoc/>
    public async Task React(IReadOnlyList<LoggedEvent> batch, Tx tx)
    {
        var names = batch.Where(IsPeoples).GroupBy(happened => happened.Type, StringComparer.Ordinal).OrderBy(name => name.Key, StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return;
        }

        var known = await Known(tx, names.Select(name => name.Key));
        var room = known.Count == names.Count ? 0 : MostNames - await tx.Scalar<long>("select count(*) from capture_event_names");
        names.RemoveAll(name => !known.Contains(name.Key) && room-- <= 0);
        await Names.Upsert(tx, [.. names.Select(name => (
            name.Key, (long)name.Count(), name.Min(happened => happened.OccurredAt), name.Max(happened => happened.OccurredAt)))], OnConflict);
        await AddProperties(tx, names);
    }

    /// <inheritdoc/>
    public Task Recompute(Guid subject, Tx tx) => Task.CompletedTask;

    private bool IsPeoples(LoggedEvent happened) => happened.Source is not "import" && descriptions.Of(happened.Type).IsPersonsOwn;

    private static async Task<HashSet<string>> Known(Tx tx, IEnumerable<string> names) => (await tx.Query<string>(
        $"select name from capture_event_names where {tx.In("name", "names")}", new { names = names.ToArray() })).ToHashSet(StringComparer.Ordinal);

    private static async Task AddProperties(Tx tx, List<IGrouping<string, LoggedEvent>> names)
    {
        var before = (await tx.Query<PropertyRow>(
            $"select name, property, types from capture_event_properties where {tx.In("name", "names")}", new { names = names.Select(name => name.Key).ToArray() }))
            .ToLookup(row => row.Name, StringComparer.Ordinal);
        var changed = new List<(string, string, string, Instant)>();
        foreach (var name in names)
        {
            var types = new PropertyTypes();
            foreach (var row in before[name.Key])
            {
                row.Types.As<List<string>>().ForEach(type => types.Add(row.Property, type));
            }

            foreach (var happened in name.Take(Samples))
            {
                types.Add(happened.Data);
            }

            var stored = before[name.Key].ToDictionary(row => row.Property, row => row.Types.Value, StringComparer.Ordinal);
            changed.AddRange(types.All.Select(property => (property.Key, Types: JsonText.Of(property.Value).Value))
                .Where(property => stored.GetValueOrDefault(property.Key) != property.Types)
                .Select(property => (name.Key, property.Key, property.Types, tx.Now)));
        }

        await Properties.Upsert(tx, [.. changed.OrderBy(row => row.Item1, StringComparer.Ordinal).ThenBy(row => row.Item2, StringComparer.Ordinal)],
            "on conflict (name, property) do update set types = excluded.types, last_seen_at = excluded.last_seen_at");
    }

    private sealed class PropertyRow
    {
        public required string Name { get; init; }

        public required string Property { get; init; }

        public JsonText Types { get; init; }
    }
}
