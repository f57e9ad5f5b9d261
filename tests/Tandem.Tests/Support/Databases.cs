using Tandem.Platform.Data;
using Tandem.Platform.Schema;

namespace Tandem.Tests.Support;

/// <summary>Fresh, migrated databases: migrated once per run and engine, then copied.</summary>
public static class Databases
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplate);
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);
    private static int s_number;

    public static IReadOnlyList<Migration> Migrations(DbEngine engine) => Migration.All(
        typeof(Migration).Assembly, engine, ["Platform", .. AllModules.InOrder.Select(module => module.Name)]);

    /// <summary>A migrated, otherwise empty database.</summary>
    public static async Task<DatabaseOptions> Fresh(DbEngine engine)
    {
        var folder = Folder();
        if (engine == DbEngine.Sqlite)
        {
            File.Copy(await SqliteTemplate.Value, Path.Combine(folder, "tandem.db"));
            return new DatabaseOptions { DataFolder = folder };
        }

        var template = await PostgresTemplate.Value;
        return new DatabaseOptions { DataFolder = folder, Postgres = PostgresCluster.Shared.ConnectionString(await NewDatabase(template)) };
    }

    /// <summary>A database without any table.</summary>
    public static async Task<DatabaseOptions> Empty(DbEngine engine) => engine == DbEngine.Sqlite
        ? new DatabaseOptions { DataFolder = Folder() }
        : new DatabaseOptions { DataFolder = Folder(), Postgres = PostgresCluster.Shared.ConnectionString(await NewDatabase(template: null)) };

    /// <summary>A second one with the same rows; nobody may be connected to the first.</summary>
    public static async Task<DatabaseOptions> Copy(DatabaseOptions options)
    {
        var folder = Folder();
        if (options.Postgres is { } text)
        {
            var source = new Npgsql.NpgsqlConnectionStringBuilder(text);
            Npgsql.NpgsqlConnection.ClearAllPools();
            return new DatabaseOptions { DataFolder = folder, Postgres = PostgresCluster.Shared.ConnectionString(await NewDatabase(source.Database)) };
        }

        foreach (var file in Directory.GetFiles(options.DataFolder, "tandem.db*"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return new DatabaseOptions { DataFolder = folder };
    }

    public static async Task Drop(DatabaseOptions options)
    {
        if (options.Postgres is { } text)
        {
            await PostgresCluster.Shared.DropDatabase(new Npgsql.NpgsqlConnectionStringBuilder(text).Database!);
        }

        Directory.Delete(options.DataFolder, recursive: true);
    }

    private static string Folder() => Directory.CreateTempSubdirectory("tandem-test-").FullName;

    private static async Task<string> NewDatabase(string? template)
    {
        var name = $"t{Interlocked.Increment(ref s_number)}";
        // PostgreSQL copies a template only while nobody else does.
        await OneCopyAtATime.WaitAsync();
        try
        {
            await PostgresCluster.Shared.CreateDatabase(name, template);
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        return name;
    }

    private static async Task<string> MakeSqliteTemplate()
    {
        var options = new DatabaseOptions { DataFolder = Folder() };
        await new Migrator(options, Migrations(DbEngine.Sqlite), TimeProvider.System).Migrate();
        return options.SqliteFile;
    }

    private static async Task<string> MakePostgresTemplate()
    {
        await PostgresCluster.Shared.CreateDatabase("migrated");
        var text = PostgresCluster.Shared.ConnectionString("migrated") + ";Pooling=false";
        await new Migrator(new DatabaseOptions { DataFolder = Folder(), Postgres = text }, Migrations(DbEngine.Postgres), TimeProvider.System).Migrate();
        return "migrated";
    }
}
