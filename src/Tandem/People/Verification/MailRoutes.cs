using System.Collections.Concurrent;
using Tandem.Engines.Dns;

namespace Tandem.People.Verification;

/// <summary>What the name servers say about mail to a domain.</summary>
public enum MailRoute
{
    /// <summary>Somebody takes it.</summary>
    Found,

    /// <summary>The domain takes no mail and says so (RFC 7505).</summary>
    Refused,

    /// <summary>There is no such domain.</summary>
    NoDomain,

    /// <summary>The domain is there, and nobody takes mail for it.</summary>
    Nobody,

    /// <summary>The name servers did not say.</summary>
    Unknown,
}

/// <summary>Asks who takes mail for a domain (RFC 5321 §5.1): its exchanges, else the machine of that name. One domain is asked for once in a while.</summary>
public sealed class MailRoutes(DnsClient dns, TimeProvider clock)
{
    private const int MostKept = 20_000;
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Asked> _kept = new(StringComparer.Ordinal);

    /// <summary>The way to a domain, in its ASCII form. Who asks while somebody else does waits for the same answer.</summary>
    public async Task<MailRoute> To(string domain, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(domain, out var known) && now - known.At >= Freshness)
        {
            _kept.TryRemove(KeyValuePair.Create(domain, known));
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        var asked = _kept.GetOrAdd(domain, _ => new Asked(new Lazy<Task<MailRoute>>(() => Ask(domain, CancellationToken.None)), now));
        var route = await asked.Route.Value.WaitAsync(cancel);
        if (route == MailRoute.Unknown)
        {
            _kept.TryRemove(KeyValuePair.Create(domain, asked));
        }

        return route;
    }

    private async Task<MailRoute> Ask(string domain, CancellationToken cancel)
    {
        var exchanges = await dns.Ask(domain, DnsType.Mx, cancel);
        if (exchanges.Outcome != DnsOutcome.Ok)
        {
            return exchanges.Outcome == DnsOutcome.NoSuchName ? MailRoute.NoDomain : MailRoute.Unknown;
        }

        if (exchanges.Records.Count > 0)
        {
            return exchanges.Records.All(record => record.Value.Length == 0) ? MailRoute.Refused : MailRoute.Found;
        }

        var isUnknown = false;
        foreach (var type in (DnsType[])[DnsType.A, DnsType.Aaaa])
        {
            var machine = await dns.Ask(domain, type, cancel);
            if (machine is { Outcome: DnsOutcome.Ok, Records.Count: > 0 })
            {
                return MailRoute.Found;
            }

            isUnknown |= machine.Outcome == DnsOutcome.Failed;
        }

        return isUnknown ? MailRoute.Unknown : MailRoute.Nobody;
    }

    private sealed record Asked(Lazy<Task<MailRoute>> Route, DateTimeOffset At);
}
