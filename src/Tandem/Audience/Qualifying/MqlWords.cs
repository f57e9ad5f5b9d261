using System.Globalization;
using Tandem.Audience.Rules;

namespace Tandem.Audience.Qualifying;

/// <summary>The MQL rule in words, as both teams read it.</summary>
internal static class MqlWords
{
    public static string Of(MqlDefinition rule, IReadOnlyList<ActivityRule> rules)
    {
        var ways = rule.Intent.Select(sign => OfSign(sign, rules));
        if (rule.EngagementAtLeast is { } points)
        {
            var fit = rule.FitAtLeast switch
            {
                null or "D" => "any fit",
                "A" => "fit A",
                var least => $"fit {least} or better",
            };
            ways = ways.Prepend(string.Create(CultureInfo.InvariantCulture, $"{fit} and at least {points} points of engagement"));
        }

        var words = string.Join("; or ", ways);
        return char.ToUpperInvariant(words[0]) + words[1..] + ".";
    }

    private static string OfSign(MqlSign sign, IReadOnlyList<ActivityRule> rules)
    {
        var names = rules.Where(rule => sign.Rules.Contains(rule.Id)).Select(rule => $"“{rule.Name}”");
        return string.Create(CultureInfo.InvariantCulture, $"{sign.Name}: {string.Join(" and ", names)} within {sign.WithinDays} days");
    }
}
