using Tandem.Platform.Data;
using Tandem.Platform.Privacy;
using Tandem.Platform.Timers;

namespace Tandem.People.Privacy;

/// <summary>Deletes what is older than the rules allow, kind by kind, one small batch at a time; once a day from the beginning.</summary>
internal sealed class ApplyRetention(PrivacySettings settings, IEnumerable<RetentionKind> kinds, Timers timers) : ITimerHandler
{
    public const string TimerKind = "privacy.retention";

    private readonly RetentionKind[] _kinds = [.. kinds];

    /// <summary>Where it stands: at which kind, and where in it.</summary>
    private sealed record Progress(string? Kind, string? At);

    public static Task Start(IServiceProvider services) => services.GetRequiredService<Db>().Write(tx =>
        Begin(tx, services.GetRequiredService<Timers>(), tx.Now + TimeSpan.FromMinutes(15)));

    public static Task Begin(Tx tx, Timers timers, Instant dueAt) => timers.Set(tx, TimerKind, "all", dueAt, JsonText.Of(new Progress(null, null)));

    public async Task Due(DueTimer timer, Tx tx)
    {
        var progress = timer.Payload.As<Progress>();
        var rules = await settings.Get(tx);
        var set = Array.FindAll(_kinds, kind => rules.Retention.ContainsKey(kind.Key));
        var at = Math.Max(0, Array.FindIndex(set, kind => kind.Key == progress.Kind));
        if (set.Length == 0)
        {
            await Begin(tx, timers, tx.Now + TimeSpan.FromDays(1));
            return;
        }

        var kind = set[at];
        var before = tx.Now + -TimeSpan.FromDays(rules.Retention[kind.Key]);
        var next = await kind.Delete(tx, before, kind.Key == progress.Kind ? progress.At : null);
        var (goesOn, followed) = (next is not null, at + 1 < set.Length);
        var rest = goesOn ? new Progress(kind.Key, next) : followed ? new Progress(set[at + 1].Key, null) : new Progress(null, null);
        var pause = goesOn || followed ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromDays(1);
        await timers.Set(tx, TimerKind, "all", tx.Now + pause, JsonText.Of(rest));
    }
}
