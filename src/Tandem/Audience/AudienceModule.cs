using Tandem.Audience.ContactScore;
using Tandem.Audience.Public;
using Tandem.Audience.Qualifying;
using Tandem.Audience.Rules;
using Tandem.Audience.Scoring;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Audience;

/// <summary>How well people fit, how much they do, and who is ready to talk to sales.</summary>
public sealed class AudienceModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Audience";

    /// <inheritdoc/>
    public override string Purpose => "Scores people by what is known about them and what they do, and finds those who are ready to talk to sales.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<Scores>();
        add.Services.AddSingleton<Qualifications>();
        add.Services.AddSingleton<MergePart, CoolDownPart>();
        AddScoring(add);
        AddRules(add);
        foreach (var description in AudienceTimeline.Events)
        {
            add.Services.AddSingleton(description);
        }

        add.BeforeServing(Starters.Ensure);
        add.FirstStep(SetUpStep.GoodLead, "select 1 from audience_mql_rules where version > 1");
        add.Personal(PersonalTable.ByContact("audience_scores"), PersonalTable.ByContact("audience_engagement"));
        add.Tables(new ModuleTables
        {
            Records = ["audience_scores", "audience_engagement"],
            Kept = ["audience_fit_rules", "audience_engagement_rules", "audience_scoring", "audience_mql_rules"],
            After = MqlRule.ForgetDemo,
        });
    }

    private static void AddScoring(Contributions add)
    {
        add.Services.AddSingleton<FitScorer>();
        add.Services.AddSingleton<Qualifier>();
        add.Services.AddSingleton<ContactScorer>();
        add.Services.AddSingleton<IReactor, ScoreReactor>();
        add.Services.AddSingleton<GetContactScore.Handler>();
        foreach (var field in ScoreFields.All)
        {
            add.Services.AddSingleton(field);
        }

        add.Job<RecomputeScores>(RecomputeScores.Kind);
        add.Endpoints(GetContactScore.Map);
    }

    private static void AddRules(Contributions add)
    {
        add.Services.AddSingleton<RuleChange>();
        add.Services.AddSingleton<GetScoring.Handler>();
        add.Services.AddSingleton<EditThresholds.Handler>();
        add.Services.AddSingleton<ComputeAnew.Handler>();
        add.Services.AddSingleton<EditFitRules.Handler>();
        add.Services.AddSingleton<EditActivityRules.Handler>();
        add.Services.AddSingleton<GetMqlRule.Handler>();
        add.Services.AddSingleton<PutMqlRule.Handler>();
        add.Endpoints(GetScoring.Map, EditThresholds.Map, ComputeAnew.Map, EditFitRules.Map, EditActivityRules.Map, GetMqlRule.Map, PutMqlRule.Map);
    }
}
