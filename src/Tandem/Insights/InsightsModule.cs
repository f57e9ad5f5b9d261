using Tandem.Insights.Campaigns;
using Tandem.Insights.Costs;
using Tandem.Insights.Rates;
using Tandem.Insights.Rollups;
using Tandem.Insights.Scoreboard;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Insights;

/// <summary>The numbers that both teams share, each with its formula and its rows.</summary>
public sealed class InsightsModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Insights";

    /// <inheritdoc/>
    public override string Purpose => "The numbers that both teams share, each with its formula and its rows.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<EditRates.Handler>();
        add.Services.AddSingleton<EditCampaigns.Handler>();
        add.Services.AddSingleton<EditCosts.Handler>();
        add.Services.AddSingleton<ListCosts.Handler>();
        add.Services.AddSingleton<GetScoreboard.Handler>();
        add.Services.AddSingleton<ListRows.Handler>();
        RollupsPart.Register(add);
        add.Endpoints(Kpis.Map, EditRates.Map, EditCampaigns.Map, EditCosts.Map, ListCosts.Map, GetScoreboard.Map, ListRows.Map);
        // Its reactor takes the person out, together with what was counted of them, when it reads that they are gone.
        add.Personal(PersonalTable.ByContact("insights_people") with { Erase = (_, _) => Task.CompletedTask });
        add.Mentions(new MentionRule("insights_campaigns", Mention.ReplaceAddress));
        add.Tables(new ModuleTables
        {
            Records = ["insights_costs", "insights_campaigns", "insights_people", "insights_people_days"],
            Kept = ["insights_rates", "insights_rollups"],
        });
    }
}
