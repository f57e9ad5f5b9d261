using System.Collections.Concurrent;
using Tandem.Platform.Data;

namespace Tandem.Access.Callers;

/// <summary>
/// Remembers when a token was last used, to the quarter of an hour, after the answer has left. It is the one note that a read leaves behind.
/// </summary>
internal sealed partial class TokenUse(Db db, ILogger<TokenUse> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Guid, Instant> _noted = new();

    public void Note(HttpContext context, Identified found)
    {
        var now = db.Now;
        if (found is not { Caller: not null, TokenId: { } token } || now < found.LastUsedAt + Every || (_noted.TryGetValue(token, out var at) && now < at + Every))
        {
            return;
        }

        _noted[token] = now;
        context.Response.OnCompleted(() => Write(token, now));
    }

    private async Task Write(Guid token, Instant now)
    {
        try
        {
            await db.Write(tx => tx.Execute("update access_tokens set last_used_at = @now where id = @token", new { now, token }));
        }
        catch (System.Data.Common.DbException exception)
        {
            LogLost(exception, token);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Last use of token {TokenId} could not be noted")]
    private partial void LogLost(Exception exception, Guid tokenId);
}
