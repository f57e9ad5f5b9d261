using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Bulk;

/// <summary>Changes many contacts or companies: first a preview, then a job that can be stopped, goes on after a crash, and can be taken back for 30 days.</summary>
public static class BulkEdit
{
    private const int SampleSize = 5;
    private const long MostCounted = 10_000_000;

    /// <summary>A request as clients send it.</summary>
    public sealed record Body(BulkSelection Select, BulkChange Change, bool Preview);

    /// <summary>One record of a preview.</summary>
    public sealed record Sample(Guid Id, string Name, IReadOnlyDictionary<string, object?> Before, IReadOnlyDictionary<string, object?> After);

    /// <summary>The preview, or the job that does it.</summary>
    public sealed record Answer(long? Count, [property: System.Text.Json.Serialization.JsonPropertyName("sample")] IReadOnlyList<Sample>? Samples, Guid? JobId);

    public sealed class Handler(Db db, Jobs jobs, RowCounter counter, RowIds rows, PageFinder pages)
    {
        public async Task<Result<Answer>> Handle(BulkTarget target, JsonBody body, Caller caller, CancellationToken cancel)
        {
            var (select, change) = (BulkSelection.Read(body), BulkChange.Read(body));
            var isPreview = body.Flag("preview") ?? false;
            if (body.Problem is { } problem)
            {
                return problem;
            }

            if (change!.Archive && !caller.May(target.Rights.Delete))
            {
                return Problem.Forbidden($"Putting away many at once needs the right {target.Rights.Delete}, which you do not have.");
            }

            var checkedFirst = await db.Read(session => target.Check(session, change), cancel);
            return checkedFirst ?? (isPreview
                ? await db.Read(session => Show(session, target, select, change, caller), cancel)
                : await db.Write(tx => Start(tx, target, select, change, caller), cancel));
        }

        private async Task<Result<Answer>> Show(Session session, BulkTarget target, BulkSelection select, BulkChange change, Caller caller)
        {
            var question = await target.Ask(session, caller, select.List, target.Rights.Bulk);
            if (question.Problem is { } problem)
            {
                return problem;
            }

            var (count, sample) = select.Ids is { } ids
                ? await Among(session, question.Value!, ids)
                : (await counter.Count(session, question.Value!, MostCounted), await First(session, question.Value!));
            var shown = await target.Show(session, caller, sample);
            return new Answer(count, [.. shown.Select(record => Compare(target, record, change))], JobId: null);
        }

        private static Sample Compare(BulkTarget target, (Guid Id, string Name, System.Text.Json.JsonElement Shown) record, BulkChange change)
        {
            var after = target.After(record.Shown, change);
            return new Sample(record.Id, record.Name, BulkTarget.Before(record.Shown, after.Keys), after);
        }

        private async Task<(long Count, IReadOnlyList<Guid> Sample)> Among(Session session, ListQuestion question, IReadOnlyList<Guid> ids)
        {
            var within = await rows.Among(session, question, ids);
            return (within.Count, [.. within.Take(SampleSize)]);
        }

        private async Task<IReadOnlyList<Guid>> First(Session session, ListQuestion question)
        {
            var page = new PageQuestion(question.Table.Sort("createdAt")!.Reversed, Position: null, SampleSize);
            return [.. (await pages.Find(session, question, page)).Rows.Select(row => row.Id)];
        }

        private async Task<Result<Answer>> Start(Tx tx, BulkTarget target, BulkSelection select, BulkChange change, Caller caller)
        {
            var question = await target.Ask(tx, caller, select.List, target.Rights.Bulk);
            if (question.Problem is { } problem)
            {
                return problem;
            }

            var payload = new BulkPayload(target.Object, select, change, await rows.Last(tx, question.Value!.Table), BulkCaller.Of(caller));
            return new Answer(Count: null, Samples: null, await jobs.Enqueue(tx, BulkJob.Kind, JsonText.Of(payload), caller.Actor));
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        Declare(Rights.Contacts.Bulk, routes.MapPost("/api/v1/contacts/bulk",
            (JsonBody body, Caller caller, ContactBulk target, Handler handler, CancellationToken cancel) => Respond(handler.Handle(target, body, caller, cancel))));
        Declare(Rights.Companies.Bulk, routes.MapPost("/api/v1/companies/bulk",
            (JsonBody body, Caller caller, CompanyBulk target, Handler handler, CancellationToken cancel) => Respond(handler.Handle(target, body, caller, cancel))));
    }

    private static async Task<IResult> Respond(Task<Result<Answer>> handling)
    {
        var answer = await handling;
        return answer.ToHttp(answer.Value?.JobId is null ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static void Declare(Right right, RouteHandlerBuilder route) => route
        .Needs(right)
        .Accepts<Body>("application/json")
        .Produces<Answer>()
        .Produces<Answer>(StatusCodes.Status202Accepted);
}
