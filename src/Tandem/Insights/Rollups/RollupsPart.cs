using Tandem.Journey.Public;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Rollups;

/// <summary>What the kept figures contribute.</summary>
internal static class RollupsPart
{
    public static void Register(Contributions add)
    {
        add.Services.AddSingleton<IReactor, PeopleReactor>();
        add.Services.AddSingleton<RollupStart>();
        add.Services.AddSingleton<CheckStart>();
        add.Services.AddSingleton<CheckScoreboard.Handler>();
        // Resolved when it is told: who begins anew asks for the settings, and these ask for their listeners.
        add.Services.AddSingleton(services => new WorkspaceListener((tx, workspace) => services.GetRequiredService<RollupStart>().Saved(tx, workspace)));
        add.Job<BuildRollups>(BuildRollups.Kind);
        add.Job<VerifyScoreboard>(VerifyScoreboard.Kind);
        add.Timer<VerifyTimer>(VerifyTimer.TimerKind);
        add.BeforeServing(services => services.GetRequiredService<RollupStart>().Ensure());
        add.BeforeServing(VerifyTimer.Start);
        add.Checks(new DataCheck("scoreboard: the sums by day are those of its people", Look));
        add.Endpoints(CheckScoreboard.Map);
    }

    private static async Task<Finding> Look(Platform.Data.Session session)
    {
        var wrong = await CellSums.Differences(session);
        return wrong.Count == 0
            ? new Finding(Holds: true, "yes")
            : new Finding(Holds: false, $"{wrong.Count} wrong, for example {string.Join(", ", wrong.Take(3).Select(one => $"{one.Cell.Dimension} {one.Cell.Day} {one.Cell.Key}"))}");
    }
}
