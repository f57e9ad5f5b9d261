using System.Text.RegularExpressions;

namespace Tandem.Engines.Traffic.Agents;

/// <summary>
/// One rule of uap-core: an expression, and up to three texts that it fills in (a name and two parts of a version, or a device, its brand and its model). Where
/// a text is not given, the group of the same place is meant.
/// </summary>
internal sealed class AgentRule(string pattern, string?[] texts)
{
    private readonly OutsidePattern _pattern = new(pattern);

    /// <summary>What the rule says about an agent; null where it does not apply.</summary>
    public Match? Find(AgentText agent) => _pattern.Find(agent);

    /// <summary>The <paramref name="place"/>-th text of a match, from 0, or that of <paramref name="group"/> where the rule does not give one.</summary>
    public string? Fill(Match match, int place, int group)
    {
        var text = texts.ElementAtOrDefault(place) is { } given ? Given(match, given) : Group(match, group);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static string Given(Match match, string text)
    {
        for (var i = text.IndexOf('$', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', i))
        {
            if (!char.IsAsciiDigit(text[i + 1]))
            {
                i++;
                continue;
            }

            var value = Group(match, text[i + 1] - '0') ?? "";
            text = text[..i] + value + text[(i + 2)..];
            i += value.Length;
            if (i >= text.Length)
            {
                break;
            }
        }

        return text;
    }

    private static string? Group(Match match, int group) => match.Groups[group] is { Success: true } found ? found.Value : null;
}

/// <summary>Rules in order: the first that applies speaks.</summary>
internal sealed class AgentRules(IEnumerable<AgentRule> rules)
{
    private readonly AgentRule[] _rules = [.. rules];

    public (AgentRule Rule, Match Match)? First(AgentText agent)
    {
        foreach (var rule in _rules)
        {
            if (rule.Find(agent) is { } match)
            {
                return (rule, match);
            }
        }

        return null;
    }
}
