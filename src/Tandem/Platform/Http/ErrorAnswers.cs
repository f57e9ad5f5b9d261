using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tandem.Platform.Http;

/// <summary>
/// Turns what was thrown into problem details: a bad body is the sender's fault, a database that is full or gone is said to be so,
/// and everything else is a bug with a code to look up in the log.
/// </summary>
public sealed partial class ErrorAnswers(RequestDelegate next, ILogger<ErrorAnswers> log)
{
    /// <summary>Runs the request and answers its failure.</summary>
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBareRefusal(context))
            {
                await Bare(context).ToHttp().ExecuteAsync(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await Answer(context, exception).ToHttp().ExecuteAsync(context);
        }
    }

    /// <summary>The framework refuses some requests (no such route, another method, another media type) with a status and no word.</summary>
    private static bool IsBareRefusal(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null }
        && (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal));

    private static Problem Bare(HttpContext context) => context.Response.StatusCode switch
    {
        400 => new Problem(400, "badRequest", $"A value in the address is missing or not of the kind that this route takes{Asked(context.Request.Query.Keys)}."),
        404 => new Problem(404, "noSuchRoute", "There is no such route."),
        405 => new Problem(405, "methodNotAllowed", "This route does not take this method."),
        413 => new Problem(413, "tooLarge", "The request is larger than this route takes. Nothing was saved."),
        415 => new Problem(415, "unsupportedMediaType", "This route takes another media type, most likely application/json."),
        var status => new Problem(status, "refused", "The request was refused."),
    };

    private static string Asked(ICollection<string> names) => names.Count == 0 ? "" : $"; look at {string.Join(", ", names.Take(10))}";

    private Problem Answer(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: 413 }:
                return new Problem(413, "tooLarge", "The request is larger than this route takes. Nothing was saved.");
            case BadHttpRequestException bad:
                return new Problem(bad.StatusCode, "badRequest", bad.InnerException is JsonException body ? Describe(body) : bad.Message);
            case JsonException json:
                return new Problem(400, "badJson", Describe(json));
            case SqliteException { SqliteErrorCode: 13 }:
                return new Problem(507, "databaseFull", "The disk or the database file is full. Nothing of this request was saved.");
            case DbException failure when IsUnavailable(failure):
                LogUnavailable(exception);
                return new Problem(503, "databaseUnavailable", "The database cannot be reached. Nothing of this request was acknowledged; try again.");
            default:
                var reference = context.TraceIdentifier;
                LogBug(exception, reference);
                return new Problem(500, "unexpected", $"Something went wrong here. The log has the details under {reference}.");
        }
    }

    private static string Describe(JsonException exception) =>
        $"The body is not the JSON that this route takes{(exception.Path is { } path ? $", at {path}" : "")}" +
        $"{(exception.LineNumber is { } line ? $", line {line + 1}" : "")}.";

    private static bool IsUnavailable(DbException exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) || postgres.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is 5 or 10 or 14,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Request failed with a bug, reference {Reference}")]
    private partial void LogBug(Exception exception, string reference);

    [LoggerMessage(Level = LogLevel.Error, Message = "Database was unavailable")]
    private partial void LogUnavailable(Exception exception);
}
