using Tandem.Platform.Data;
using Tandem.Platform.Lanes;

namespace Tandem.Platform.Outbox;

/// <summary>Claims outbox rows under a lease and hands them to their senders. One failure never blocks its neighbours.</summary>
public sealed partial class OutboxLoop(Db db, Signal signal, IEnumerable<OutboxChannel> channels, ILogger<OutboxLoop> log) : BackgroundService
{
    private const int Batch = 50;
    private const int MaxAttempts = 12;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    // A row under a lease that ran out comes due again by itself: its sender died.
    private const string Claim =
        """
        update platform_outbox set state = 'sending', due_at = @leaseUntil, attempts = attempts + 1
        where id in (
          select id from platform_outbox
          where state in ('waiting', 'sending') and due_at <= @now
          order by due_at, id
          limit @batch)
        returning id, channel, unique_key, payload, attempts - 1 as attempts
        """;

    private static readonly string ClaimPostgres = Claim.Replace("limit @batch)", "limit @batch for update skip locked)", StringComparison.Ordinal);

    private readonly Dictionary<string, IOutboxSender> _senders =
        channels.ToDictionary(channel => channel.Channel, channel => channel.Sender, StringComparer.Ordinal);

    /// <summary>Sends what is due now; the number of rows tried.</summary>
    public async Task<int> RunDue(CancellationToken cancel = default)
    {
        var now = db.Now;
        var rows = await db.Write(tx => tx.Query<OutboxRow>(tx.Sql(Claim, ClaimPostgres), new { now, leaseUntil = now + Lease, batch = Batch }), cancel);
        await Task.WhenAll(rows.Select(row => SendOne(row, cancel)));
        return rows.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next;
                if (await RunDue(stoppingToken) == 0)
                {
                    await Signal.Wait(next, await UntilNext(stoppingToken), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogInterrupted(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task SendOne(OutboxRow row, CancellationToken cancel)
    {
        var delivery = await TrySend(row, cancel);
        await db.Write(tx => tx.Execute(
            "update platform_outbox set state = @state, error = @error, due_at = @dueAt where id = @id",
            new { row.Id, state = State(row, delivery), delivery.Error, dueAt = tx.Now + (delivery.Again ?? Backoff(row.Attempts + 1)) }), CancellationToken.None);
    }

    private async Task<Delivery> TrySend(OutboxRow row, CancellationToken cancel)
    {
        if (!_senders.TryGetValue(row.Channel, out var sender))
        {
            return new Delivery(Sent: false, $"Nobody carries {row.Channel}.", Permanent: true);
        }

        try
        {
            return await sender.Send(row, cancel);
        }
        catch (Exception exception)
        {
            LogFailed(exception, row.Channel, row.Id);
            return new Delivery(Sent: false, exception.Message);
        }
    }

    private static string State(OutboxRow row, Delivery delivery)
    {
        if (delivery.Sent)
        {
            return "sent";
        }

        return delivery.Permanent || (delivery.Again is null && row.Attempts + 1 >= MaxAttempts) ? "failed" : "waiting";
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts), 3600));

    private async Task<TimeSpan> UntilNext(CancellationToken cancel)
    {
        var due = await db.Read(session => session.Scalar<long?>(
            "select min(due_at) from platform_outbox where state in ('waiting', 'sending')"), cancel);
        return due is null
            ? LongestSleep
            : TimeSpan.FromMilliseconds(Math.Clamp((double)due.Value - db.Now.Milliseconds, 1, LongestSleep.TotalMilliseconds));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox delivery failed on channel {Channel}, row {RowId}")]
    private partial void LogFailed(Exception exception, string channel, Guid rowId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Outbox loop was interrupted")]
    private partial void LogInterrupted(Exception exception);
}
