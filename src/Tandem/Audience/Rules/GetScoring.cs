using Tandem.Engines.Scoring;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.Rules;

/// <summary>The rules and thresholds of scoring, as both teams read them.</summary>
public sealed record ScoringView
{
    /// <summary>Grows with every change of a rule or a threshold.</summary>
    public required int Version { get; init; }

    /// <summary>From how many points on somebody has which grade of fit.</summary>
    public required FitThresholds Fit { get; init; }

    /// <summary>From how many points on somebody has which level of engagement.</summary>
    public required EngagementThresholds Engagement { get; init; }

    public required IReadOnlyList<FitRule> FitRules { get; init; }

    public required IReadOnlyList<ActivityRule> EngagementRules { get; init; }

    /// <summary>The job that computes all contacts by the latest change, until it is done.</summary>
    public Guid? JobId { get; init; }

    internal static async Task<ScoringView> Read(Session session, ContactConditions conditions)
    {
        var rules = await ScoringRules.Load(session);
        var faults = await conditions.Faults(session, rules.Conditions);
        var thresholds = rules.Thresholds;
        return new ScoringView
        {
            Version = thresholds.Version,
            Fit = thresholds.Fit,
            Engagement = thresholds.Engagement,
            FitRules = [.. rules.Fit.Zip(faults, (rule, fault) => rule with { Fault = fault })],
            EngagementRules = rules.Activity,
            JobId = thresholds.ComputedVersion < thresholds.Version ? thresholds.JobId : null,
        };
    }
}

/// <summary>Shows the rules.</summary>
internal static class GetScoring
{
    public sealed class Handler(Db db, ContactConditions conditions)
    {
        public async Task<Result<ScoringView>> Handle(CancellationToken cancel) => await db.Read(session => ScoringView.Read(session, conditions), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/scoring", async (Handler handler, CancellationToken cancel) => (await handler.Handle(cancel)).ToHttp(scoring => scoring.Version))
            .Needs(Rights.Agreements.Read)
            .Produces<ScoringView>();
}
