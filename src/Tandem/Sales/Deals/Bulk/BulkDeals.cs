using System.Text.Json;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals.Bulk;

/// <summary>Changes many deals: first a preview, then a job that can be stopped, goes on after a crash, and can be taken back for 30 days.</summary>
public static class BulkDeals
{
    private const int SampleSize = 5;

    /// <summary>A request as clients send it.</summary>
    public sealed record Body(BulkSelection Select, BulkChange Change, bool Preview);

    /// <summary>One deal of a preview.</summary>
    public sealed record Sample(Guid Id, string Name, IReadOnlyDictionary<string, object?> Before, IReadOnlyDictionary<string, object?> After);

    /// <summary>The preview, or the job that does it.</summary>
    public sealed record Answer(long? Count, [property: System.Text.Json.Serialization.JsonPropertyName("sample")] IReadOnlyList<Sample>? Samples, Guid? JobId);

    public sealed class Handler(Db db, Jobs jobs, BulkDealSet set, DealReader reader)
    {
        public async Task<Result<Answer>> Handle(JsonBody body, Caller caller, CancellationToken cancel)
        {
            var (select, change) = (BulkSelection.Read(body), BulkChange.Read(body));
            var isPreview = body.Flag("preview") ?? false;
            if (body.Problem is { } problem)
            {
                return problem;
            }

            if (change!.Archive && !caller.May(Rights.Deals.Delete))
            {
                return Problem.Forbidden($"Putting away many at once needs the right {Rights.Deals.Delete}, which you do not have.");
            }

            return isPreview
                ? await db.Read(session => Show(session, select, change, caller), cancel)
                : await db.Write(tx => Start(tx, select, change, caller), cancel);
        }

        private async Task<Result<Answer>> Show(Session session, BulkSelection select, BulkChange change, Caller caller)
        {
            var ids = await set.Ids(session, caller, select, change, Guid.Empty, Guid.AllBitsSet);
            if (ids.Problem is { } problem)
            {
                return problem;
            }

            var deals = await reader.Load(session, caller, [.. ids.Value!.Take(SampleSize)]);
            return new Answer(ids.Value!.Length, [.. deals.Select(deal => Compare(deal, change))], JobId: null);
        }

        private async Task<Result<Answer>> Start(Tx tx, BulkSelection select, BulkChange change, Caller caller)
        {
            // Asking once tells whether the filter and the values can be used at all.
            var ids = await set.Ids(tx, caller, select, change, Guid.Empty, Guid.AllBitsSet);
            if (ids.Problem is { } problem)
            {
                return problem;
            }

            var payload = new BulkPayload(select, change, ids.Value!.Length == 0 ? Guid.Empty : ids.Value[^1], AskedBy.Of(caller));
            return new Answer(Count: null, Samples: null, await jobs.Enqueue(tx, BulkDealsJob.Kind, JsonText.Of(payload), caller.Actor));
        }

        private static Sample Compare(DealView deal, BulkChange change)
        {
            var shown = JsonSerializer.SerializeToElement(deal, JsonSettings.Api);
            var after = change.Values.EnumerateObject().ToDictionary(value => value.Name, value => (object?)value.Value, StringComparer.Ordinal);
            if (change.AddTags.Count + change.RemoveTags.Count > 0)
            {
                after["tags"] = BulkDealSet.Tags(deal.Tags, change);
            }

            if (change.Archive)
            {
                after["archived"] = true;
            }

            var before = after.Keys.ToDictionary(
                key => key, key => key is "archived" ? false : shown.TryGetProperty(key, out var value) ? value : (object?)null, StringComparer.Ordinal);
            return new Sample(deal.Id, deal.Name, before, after);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/deals/bulk", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
            {
                var answer = await handler.Handle(body, caller, cancel);
                return answer.ToHttp(answer.Value?.JobId is null ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
            })
            .Needs(Rights.Deals.Bulk)
            .Accepts<Body>("application/json")
            .Produces<Answer>()
            .Produces<Answer>(StatusCodes.Status202Accepted);
}
