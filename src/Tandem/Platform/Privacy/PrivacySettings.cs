using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Platform.Privacy;

/// <summary>What is kept of the network address that something came from.</summary>
public enum AddressStorage
{
    /// <summary>The network: 192.0.2.0/24, 2001:db8:1::/48.</summary>
    Truncate,

    /// <summary>All of it.</summary>
    Keep,

    /// <summary>Nothing.</summary>
    Never,
}

/// <summary>What the workspace keeps of people, and for how long. Until somebody sets it: addresses cut short, and nothing deleted by itself.</summary>
public sealed record PrivacyRules
{
    /// <summary>What is kept of network addresses of visitors.</summary>
    public AddressStorage Addresses { get; init; } = AddressStorage.Truncate;

    /// <summary>Days by kind of data; a kind that is not here is kept.</summary>
    public IReadOnlyDictionary<string, int> Retention { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What may be written down of an address, in the form in which it came (a header, a socket, an event); null for nothing.</summary>
    public string? Store(string? address)
    {
        var text = address?.Trim();
        if (Addresses == AddressStorage.Never || !IPAddress.TryParse(text is ['[', .., ']'] ? text[1..^1] : text, out var read))
        {
            return null;
        }

        return Store(read);
    }

    /// <inheritdoc cref="Store(string?)"/>
    public string? Store(IPAddress? address) => (Addresses, address) switch
    {
        (AddressStorage.Never, _) or (_, null) => null,
        (AddressStorage.Keep, _) => ClientAddress.Plain(address).ToString(),
        _ => ClientAddress.Truncated(address),
    };
}

/// <summary>The privacy rules of the workspace, read from memory; a change by another process is seen within seconds.</summary>
public sealed class PrivacySettings(Db db, TimeProvider clock)
{
    private const string Key = "privacy";
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private volatile Cached? _cached;

    /// <summary>The rules.</summary>
    public async Task<PrivacyRules> Get(Session session)
    {
        if (_cached is { } cached && clock.GetElapsedTime(cached.ReadAt) < Freshness)
        {
            return cached.Rules;
        }

        var readAt = clock.GetTimestamp();
        var rules = (await SettingRows.Find(session, Key))?.As<PrivacyRules>() ?? new PrivacyRules();
        _cached = new Cached(rules, readAt);
        return rules;
    }

    /// <summary>The rules, where no session is open: for what comes in by the thousands.</summary>
    public ValueTask<PrivacyRules> Current() =>
        _cached is { } cached && clock.GetElapsedTime(cached.ReadAt) < Freshness ? new(cached.Rules) : new(db.Read(Get));

    /// <summary>Keeps other rules.</summary>
    public async Task Save(Tx tx, PrivacyRules rules)
    {
        await SettingRows.Set(tx, Key, JsonText.Of(rules));
        tx.AfterCommit(() => _cached = null);
    }

    private sealed record Cached(PrivacyRules Rules, long ReadAt);
}
