using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tandem.Platform.Data;

namespace Tandem.Platform.Schema;

/// <summary>A copy of the whole database beside the data: SQLite's online backup, or <c>pg_dump</c>.</summary>
public static class Backup
{
    /// <summary>Makes the copy that an upgrade needs, or says why it cannot.</summary>
    /// <exception cref="SchemaException">No <c>pg_dump</c> can be run, or it failed.</exception>
    internal static Task<string> BeforeMigration(DatabaseOptions options, TimeProvider clock) => Make(options, clock, "before-upgrade");

    /// <summary>Writes a backup file into <c>backups/</c> of the data folder and returns its path.</summary>
    public static async Task<string> Make(DatabaseOptions options, TimeProvider clock, string label)
    {
        var folder = Path.Combine(options.DataFolder, "backups");
        Directory.CreateDirectory(folder);
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        if (options.Engine == DbEngine.Sqlite)
        {
            var file = Path.Combine(folder, $"tandem-{stamp}-{label}.db");
            CopySqlite(options, file);
            return file;
        }

        var dump = Path.Combine(folder, $"tandem-{stamp}-{label}.dump");
        await DumpPostgres(options.Postgres!, dump);
        return dump;
    }

    private static void CopySqlite(DatabaseOptions options, string file)
    {
        using var source = SqliteFile.OpenReader(options);
        using var target = new SqliteConnection($"Data Source={file};Pooling=False");
        target.Open();
        source.BackupDatabase(target);
    }

    private static async Task DumpPostgres(string connectionString, string file)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo("pg_dump") { RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { "--format=custom", "--file", file, "--dbname", settings.Database ?? "" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGPASSWORD"] = settings.Password;
        try
        {
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new SchemaException($"pg_dump failed, so nothing was changed: {errors.Trim()}");
            }
        }
        catch (Win32Exception)
        {
            throw new SchemaException(
                "This database holds data and must be backed up before the upgrade, but pg_dump is not on the path. " +
                "Install PostgreSQL's client programs, or make a backup yourself and start with --i-have-a-backup. Nothing was changed.");
        }
    }
}
