using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Platform.Timers;

namespace Tandem.Insights.Rollups;

/// <summary>Has the scoreboard checked every night, at two o'clock in the workspace's zone.</summary>
internal sealed class VerifyTimer(Timers timers, CheckStart checks, WorkspaceSettings settings) : ITimerHandler
{
    public const string TimerKind = "insights.verify";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(2);

    public static Task Start(IServiceProvider services) => services.GetRequiredService<Db>().Write(services.GetRequiredService<VerifyTimer>().Set);

    /// <inheritdoc/>
    public async Task Due(DueTimer timer, Tx tx)
    {
        await checks.Start(tx, await RollupState.Hold(tx), "system");
        await Set(tx);
    }

    private async Task Set(Tx tx)
    {
        var calendar = (await settings.Get(tx)).Calendar;
        var today = calendar.DayOf(tx.Now);
        var night = calendar.StartOf(today) + Hour;
        await timers.Set(tx, TimerKind, "all", night > tx.Now ? night : calendar.StartOf(today.AddDays(1)) + Hour);
    }
}
