using System.Globalization;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.Audience.Rules;

/// <summary>What rules of both kinds have in common.</summary>
internal static class RuleLimits
{
    private const int MostRules = 100;
    private const int MostPoints = 1000;

    /// <summary>Every rule is asked of every contact, so there is an end to them.</summary>
    public static async Task<Problem?> Full(Tx tx, string table) => await tx.Scalar<long>($"select count(*) from {table}") < MostRules
        ? null
        : Problem.Conflict("tooManyRules", string.Create(CultureInfo.InvariantCulture, $"There are {MostRules} rules already. Remove one that has had its day."));

    public static string? Name(JsonBody body, string? known)
    {
        var name = body.Text("name", longest: 100);
        if (name is null && (known is null || body.Has("name")))
        {
            body.Refuse("name", "A rule needs a name: it is the reason that people read.");
        }

        return name ?? known;
    }

    public static int? Points(JsonBody body, int? known)
    {
        var points = body.Whole("points", -MostPoints, MostPoints);
        if (points is null && (known is null || body.Has("points")))
        {
            body.Refuse("points", "A rule needs points.");
        }

        return points ?? known;
    }
}
