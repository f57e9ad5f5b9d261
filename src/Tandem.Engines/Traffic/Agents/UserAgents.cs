using System.Text.RegularExpressions;

namespace Tandem.Engines.Traffic.Agents;

/// <summary>Reads user agents. What was seen before is remembered, as the same few thousand come again and again.</summary>
public static class UserAgents
{
    /// <summary>Longer ones are cut: no browser says more.</summary>
    public const int Longest = 1024;

    private static readonly Memo<UserAgent> Known = new(8192);

    /// <summary>What the agent says of itself.</summary>
    public static UserAgent Read(string? agent) => string.IsNullOrWhiteSpace(agent) ? UserAgent.None : Known.Get(agent, Parse);

    /// <summary>The same, without remembering it.</summary>
    public static UserAgent Parse(string agent)
    {
        var text = new AgentText(ShortText.Of(agent, Longest));
        var browser = Newcomers.Instead(text.Text, Named(AgentData.Agents, text));
        var system = Named(AgentData.Systems, text);
        var (family, brand, model) = Device(text);
        return new UserAgent
        {
            Browser = browser.Name,
            BrowserVersion = browser.Version,
            System = system.Name,
            SystemVersion = system.Version,
            Device = DeviceKinds.Of(text, system.Name, family),
            DeviceFamily = family,
            Brand = brand,
            Model = model,
        };
    }

    private static (string Name, string? Version) Named(AgentRules rules, AgentText agent)
    {
        if (rules.First(agent) is not var (rule, match))
        {
            return (UserAgent.Other, null);
        }

        var major = rule.Fill(match, 1, 2);
        var minor = rule.Fill(match, 2, 3);
        return (rule.Fill(match, 0, 1) ?? UserAgent.Other, major is null || minor is null ? major : $"{major}.{minor}");
    }

    private static (string Family, string? Brand, string? Model) Device(AgentText agent) =>
        AgentData.Devices.First(agent) is var (rule, match)
            ? (rule.Fill(match, 0, 1) ?? UserAgent.Other, Told(rule, match, 1), rule.Fill(match, 2, 1))
            : (UserAgent.Other, null, null);

    /// <summary>A brand is only what the rule says: no group stands for it.</summary>
    private static string? Told(AgentRule rule, Match match, int place) => rule.Fill(match, place, group: int.MaxValue);
}
