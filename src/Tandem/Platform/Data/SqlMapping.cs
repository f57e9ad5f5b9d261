using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Tandem.Platform.Data;

/// <summary>How Dapper maps Tandem's types on both engines: ids as <c>uuid</c> or 16 big-endian bytes, instants as <c>bigint</c>, JSON as text.</summary>
public static class SqlMapping
{
    private static readonly Lock Once = new();
    private static bool s_done;

    /// <summary>Registers the mappings; safe to call more than once.</summary>
    public static void Register()
    {
        lock (Once)
        {
            if (s_done)
            {
                return;
            }

            s_done = true;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.RemoveTypeMap(typeof(Guid));
            SqlMapper.RemoveTypeMap(typeof(Guid?));
            SqlMapper.AddTypeHandler(new GuidHandler());
            SqlMapper.AddTypeHandler(new InstantHandler());
            SqlMapper.AddTypeHandler(new JsonTextHandler());
        }
    }

    /// <summary>What the driver of <paramref name="parameter"/> stores for <paramref name="value"/>.</summary>
    internal static object ToDriver(DbParameter parameter, object? value) => value switch
    {
        null => DBNull.Value,
        Guid id when parameter is SqliteParameter => id.ToByteArray(bigEndian: true),
        Instant instant => instant.Milliseconds,
        JsonText json => json.ToString(),
        bool flag when parameter is SqliteParameter => flag ? 1L : 0L,
        _ => value,
    };

    private sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) =>
            parameter.Value = ToDriver((DbParameter)parameter, value);

        public override Guid Parse(object value) =>
            value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<Instant>
    {
        public override void SetValue(IDbDataParameter parameter, Instant value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.Milliseconds;
        }

        public override Instant Parse(object value) => new(Convert.ToInt64(value, provider: null));
    }

    private sealed class JsonTextHandler : SqlMapper.TypeHandler<JsonText>
    {
        public override void SetValue(IDbDataParameter parameter, JsonText value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString();
        }

        public override JsonText Parse(object value) => new((string)value);
    }
}
