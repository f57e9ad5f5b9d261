using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.IngestEvents;

/// <summary><c>POST /v1/identify, track, page, screen, group, alias, batch</c>: a 2xx means that it is on disk.</summary>
internal static class EventRoutes
{
    /// <summary>The largest batch, in bytes.</summary>
    public const int LargestBatch = 500 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var kind in Enum.GetValues<CallKind>())
        {
            Declare(routes.MapPost(
                "/v1/" + kind.ToString().ToLowerInvariant(), (HttpContext context, Caller caller, Senders senders, IngestEvents ingest) => TakeOne(context, kind, caller, senders, ingest)));
        }

        Declare(routes.MapPost("/v1/batch", (HttpContext context, Caller caller, Senders senders, IngestEvents ingest) => TakeBatch(context, caller, senders, ingest)));
        Declare(routes.MapPost("/v1/import", (HttpContext context, Caller caller, Senders senders, IngestEvents ingest) => TakeBatch(context, caller, senders, ingest)));
        // Encharge's ingest API has one address.
        Declare(routes.MapPost("/v1", (HttpContext context, Caller caller, Senders senders, IngestEvents ingest) => TakeEncharge(context, caller, senders, ingest)));
    }

    private static void Declare(RouteHandlerBuilder route) => route
        .Needs(Rights.Events.Create)
        .RequireRateLimiting(RateLimits.Public)
        .WithTags("Events")
        .WithMetadata(new RequestSizeLimitAttribute(LargestBatch));

    private static async Task<IResult> TakeOne(HttpContext context, CallKind kind, Caller caller, Senders senders, IngestEvents ingest)
    {
        using var body = await Body(context);
        var (item, refused) = MessageReader.Read(body.RootElement, kind, 0, await senders.Of(context, caller, sentAt: null));
        if (refused is not null)
        {
            return new Problem(400, refused.Code, $"The message was not taken: {refused.Code}.").ToHttp();
        }

        await ingest.Handle([item!], caller);
        return Results.Json(new { success = true });
    }

    private static async Task<IResult> TakeEncharge(HttpContext context, Caller caller, Senders senders, IngestEvents ingest)
    {
        using var body = await Body(context);
        var (items, refused) = EnchargeReader.Read(body.RootElement, await senders.Of(context, caller, sentAt: null));
        if (refused is not null)
        {
            return new Problem(400, refused.Code, $"The message was not taken: {refused.Code}.").ToHttp();
        }

        await ingest.Handle(items, caller);
        return Results.Json(new { success = true });
    }

    private static async Task<IResult> TakeBatch(HttpContext context, Caller caller, Senders senders, IngestEvents ingest)
    {
        using var body = await Body(context);
        if (Json.Member(body.RootElement, "batch"u8) is not { ValueKind: JsonValueKind.Array } batch)
        {
            return new Problem(400, "noBatch", "A batch is an object with an array “batch”. Nothing was taken.").ToHttp();
        }

        var sentAt = Json.Text(body.RootElement, "sentAt"u8);
        var sender = await senders.Of(context, caller, DateTimeOffset.TryParse(sentAt, CultureInfo.InvariantCulture, out var sent) ? Instant.From(sent) : null);
        var read = batch.EnumerateArray().Select((message, index) => MessageReader.Read(message, kind: null, index, sender)).ToArray();
        var errors = read.Where(one => one.Refused is not null).Select(one => one.Refused!).ToArray();
        await ingest.Handle([.. read.Where(one => one.Item is not null).Select(one => one.Item!)], caller);
        return errors.Length == 0 ? Results.Json(new { success = true }) : Results.Json(new { success = true, errors }, JsonSettings.Api);
    }

    /// <summary>Reads the whole body; 413 above the limit, 400 where it is no JSON or nested deeper than 64.</summary>
    private static async Task<JsonDocument> Body(HttpContext context)
    {
        if (context.Request.ContentLength > LargestBatch)
        {
            throw new BadHttpRequestException("The batch is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await Read(context, chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > LargestBatch)
            {
                throw new BadHttpRequestException("The batch is too large.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        return JsonDocument.Parse(buffer.ToArray(), new JsonDocumentOptions { MaxDepth = 64 });
    }

    private static async Task<int> Read(HttpContext context, byte[] chunk)
    {
        try
        {
            return await context.Request.Body.ReadAsync(chunk, context.RequestAborted);
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException("The body is not compressed as its Content-Encoding says.", StatusCodes.Status400BadRequest, exception);
        }
    }
}
