using System.Text.RegularExpressions;

namespace Tandem.Engines.Traffic.Agents;

/// <summary>
/// Browsers that no list knows yet. They are built on another one, say so, and put their own name and version last: <c>… Safari/537.36 Trailer/97.3</c>.
/// </summary>
internal static partial class Newcomers
{
    private static readonly HashSet<string> Bases = new(StringComparer.Ordinal)
    {
        "Chrome", "Chrome Mobile", "Chrome Mobile WebView", "Chromium", "Firefox", "Firefox Mobile", "Safari", "Mobile Safari",
    };

    /// <summary>What stands last and is no browser: engines, builds, systems, devices.</summary>
    private static readonly HashSet<string> NoBrowsers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Safari", "Mobile", "Version", "Chrome", "Chromium", "Firefox", "Gecko", "AppleWebKit", "KHTML", "Build", "Android", "Model", "Language", "NetType", "XWEB", "MMWEBID",
        "Ubuntu", "Debian", "Fedora", "CentOS", "Red", "SUSE", "Mandriva", "Kubuntu", "Gentoo", "Web", "SmartTV", "CrKey", "TV", "Tizen", "Edg", "ASW",
    };

    /// <summary>The newcomer, where the known one is only what it is built on.</summary>
    public static (string Name, string? Version) Instead(string agent, (string Name, string? Version) known)
    {
        if (!Bases.Contains(known.Name))
        {
            return known;
        }

        var match = Last().Match(agent);
        return match.Success && !NoBrowsers.Contains(match.Groups["name"].Value) ? (match.Groups["name"].Value, match.Groups["version"].Value) : known;
    }

    [GeneratedRegex(@"(?:Safari|Firefox|Chrome)/[\d.]+ (?<name>[A-Za-z]{3,25})/(?<version>\d+(?:\.\d+)?)[\d.]*$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Last();
}
