using Tandem.Platform.Data;
using Tandem.Platform.Schema;

namespace Tandem.Platform.Cli;

/// <summary><c>migrate</c>: brings the schema up to date without serving.</summary>
public sealed class MigrateVerb(Migrator migrator) : CliVerb
{
    /// <inheritdoc/>
    public override string Name => "migrate";

    /// <inheritdoc/>
    public override string Summary => "Bring the database up to this version, after a backup";

    /// <inheritdoc/>
    public override string Help => "migrate [--i-have-a-backup]\n\n  Applies the migrations that are missing and lists them.";

    /// <inheritdoc/>
    public override bool NeedsSchema => false;

    /// <inheritdoc/>
    public override string[] Flags => ["i-have-a-backup"];

    /// <inheritdoc/>
    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        var applied = await migrator.Migrate(arguments.Has("i-have-a-backup"));
        foreach (var migration in applied)
        {
            Console.WriteLine($"{migration.Module} {migration.Number:0000} {migration.Name}");
        }

        Console.WriteLine(applied.Count == 0 ? "The database is up to date." : $"{applied.Count} applied.");
        return 0;
    }
}

/// <summary><c>backup</c>: a copy of the whole database while it is in use.</summary>
public sealed class BackupVerb(DatabaseOptions options, TimeProvider clock) : CliVerb
{
    /// <inheritdoc/>
    public override string Name => "backup";

    /// <inheritdoc/>
    public override string Summary => "Copy the whole database into backups/ and print the file's name";

    /// <inheritdoc/>
    public override string Help => "backup\n\n  SQLite: an online copy. PostgreSQL: pg_dump in its custom format. Prints the file's path alone.";

    /// <inheritdoc/>
    public override bool NeedsSchema => false;

    /// <inheritdoc/>
    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        Console.WriteLine(await Backup.Make(options, clock, "by-hand"));
        return 0;
    }
}
