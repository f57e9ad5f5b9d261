using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Dapper;

namespace Tandem.Platform.Data;

/// <summary>
/// Parameters are written <c>@camelCase</c> in SQL. SQLite tells <c>@Lane</c> from <c>@lane</c>, so the properties of an argument object are
/// handed over in camelCase; PostgreSQL does not care and takes the object as it is.
/// </summary>
internal static class SqlArguments
{
    private static readonly ConcurrentDictionary<Type, (string Name, Func<object, object?> Get)[]> Shapes = new();

    public static object? For(DbEngine engine, object? args)
    {
        if (engine == DbEngine.Postgres || args is null or DynamicParameters)
        {
            return args;
        }

        var parameters = new DynamicParameters();
        foreach (var (name, value) in Pairs(args))
        {
            parameters.Add(name, Plain(value));
        }

        return parameters;
    }

    private static IEnumerable<(string Name, object? Value)> Pairs(object args) => args is IEnumerable<KeyValuePair<string, object?>> pairs
        ? pairs.Select(pair => (pair.Key, pair.Value))
        : Shapes.GetOrAdd(args.GetType(), Shape).Select(property => (property.Name, property.Get(args)));

    /// <summary>A list as <see cref="Session.In"/> reads it.</summary>
    private static object? Plain(object? value) => value switch
    {
        IEnumerable<Guid> ids => JsonSerializer.Serialize(ids.Select(id => new[] { Convert.ToHexString(id.ToByteArray(bigEndian: true)) })),
        IEnumerable<string> texts => JsonSerializer.Serialize(texts),
        IEnumerable<int> numbers => JsonSerializer.Serialize(numbers),
        IEnumerable<long> numbers => JsonSerializer.Serialize(numbers),
        _ => value,
    };

    private static (string Name, Func<object, object?> Get)[] Shape(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (char.ToLowerInvariant(property.Name[0]) + property.Name[1..], (Func<object, object?>)property.GetValue))];
}
