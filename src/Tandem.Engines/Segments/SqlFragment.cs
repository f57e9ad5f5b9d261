namespace Tandem.Engines.Segments;

/// <summary>The database a text is written for.</summary>
public enum SqlDialect
{
    /// <summary>SQLite 3.35 or newer.</summary>
    Sqlite,
    /// <summary>PostgreSQL 14 or newer.</summary>
    Postgres,
}

/// <summary>
/// A piece of SQL and what its parameters are. Names come without the <c>@</c>. Ids are <see cref="Guid"/>, instants
/// <see cref="long"/>, numbers <see cref="long"/> where whole (else <see cref="decimal"/> on PostgreSQL, <see cref="double"/>
/// on SQLite), days text.
/// </summary>
public sealed record SqlFragment(string Text, IReadOnlyDictionary<string, object> Parameters)
{
    /// <summary>The same condition, to be checked row by row: neither planner will look for an index for it.</summary>
    public SqlFragment Residual() => this with { Text = Unindexed(Text) };

    internal static string Unindexed(string text) => $"case when {text} then true end";
}

/// <summary>Who asks and when: what <c>isMe</c>, <c>inLastDays</c> and calendar days depend on.</summary>
/// <param name="Now">The moment that “today” is taken from.</param>
/// <param name="Zone">Where days begin and end.</param>
public sealed record FilterContext(DateTimeOffset Now, TimeZoneInfo Zone)
{
    /// <summary>The user who asks; with none, <c>isMe</c> holds for no one.</summary>
    public Guid? Me { get; init; }

    /// <summary>The users of the asker's team, the asker too if that is meant.</summary>
    public IReadOnlyCollection<Guid> Team { get; init; } = [];
}

/// <summary>Parameters as they are handed out: f0, f1, …</summary>
internal sealed class SqlParameters(string prefix)
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public string Add(object value)
    {
        var name = $"{prefix}{_values.Count}";
        _values.Add(name, value);
        return $"@{name}";
    }

    public IReadOnlyDictionary<string, object> Values => _values;
}
