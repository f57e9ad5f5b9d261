using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Platform.Settings;

/// <summary>The workspace's own settings, read from memory. A change by another process is seen within <see cref="Freshness"/>.</summary>
public sealed class WorkspaceSettings(TimeProvider clock, IEnumerable<WorkspaceListener> listeners)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private const string Select = "select key, value from platform_settings where key in ('name', 'currency', 'timeZone', 'businessHours')";

    private const string Upsert =
        """
        insert into platform_settings (key, value)
        values (@key, @value)
        on conflict (key) do update set value = excluded.value
        """;

    private volatile Cached? _cached;

    /// <summary>The settings; what nobody has set has its default.</summary>
    public async Task<Workspace> Get(Session session)
    {
        if (_cached is { } cached && clock.GetElapsedTime(cached.ReadAt) < Freshness)
        {
            return cached.Workspace;
        }

        var readAt = clock.GetTimestamp();
        var values = (await session.Query<Setting>(Select)).ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        var standard = new Workspace();
        var workspace = new Workspace
        {
            Name = values.GetValueOrDefault("name", standard.Name),
            Currency = values.GetValueOrDefault("currency", standard.Currency),
            TimeZone = values.GetValueOrDefault("timeZone", standard.TimeZone),
            Business = values.TryGetValue("businessHours", out var hours) ? JsonSerializer.Deserialize<BusinessHours>(hours, JsonSettings.Api)! : standard.Business,
        };
        _cached = new Cached(workspace, readAt);
        return workspace;
    }

    /// <summary>Keeps new settings. They must have been validated: a known IANA zone, an ISO currency, hours in which somebody works.</summary>
    public async Task Save(Tx tx, Workspace workspace)
    {
        await tx.Execute(Upsert, new { key = "name", value = workspace.Name });
        await tx.Execute(Upsert, new { key = "currency", value = workspace.Currency });
        await tx.Execute(Upsert, new { key = "timeZone", value = workspace.TimeZone });
        await tx.Execute(Upsert, new { key = "businessHours", value = JsonSerializer.Serialize(workspace.Business, JsonSettings.Api) });
        foreach (var listener in listeners)
        {
            await listener.Saved(tx, workspace);
        }

        tx.AfterCommit(() => _cached = null);
    }

    private sealed record Cached(Workspace Workspace, long ReadAt);

    private sealed class Setting
    {
        public required string Key { get; init; }

        public required string Value { get; init; }
    }
}
