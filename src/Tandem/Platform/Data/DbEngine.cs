namespace Tandem.Platform.Data;

/// <summary>The two databases that Tandem runs on. Every statement is tested on both.</summary>
public enum DbEngine
{
    /// <summary>One process, one file, nothing to install. The default.</summary>
    Sqlite,

    /// <summary>Any number of processes.</summary>
    Postgres,
}
