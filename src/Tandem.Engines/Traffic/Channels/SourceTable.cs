using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Tandem.Engines.Traffic.Agents;

namespace Tandem.Engines.Traffic.Channels;

/// <summary>What kind of site sends somebody.</summary>
public enum SourceKind
{
    /// <summary>A search engine.</summary>
    Search,

    /// <summary>A social network, a community, a messenger.</summary>
    Social,

    /// <summary>A site of videos.</summary>
    Video,

    /// <summary>A shop or a market.</summary>
    Shopping,

    /// <summary>A mailbox in the browser.</summary>
    Email,

    /// <summary>An assistant that answers.</summary>
    Ai,
}

/// <summary>A site that is known to send people.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Terms">The parameters of its addresses that hold what was searched for.</param>
public sealed record KnownSource(SourceKind Kind, string Name, IReadOnlyList<string> Terms);

/// <summary>The table of sites that send people: by host, and by the names that stand in <c>utm_source</c>.</summary>
public static partial class SourceTable
{
    private const string File = "traffic/sources.txt";

    private static readonly Lazy<Table> All = new(Load);

    /// <summary>The site of a page that somebody comes from; null where nobody knows it.</summary>
    public static KnownSource? OfPage(string host, string path)
    {
        var labels = host.ToLowerInvariant().TrimEnd('.').Split('.');
        for (var from = 0; from < labels.Length; from++)
        {
            if (OfHost(labels.AsSpan(from), path) is { } found)
            {
                return found;
            }
        }

        return labels.Length > 2 && MailHost().IsMatch(labels[0]) || labels[0].StartsWith("deref-", StringComparison.Ordinal)
            ? new KnownSource(SourceKind.Email, host.ToLowerInvariant(), [])
            : null;
    }

    /// <summary>What the name or host in <c>utm_source</c> stands for.</summary>
    public static KnownSource? OfName(string source)
    {
        var name = source.Trim().ToLowerInvariant();
        return name.Contains('.', StringComparison.Ordinal) ? OfPage(name, "/") : All.Value.Names.GetValueOrDefault(name.Replace(' ', '-'));
    }

    private static KnownSource? OfHost(ReadOnlySpan<string> labels, string path)
    {
        var hosts = All.Value.Hosts;
        return At(hosts, string.Join('.', labels), path)
            ?? (labels.Length >= 2 ? At(hosts, string.Join('.', labels[..^1]) + ".*", path) : null)
            ?? (labels.Length >= 3 && labels[^1].Length <= 3 && labels[^2].Length <= 3 ? At(hosts, string.Join('.', labels[..^2]) + ".*", path) : null);
    }

    private static KnownSource? At(FrozenDictionary<string, (string Path, KnownSource Source)[]> hosts, string key, string path)
    {
        if (hosts.TryGetValue(key, out var sources))
        {
            foreach (var (prefix, source) in sources)
            {
                if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    return source;
                }
            }
        }

        return null;
    }

    private static Table Load()
    {
        using var reader = new StreamReader(AgentData.Open(File));
        var hosts = new Dictionary<string, List<(string Path, KnownSource Source)>>(StringComparer.Ordinal);
        var names = new Dictionary<string, KnownSource>(StringComparer.Ordinal);
        var derived = new Dictionary<string, KnownSource>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells[1].Length > 0)
            {
                // What a visit is called that came from there.
                derived.TryAdd(cells[1].ToLowerInvariant().Replace(' ', '-'), SourceOf(cells, cells[1]));
            }

            foreach (var word in cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Enter(word, SourceOf(cells, word));
            }
        }

        foreach (var (name, source) in derived)
        {
            names.TryAdd(name, source);
        }

        return new Table(
            hosts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.OrderByDescending(one => one.Path.Length).ToArray(), StringComparer.Ordinal),
            names.ToFrozenDictionary(StringComparer.Ordinal));

        void Enter(string word, KnownSource source)
        {
            if (!word.Contains('.', StringComparison.Ordinal))
            {
                names.TryAdd(word, source);
                return;
            }

            var slash = word.IndexOf('/', StringComparison.Ordinal);
            var host = slash < 0 ? word : word[..slash];
            (hosts.TryGetValue(host, out var known) ? known : hosts[host] = []).Add((slash < 0 ? "" : word[slash..], source));
            if (slash < 0 && host.Split('.') is [var name, _])
            {
                derived.TryAdd(name, source);
            }
        }
    }

    private static KnownSource SourceOf(string[] cells, string word) => new(
        Enum.Parse<SourceKind>(cells[0], ignoreCase: true),
        cells[1].Length > 0 ? cells[1] : word,
        cells.Length > 3 ? cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries) : []);

    /// <summary>Mailboxes in the browser are called alike everywhere.</summary>
    [GeneratedRegex("^(?:web|w|e|my|upc|light|fast|free)?mail(?:er|business|xchange|box)?[0-9]*(?:-[a-z0-9]+)*$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex MailHost();

    private sealed record Table(FrozenDictionary<string, (string Path, KnownSource Source)[]> Hosts, FrozenDictionary<string, KnownSource> Names);
}
