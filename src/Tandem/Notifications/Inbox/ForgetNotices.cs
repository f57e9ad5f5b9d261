using Tandem.Platform.Data;
using Tandem.Platform.Timers;

namespace Tandem.Notifications.Inbox;

/// <summary>Clears away what is half a year old, read or not: an inbox is no archive, and the journey keeps what happened.</summary>
internal sealed class ForgetNotices(Timers timers) : ITimerHandler
{
    public const string TimerKind = "notifications.forget";

    private const int Batch = 5000;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(180);

    private const string Delete =
        """
        delete from notifications_items
        where (user_id, seq) in (select user_id, seq from notifications_items where created_at < @before order by created_at limit @batch)
        """;

    public static Task Start(IServiceProvider services) => services.GetRequiredService<Db>().Write(tx =>
        services.GetRequiredService<Timers>().Set(tx, TimerKind, "all", tx.Now + TimeSpan.FromMinutes(10)));

    public async Task Due(DueTimer timer, Tx tx)
    {
        var gone = await tx.Execute(Delete, new { before = tx.Now + -Memory, batch = Batch });
        await timers.Set(tx, TimerKind, "all", tx.Now + (gone == Batch ? TimeSpan.FromSeconds(1) : TimeSpan.FromDays(1)));
    }
}
