using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Timers;

namespace Tandem.Capture.IngestEvents;

/// <summary>A timer that forgets message ids after two days: longer than any client repeats a message.</summary>
internal sealed class ForgetSeenMessages(SeenMessages seen, Timers timers) : ITimerHandler
{
    public const string Kind = "capture.forget-seen";
    private const int Batch = 5000;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(48);

    public static Task Start(IServiceProvider services) => services.GetRequiredService<Db>().Write(async tx =>
    {
        await services.GetRequiredService<Timers>().Set(tx, Kind, "all", tx.Now + TimeSpan.FromMinutes(10));
    });

    public async Task Due(DueTimer timer, Tx tx)
    {
        var gone = await seen.Forget(tx, tx.Now + -Memory, Batch);
        await timers.Set(tx, Kind, "all", tx.Now + (gone == Batch ? TimeSpan.FromSeconds(1) : TimeSpan.FromHours(1)));
    }
}
