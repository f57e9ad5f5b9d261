namespace Tandem.Engines.Scoring;

/// <summary>When marketing takes somebody for ready to talk to sales: enough fit and engagement, or a strong sign of intent.</summary>
public sealed record QualificationRule
{
    /// <summary>The least grade of fit, A to D; null: fit does not matter.</summary>
    public char? FitAtLeast { get; init; }

    /// <summary>The least points of engagement; null: nobody qualifies by points.</summary>
    public int? EngagementAtLeast { get; init; }

    /// <summary>Signs of intent, each of which is enough.</summary>
    public IReadOnlyList<IntentSign> Intent { get; init; } = [];

    /// <summary>False where <see cref="Judge"/> can only say no: quickly told, for the many who have done little.</summary>
    public bool MayHold(decimal engagementPoints, IEnumerable<Guid> news) =>
        engagementPoints >= EngagementAtLeast || news.Any(rule => Intent.Any(sign => sign.Rules.Contains(rule)));

    /// <summary>By what somebody qualifies, or null. Only a sign that has just been added to is a sign: what was known before is no news.</summary>
    public QualifiedBy? Judge(Standing standing, IReadOnlySet<Guid> news, long at)
    {
        foreach (var sign in Intent)
        {
            if (sign.Rules.Any(news.Contains) && sign.Rules.All(rule => standing.LastOf.TryGetValue(rule, out var last) && at - last <= sign.Milliseconds))
            {
                return new QualifiedBy(sign);
            }
        }

        var isFit = FitAtLeast is not { } least || (standing.Fit is { } fit && fit <= least);
        return EngagementAtLeast is { } points && standing.EngagementPoints >= points && isFit ? new QualifiedBy(Sign: null) : null;
    }
}

/// <summary>Things that, done within some days of each other, show that somebody wants to buy.</summary>
/// <param name="Name">What it is called: "Asked for a demo".</param>
/// <param name="Rules">The engagement rules that must all have counted.</param>
/// <param name="WithinDays">Within how many days.</param>
public sealed record IntentSign(string Name, IReadOnlyList<Guid> Rules, int WithinDays)
{
    internal long Milliseconds => WithinDays * 24L * 60 * 60 * 1000;
}

/// <summary>How somebody stands at the moment of judging.</summary>
/// <param name="Fit">The grade, or null where nothing is known.</param>
/// <param name="EngagementPoints">The points left now.</param>
/// <param name="LastOf">When each engagement rule last counted.</param>
public sealed record Standing(char? Fit, decimal EngagementPoints, IReadOnlyDictionary<Guid, long> LastOf);

/// <summary>What made somebody qualify.</summary>
/// <param name="Sign">The sign of intent; null: fit and engagement.</param>
public sealed record QualifiedBy(IntentSign? Sign);
