namespace Tandem.Platform.Data;

/// <summary>Where the data lives. <c>TANDEM_DATABASE</c> (a PostgreSQL connection string) wins over the SQLite file in <c>TANDEM_DATA</c>.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Folder of the SQLite file, uploads and backups.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL connection string; null means SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>Upper bound of the SQLite file in pages (<c>pragma max_page_count</c>); null means none. Makes a full disk testable.</summary>
    public int? MaxPages { get; init; }

    /// <summary>How long a lease on a lane lasts without renewal. PostgreSQL only.</summary>
    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The database in use.</summary>
    public DbEngine Engine => Postgres is null ? DbEngine.Sqlite : DbEngine.Postgres;

    /// <summary>The SQLite database file.</summary>
    public string SqliteFile => Path.Combine(DataFolder, "tandem.db");

    /// <summary>Reads the contract's environment variables.</summary>
    public static DatabaseOptions FromConfiguration(IConfiguration configuration) => new()
    {
        DataFolder = Path.GetFullPath(configuration["TANDEM_DATA"] ?? "data"),
        Postgres = configuration["TANDEM_DATABASE"] is { Length: > 0 } text ? text : null,
        LeaseTime = TimeSpan.FromMilliseconds(configuration.GetValue("TANDEM_LEASE_MS", 15_000)),
    };
}
