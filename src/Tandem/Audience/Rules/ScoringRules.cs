using Tandem.Engines.Scoring;
using Tandem.Platform.Data;

namespace Tandem.Audience.Rules;

/// <summary>All that scores are computed by, as it stands in this transaction: a rule that changed a moment ago counts already.</summary>
internal sealed record ScoringRules
{
    public required Thresholds Thresholds { get; init; }

    public required IReadOnlyList<FitRule> Fit { get; init; }

    public required IReadOnlyList<ActivityRule> Activity { get; init; }

    /// <summary>The rules of engagement as the engine knows them, by id.</summary>
    public required IReadOnlyDictionary<Guid, EngagementRule> Engagement { get; init; }

    /// <summary>The same by the key of their type of event.</summary>
    public required ILookup<string, EngagementRule> ByType { private get; init; }

    private readonly Dictionary<string, EngagementRule[]> _byName = new(StringComparer.Ordinal);

    /// <summary>The rules of engagement that an event of this type may count for.</summary>
    public IReadOnlyList<EngagementRule> For(string type)
    {
        if (!_byName.TryGetValue(type, out var rules))
        {
            _byName.Add(type, rules = [.. ByType[EventPattern.KeyOf(type)]]);
        }

        return rules;
    }

    /// <summary>The conditions of the rules of fit, in their order.</summary>
    public IReadOnlyList<string> Conditions => [.. Fit.Select(rule => rule.Condition.Value)];

    public static async Task<ScoringRules> Load(Session session)
    {
        var activity = (await session.Query<ActivityRuleRow>(ActivityRules)).Select(row => row.ToRule()).ToList();
        var engagement = activity.Select(InEngine).ToList();
        return new ScoringRules
        {
            Thresholds = await session.First<Thresholds>(Rules.Thresholds.Select) ?? new Thresholds(),
            Fit = await session.Query<FitRule>(FitRules),
            Activity = activity,
            Engagement = engagement.ToDictionary(rule => rule.Id),
            ByType = engagement.ToLookup(rule => EventPattern.KeyOf(rule.Pattern.Type), StringComparer.Ordinal),
        };
    }

    private const string FitRules = "select id, version, name, condition, points, position from audience_fit_rules order by position, id";

    private const string ActivityRules =
        "select id, version, name, event_type, properties, points, half_life_days, most_points, position from audience_engagement_rules order by position, id";

    private static EngagementRule InEngine(ActivityRule rule) => new(
        rule.Id, rule.Name, new EventPattern(rule.EventType, [.. rule.Properties.Select(test => new PropertyTest(test.Property, test.Op, test.Value))]), rule.Points)
    {
        HalfLifeDays = rule.HalfLifeDays,
        MostPoints = rule.MostPoints,
    };
}

/// <summary>The row of <c>audience_scoring</c>; before there is one, the usual thresholds.</summary>
internal sealed class Thresholds
{
    public const string Select =
        """
        select fit_a, fit_b, fit_c, engagement_first, engagement_second, engagement_third, version, computed_version, job_id
        from audience_scoring
        where id = 1
        """;

    public int FitA { get; init; } = 50;

    public int FitB { get; init; } = 30;

    public int FitC { get; init; } = 10;

    public int EngagementFirst { get; init; } = 75;

    public int EngagementSecond { get; init; } = 50;

    public int EngagementThird { get; init; } = 25;

    public int Version { get; init; }

    public int ComputedVersion { get; init; }

    public Guid? JobId { get; init; }

    public FitThresholds Fit => new(FitA, FitB, FitC);

    public EngagementThresholds Engagement => new(EngagementFirst, EngagementSecond, EngagementThird);
}
