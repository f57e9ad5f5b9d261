using System.Text.Json;
using Tandem.Engines.Traffic.Agents;

namespace Tandem.Engines.Traffic.Bots;

/// <summary>
/// Why a user agent is a machine's: it is on the list of crawlers, or its own words say so. The reasons are codes, joined by commas, such as
/// <c>agent:search-engine</c> or <c>agent:http-library</c>; null for what may be a person's browser.
/// </summary>
public static class BotAgents
{
    private const string List = "traffic/crawlers.json";

    /// <summary>Said of agents that are on no list and call themselves a crawler.</summary>
    public const string Crawler = "agent:crawler";

    /// <summary>Said of browsers that nobody looks at.</summary>
    public const string Headless = "agent:headless";

    /// <summary>Said of programs that fetch pages.</summary>
    public const string Library = "agent:http-library";

    /// <summary>Patterns of the list that fit people's browsers: "WIRED/" ends in "RED/", a build of Android, a telephone called Butterfly.</summary>
    private static readonly HashSet<string> Doubtful = new(StringComparer.Ordinal) { "RED\\/", "AP3A\\.240617\\.008", "Butterfly" };

    private static readonly Lazy<(OutsidePattern Pattern, string Reasons)[]> Listed = new(Load);
    private static readonly Memo<string?> Known = new(8192);

    /// <summary>The reasons; what was seen before is remembered.</summary>
    public static string? Reasons(string? agent) => string.IsNullOrWhiteSpace(agent) ? null : Known.Get(agent, Judge);

    /// <summary>The same, without remembering it.</summary>
    public static string? Judge(string agent) => OfList(agent) ?? BotWords.Reason(Cut(agent));

    /// <summary>The reasons by the list alone.</summary>
    public static string? OfList(string agent)
    {
        var text = new AgentText(Cut(agent));
        foreach (var (pattern, reasons) in Listed.Value)
        {
            if (pattern.Find(text) is not null)
            {
                return reasons;
            }
        }

        return null;
    }

    private static string Cut(string agent) => ShortText.Of(agent, UserAgents.Longest);

    private static (OutsidePattern Pattern, string Reasons)[] Load()
    {
        using var stream = AgentData.Open(List);
        using var file = JsonDocument.Parse(stream);
        return [.. file.RootElement.GetProperty("crawlers").EnumerateArray()
            .Where(crawler => !Doubtful.Contains(crawler[0].GetString()!))
            .Select(crawler => (new OutsidePattern(crawler[0].GetString()!), ReasonsOf(crawler)))];
    }

    private static string ReasonsOf(JsonElement crawler)
    {
        var tags = crawler.EnumerateArray().Skip(1).Select(tag => tag.GetString() == "browser-automation" ? Headless : $"agent:{tag.GetString()}").ToList();
        return tags.Count == 0 ? Crawler : string.Join(',', tags);
    }
}
