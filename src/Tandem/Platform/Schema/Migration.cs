using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Tandem.Platform.Data;

namespace Tandem.Platform.Schema;

/// <summary>One numbered step of a module's schema, embedded as <c>Module/Migrations/0001_name[.sqlite|.postgres].sql</c>.</summary>
public sealed record Migration(string Module, int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, so that an edited, already applied migration is noticed.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All migrations for <paramref name="engine"/>, in the order of <paramref name="modules"/> and then of their numbers.</summary>
    public static IReadOnlyList<Migration> All(Assembly assembly, DbEngine engine, IReadOnlyList<string> modules) =>
        [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(".sql", StringComparison.Ordinal) && IsFor(engine, resource))
            .Select(resource => Parse(assembly, resource))
            .OrderBy(migration => Position(modules, migration))
            .ThenBy(migration => migration.Number)];

    private static bool IsFor(DbEngine engine, string resource) =>
        engine == DbEngine.Sqlite
            ? !resource.EndsWith(".postgres.sql", StringComparison.Ordinal)
            : !resource.EndsWith(".sqlite.sql", StringComparison.Ordinal);

    private static int Position(IReadOnlyList<string> modules, Migration migration)
    {
        var position = modules.ToList().IndexOf(migration.Module);
        return position >= 0
            ? position
            : throw new InvalidOperationException($"Migrations of the unknown module {migration.Module}.");
    }

    private static Migration Parse(Assembly assembly, string resource)
    {
        var path = resource.Replace('\\', '/').Split('/');
        var file = path[^1].Split('.')[0];
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return new Migration(path[0], int.Parse(file[..4], System.Globalization.CultureInfo.InvariantCulture), file[5..], reader.ReadToEnd());
    }
}
