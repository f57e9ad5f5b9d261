using System.Globalization;
using Tandem.Audience.Rules;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>Why somebody has a score, in a few words.</summary>
internal static class ScoreReasons
{
    private const int MostActivity = 5;
    private const int MostFit = 3;

    /// <summary>What speaks most for the person: what they did, then what is known about them.</summary>
    public static IReadOnlyList<string> Of(ScoringRules rules, Tallies tallies, bool[] held, Instant at)
    {
        var activity = rules.Activity
            .Where(rule => tallies.ContainsKey(rule.Id))
            .Select(rule => (rule.Name, tallies[rule.Id].Times, Points: rules.Engagement[rule.Id].PointsOf(tallies[rule.Id].Happened, at.Milliseconds)))
            .Where(reason => reason.Points > 0)
            .OrderByDescending(reason => reason.Points)
            .Take(MostActivity)
            .Select(reason => reason.Times == 1 ? reason.Name : string.Create(CultureInfo.InvariantCulture, $"{reason.Name}, {reason.Times} times"));
        var fit = rules.Fit
            .Zip(held)
            .Where(pair => pair.Second && pair.First.Points > 0)
            .OrderByDescending(pair => pair.First.Points)
            .Take(MostFit)
            .Select(pair => pair.First.Name);
        return [.. activity, .. fit];
    }

    /// <summary>For example <c>B2</c>; where nothing is known of the fit, the level alone.</summary>
    public static string Grade(string? fit, int level) => string.Create(CultureInfo.InvariantCulture, $"{fit}{level}");
}
