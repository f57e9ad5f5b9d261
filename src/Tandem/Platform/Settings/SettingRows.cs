using Tandem.Platform.Data;

namespace Tandem.Platform.Settings;

/// <summary>Single settings that a module keeps for the whole workspace, each under a key of its own.</summary>
public static class SettingRows
{
    private const string Upsert = "insert into platform_settings (key, value) values (@key, @value) on conflict (key) do update set value = excluded.value";

    /// <summary>What is kept under the key; null where nothing is.</summary>
    public static Task<JsonText?> Find(Session session, string key) =>
        session.First<JsonText?>("select value from platform_settings where key = @key", new { key });

    /// <summary>Keeps a value.</summary>
    public static Task Set(Tx tx, string key, JsonText value) => tx.Execute(Upsert, new { key, value });

    /// <summary>Forgets it.</summary>
    public static Task Remove(Tx tx, string key) => tx.Execute("delete from platform_settings where key = @key", new { key });
}
