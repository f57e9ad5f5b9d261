using System.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Timers;

namespace Tandem.Platform.Http;

/// <summary>Whose key it is.</summary>
/// <param name="Key">What the client sent.</param>
/// <param name="Caller">Who sent it: keys of two callers never meet.</param>
public sealed record AnswerKey(string Key, string Caller);

/// <summary>An answer as it was sent the first time.</summary>
public sealed class StoredAnswer
{
    /// <summary>The fingerprint of the request.</summary>
    public string RequestHash { get; init; } = "";

    /// <summary>running, answered or unknown.</summary>
    public string State { get; init; } = "answered";

    /// <summary>HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>Media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>Version header.</summary>
    public string? Etag { get; init; }

    /// <summary>The text.</summary>
    public string? Body { get; init; }

    /// <summary>What <paramref name="response"/> says with this <paramref name="body"/>.</summary>
    internal static StoredAnswer Of(HttpResponse response, MemoryStream body) => new()
    {
        Status = response.StatusCode,
        ContentType = response.ContentType,
        Etag = response.Headers.ETag.ToString() is { Length: > 0 } etag ? etag : null,
        Body = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length),
    };

    /// <summary>Says it again.</summary>
    internal async Task Replay(HttpResponse response)
    {
        response.StatusCode = Status!.Value;
        response.Headers[Idempotency.ReplayedHeader] = "true";
        if (Etag is not null)
        {
            response.Headers.ETag = Etag;
        }

        if (Body!.Length > 0)
        {
            response.ContentType = ContentType;
            await response.WriteAsync(Body);
        }
    }
}

/// <summary>Remembers answers for a day: <c>platform_idempotency</c>.</summary>
public sealed class AnswerMemory(Db db, Timers.Timers timers) : ITimerHandler
{
    /// <summary>The timer that forgets.</summary>
    public const string TimerKind = "platform.forget-answers";

    private const int Batch = 5000;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private const string Claim =
        """
        insert into platform_idempotency (key, caller, request_hash, state, created_at)
        values (@key, @caller, @hash, 'running', @now)
        on conflict (key, caller) do nothing
        """;

    private const string Answer =
        """
        update platform_idempotency
        set state = 'answered', status = @status, content_type = @contentType, etag = @etag, body = @body
        where key = @key and caller = @caller
        """;

    private const string Select =
        "select request_hash, state, status, content_type, etag, body from platform_idempotency where key = @key and caller = @caller";

    /// <summary>Sets the timer; harmless when it is set already.</summary>
    public static Task Start(IServiceProvider services) => services.GetRequiredService<Db>().Write(tx =>
        services.GetRequiredService<Timers.Timers>().Set(tx, TimerKind, "all", tx.Now + TimeSpan.FromMinutes(5)));

    /// <summary>True for the first request with this key; false for every later one.</summary>
    public async Task<bool> Begin(AnswerKey key, string hash, CancellationToken cancel) =>
        await db.Write(tx => tx.Execute(Claim, new { key.Key, key.Caller, hash, now = tx.Now }), cancel) == 1;

    /// <summary>Keeps the answer. Not cancellable: the work is done, whether or not the client still listens.</summary>
    public Task Keep(AnswerKey key, StoredAnswer answer) => db.Write(tx =>
        tx.Execute(Answer, new { key.Key, key.Caller, answer.Status, answer.ContentType, answer.Etag, answer.Body }));

    /// <summary>Notes that nobody can tell what became of the request.</summary>
    public Task Lose(AnswerKey key) => db.Write(tx =>
        tx.Execute("update platform_idempotency set state = 'unknown' where key = @key and caller = @caller", new { key.Key, key.Caller }));

    /// <summary>Forgets the key: nothing was done under it.</summary>
    public Task Forget(AnswerKey key) => db.Write(tx =>
        tx.Execute("delete from platform_idempotency where key = @key and caller = @caller", new { key.Key, key.Caller }));

    /// <summary>What is known about the key, waiting a while for a request that is still running.</summary>
    public async Task<StoredAnswer?> WaitFor(AnswerKey key, TimeSpan patience, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(50))
        {
            var known = await db.Read(session => session.First<StoredAnswer>(Select, new { key.Key, key.Caller }), cancel);
            if (known is not { State: "running" } || waited >= patience)
            {
                return known;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }

    /// <inheritdoc/>
    public async Task Due(DueTimer timer, Tx tx)
    {
        var gone = await tx.Execute(
            """
            delete from platform_idempotency
            where (key, caller) in (select key, caller from platform_idempotency where created_at < @before order by created_at limit @batch)
            """,
            new { before = tx.Now + -Memory, batch = Batch });
        await timers.Set(tx, TimerKind, "all", tx.Now + (gone == Batch ? TimeSpan.FromSeconds(1) : TimeSpan.FromHours(1)));
    }
}
