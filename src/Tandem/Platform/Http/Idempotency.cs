using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tandem.Platform.Security;

namespace Tandem.Platform.Http;

/// <summary>
/// A POST with the header <c>Idempotency-Key</c> is done at most once per caller and key: a repetition gets the first answer. The same key with
/// another request is refused; where the first answer was lost on the way (a crash, a bug behind the commit), the repetition is told so
/// instead of being done again.
/// </summary>
public sealed class Idempotency(RequestDelegate next, AnswerMemory memory)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Marks an answer as the repetition of an earlier one.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int LongestKey = 200;
    private const int LargestAnswer = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Does the request, or repeats the answer that it got before.</summary>
    public async Task Invoke(HttpContext context)
    {
        if (KeyOf(context) is not { } key)
        {
            await next(context);
            return;
        }

        if (key.Key.Length > LongestKey)
        {
            await Problem.Invalid(Header, $"An idempotency key has at most {LongestKey} characters.").ToHttp().ExecuteAsync(context);
            return;
        }

        var hash = await HashOf(context.Request);
        if (await memory.Begin(key, hash, context.RequestAborted))
        {
            await DoFirst(context, key);
        }
        else
        {
            await Repeat(context, key, hash);
        }
    }

    /// <summary>Signed-in POSTs of JSON, or without a body, that carry no secret. A file is another matter: it is not held in memory to be compared.</summary>
    private static AnswerKey? KeyOf(HttpContext context)
    {
        var request = context.Request;
        var isSmall = request.ContentLength is null or 0 || request.HasJsonContentType();
        return HttpMethods.IsPost(request.Method) && isSmall && context.Items[typeof(Caller)] is Caller caller
            && request.Headers[Header].ToString().Trim() is { Length: > 0 } key && context.GetEndpoint()?.Metadata.GetMetadata<SecretAnswer>() is null
            ? new AnswerKey(key, caller.Actor)
            : null;
    }

    private static async Task<string> HashOf(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task DoFirst(HttpContext context, AnswerKey key)
    {
        var outside = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
            context.Response.Body = outside;
            // A server error leaves open what became of the request.
            await (context.Response.StatusCode >= 500 || answer.Length > LargestAnswer
                ? memory.Lose(key)
                : memory.Keep(key, StoredAnswer.Of(context.Response, answer)));
        }
        catch (Exception exception)
        {
            context.Response.Body = outside;
            // What could not be read was not done, either; about everything else nobody can tell.
            await (exception is BadHttpRequestException or JsonException ? memory.Forget(key) : memory.Lose(key));
            throw;
        }

        answer.Position = 0;
        await answer.CopyToAsync(outside, context.RequestAborted);
    }

    private async Task Repeat(HttpContext context, AnswerKey key, string hash)
    {
        var known = await memory.WaitFor(key, Patience, context.RequestAborted);
        if (known is not null && !string.Equals(known.RequestHash, hash, StringComparison.Ordinal))
        {
            await Problem.Conflict("keyReused", "This idempotency key was sent before with another request. Nothing was done.").ToHttp().ExecuteAsync(context);
        }
        else if (known is { State: "answered" })
        {
            await known.Replay(context.Response);
        }
        else
        {
            await Problem.Conflict("outcomeUnknown",
                "The first request with this idempotency key was cut off or is still running. Look whether it was done before you send it with a new key.")
                .ToHttp().ExecuteAsync(context);
        }
    }
}
