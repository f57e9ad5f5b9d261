using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>What a custom field holds.</summary>
public enum CustomFieldType
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Text of any length.</summary>
    LongText,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An amount in major units of the workspace's currency.</summary>
    Money,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A point in time. Stored as epoch milliseconds, written as ISO 8601 in the API.</summary>
    DateTime,

    /// <summary>One of the options.</summary>
    Select,

    /// <summary>Some of the options.</summary>
    MultiSelect,

    /// <summary>An email address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>A user, by id.</summary>
    User,
}

/// <summary>A choice of a select field.</summary>
/// <param name="Value">What is stored; never changes.</param>
/// <param name="Label">What people read.</param>
public sealed record FieldOption(string Value, string Label);

/// <summary>A custom field as people defined it: one row of <c>people_fields</c>.</summary>
public sealed class FieldDefinition
{
    /// <summary>Stable id: values are kept under it, whatever the field is called later.</summary>
    public required string Id { get; init; }

    /// <summary>contact, company or deal.</summary>
    public required string Object { get; init; }

    /// <summary>Its name in the API and in filters.</summary>
    public required string Key { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Label { get; init; }

    /// <summary>What it holds.</summary>
    public required CustomFieldType Type { get; init; }

    /// <summary>The choices of a select field.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>A record that people make by hand must have it.</summary>
    public bool Required { get; init; }

    /// <summary>No two records may have the same value; it identifies them.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Has an index of its own.</summary>
    public bool Indexed { get; init; }
}

/// <summary>The custom fields of one kind of object.</summary>
public sealed class FieldSet
{
    private readonly Dictionary<string, FieldDefinition> _byId;
    private readonly Dictionary<string, FieldDefinition> _byKey;

    /// <summary>A set of these fields.</summary>
    public FieldSet(IReadOnlyList<FieldDefinition> fields)
    {
        All = fields;
        _byId = fields.ToDictionary(field => field.Id, StringComparer.Ordinal);
        _byKey = fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
    }

    /// <summary>In the order in which people arranged them.</summary>
    public IReadOnlyList<FieldDefinition> All { get; }

    /// <summary>By the id under which values are stored.</summary>
    public FieldDefinition? WithId(string id) => _byId.GetValueOrDefault(id);

    /// <summary>By the key of the API.</summary>
    public FieldDefinition? WithKey(string key) => _byKey.GetValueOrDefault(key);
}

/// <summary>
/// The custom fields, read from memory: every write and every page asks for them. A change is seen at once by this process
/// (<see cref="Changed"/>) and within two seconds by others.
/// </summary>
public sealed class FieldDefinitions
{
    private const long FreshMilliseconds = 2000;

    private const string Read =
        """
        select id, object, key, label, type, options, required, is_unique, indexed
        from people_fields
        where archived_at is null
        order by object, position, key
        """;

    private volatile Snapshot? _snapshot;
    private long _generation;

    /// <summary>The fields of contact, company or deal.</summary>
    public async Task<FieldSet> Of(Session session, string forObject)
    {
        var snapshot = _snapshot;
        if (snapshot is null || Environment.TickCount64 - snapshot.ReadAt > FreshMilliseconds)
        {
            snapshot = await ReadAll(session);
        }

        return snapshot.Sets.TryGetValue(forObject, out var set) ? set : throw new ArgumentException($"{forObject} has no custom fields.", nameof(forObject));
    }

    /// <summary>To be called in every transaction that changes <c>people_fields</c>.</summary>
    public void Changed(Tx tx) => tx.AfterCommit(() =>
    {
        Interlocked.Increment(ref _generation);
        _snapshot = null;
    });

    private async Task<Snapshot> ReadAll(Session session)
    {
        var (generation, readAt) = (Interlocked.Read(ref _generation), Environment.TickCount64);
        var rows = await session.Query<Row>(Read);
        var sets = new[] { "contact", "company", "deal" }.ToDictionary(
            name => name,
            name => new FieldSet([.. rows.Where(row => string.Equals(row.Object, name, StringComparison.Ordinal)).Select(row => row.ToDefinition())]),
            StringComparer.Ordinal);
        var snapshot = new Snapshot(sets, readAt);
        // A change that was committed while this was being read must not be covered up by it.
        if (generation == Interlocked.Read(ref _generation))
        {
            _snapshot = snapshot;
        }

        return snapshot;
    }

    private sealed record Snapshot(Dictionary<string, FieldSet> Sets, long ReadAt);

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Object { get; init; }

        public required string Key { get; init; }

        public required string Label { get; init; }

        public required string Type { get; init; }

        public required string Options { get; init; }

        public bool Required { get; init; }

        public bool IsUnique { get; init; }

        public bool Indexed { get; init; }

        public FieldDefinition ToDefinition() => new()
        {
            Id = Id,
            Object = Object,
            Key = Key,
            Label = Label,
            Type = Enum.Parse<CustomFieldType>(Type, ignoreCase: true),
            Options = JsonSerializer.Deserialize<FieldOption[]>(Options, JsonSettings.Api) ?? [],
            Required = Required,
            IsUnique = IsUnique,
            Indexed = Indexed,
        };
    }
}
