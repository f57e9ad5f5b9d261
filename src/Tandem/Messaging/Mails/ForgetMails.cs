using Tandem.Platform.Data;
using Tandem.Platform.Timers;

namespace Tandem.Messaging.Mails;

/// <summary>Clears away what ended a month ago: who was written to is kept no longer than it takes to find out what went wrong.</summary>
internal sealed class ForgetMails(Timers timers) : ITimerHandler
{
    public const string TimerKind = "messaging.forget";

    private const int Batch = 1000;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    private const string Delete =
        """
        delete from messaging_mails
        where id in (select id from messaging_mails where created_at < @before and state <> 'waiting' order by created_at, id limit @batch)
        """;

    public static Task Start(IServiceProvider services) => services.GetRequiredService<Db>().Write(tx =>
        services.GetRequiredService<Timers>().Set(tx, TimerKind, "all", tx.Now + TimeSpan.FromMinutes(12)));

    public async Task Due(DueTimer timer, Tx tx)
    {
        var gone = await tx.Execute(Delete, new { before = tx.Now + -Memory, batch = Batch });
        await timers.Set(tx, TimerKind, "all", tx.Now + (gone == Batch ? TimeSpan.FromSeconds(1) : TimeSpan.FromDays(1)));
    }
}
