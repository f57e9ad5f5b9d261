using Npgsql;
using Tandem.Platform.Data;

namespace Tandem.Notifications.Live;

/// <summary>On PostgreSQL: hears from the other processes whose inbox has changed. On SQLite there is no other process.</summary>
internal sealed partial class NoticeListener(Db db, NoticeFeed feed, ILogger<NoticeListener> log) : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (db.Postgres is { } source && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(source, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                LogLost(exception);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        connection.Notification += (_, news) => Hear(news.Payload);
        await Run(connection, $"listen {NoticeWaker.Channel}", cancel);
        // What came between two connections was not heard.
        feed.WakeAll();
        while (true)
        {
            if (!await connection.WaitAsync(Quiet, cancel))
            {
                // A connection that died without a word is noticed by asking.
                await Run(connection, "select 1", cancel);
            }
        }
    }

    private void Hear(string payload)
    {
        if (Guid.TryParse(payload, out var user))
        {
            feed.Wake([user]);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Listening for notices of other processes was interrupted")]
    private partial void LogLost(Exception exception);
}
