using Tandem.Engines.Segments;

namespace Tandem.People.Public;

/// <summary>
/// A kind of record that has custom fields, saved views and tags. People brings contacts and companies; a higher module adds its own by registering
/// one more of these.
/// </summary>
/// <param name="Object">contact, company or deal.</param>
/// <param name="Fields">The built-in fields that its filters may name.</param>
public sealed record ListedObject(string Object, IReadOnlyList<FilterField> Fields)
{
    /// <summary>Those of the fields that a higher module computes.</summary>
    public IReadOnlyList<FilterField> Computed { get; init; } = [];

    /// <summary>Its table, which has the columns <c>id</c>, <c>custom</c> and <c>archived_at</c>; indexes of custom fields are made there.</summary>
    public required string Table { get; init; }

    /// <summary>Where its tags are: a table with <c>tag_key</c> and <c>tag</c>, and an index of the keys.</summary>
    public required string Tags { get; init; }

    /// <summary>Which rows of that table are its own, if not all.</summary>
    public string? TagsWhere { get; init; }

    /// <summary>Keys of the built-in orders.</summary>
    public required IReadOnlyList<string> Sorts { get; init; }

    /// <summary>Choices of built-in select fields, by their keys.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> Options { get; init; } = new Dictionary<string, IReadOnlyList<FieldOption>>(StringComparer.Ordinal);
}

/// <summary>All kinds of records with custom fields.</summary>
public sealed class ListedObjects(IEnumerable<ListedObject> objects)
{
    private readonly Dictionary<string, ListedObject> _byName = objects.ToDictionary(one => one.Object, StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The one of that name, or null.</summary>
    public ListedObject? Find(string? name) => name is not null && _byName.TryGetValue(name, out var found) ? found : null;
}
