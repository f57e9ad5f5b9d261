using Tandem.Alignment.Goals;
using Tandem.Alignment.Sla;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;

namespace Tandem.Alignment;

/// <summary>What both teams have promised each other, and whether they keep it.</summary>
public sealed class AlignmentModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Alignment";

    /// <inheritdoc/>
    public override string Purpose => "What both teams have promised each other, and whether they keep it.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<GetSla.Handler>();
        add.Services.AddSingleton<EditPlan.Handler>();
        add.Services.AddSingleton<EditGoals.Handler>();
        add.Services.AddSingleton<GetPace.Handler>();
        add.Endpoints(GetSla.Map, EditPlan.Map, EditGoals.Map, GetPace.Map);
        add.FirstStep(SetUpStep.Promise, "select 1 from alignment_plans");
        add.Tables(new ModuleTables
        {
            Records = ["alignment_plans", "alignment_goals"],
            Kept = [],
        });
    }
}
