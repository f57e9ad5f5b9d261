using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Takes a deal from stage to stage: forward, to won or lost, or open again.</summary>
public static class MoveDeal
{
    /// <summary>Where to, and why.</summary>
    /// <param name="StageId">The stage, where one was named.</param>
    /// <param name="Category">The kind of stage, where none was named: its pipeline's stage of that kind.</param>
    /// <param name="Reason">Why it was won or lost.</param>
    /// <param name="Note">More about a loss.</param>
    /// <param name="Closed">When it ended, where that is not now: a time, or a day of the workspace.</param>
    public sealed record Command(Guid? StageId, StageCategory? Category, string? Reason = null, string? Note = null, ClosingMoment? Closed = null)
    {
        public string? Competitor { get; init; }

        public IReadOnlyList<string>? Objections { get; init; }
    }

    /// <summary>What <c>/stage</c> takes.</summary>
    public sealed record StageBody(Guid StageId, string? Reason, string? Note, string? Competitor, IReadOnlyList<string>? Objections);

    /// <summary>What <c>/win</c> takes; closedAt is a time or a day.</summary>
    public sealed record WinBody(string? Reason, string? ClosedAt);

    /// <summary>What <c>/lose</c> takes; closedAt is a time or a day.</summary>
    public sealed record LoseBody(string Reason, string? Note, string? Competitor, IReadOnlyList<string>? Objections, string? ClosedAt);

    /// <summary>What <c>/reopen</c> takes.</summary>
    public sealed record ReopenBody(Guid? StageId);

    public sealed class Handler(Db db, DealWriter writer, DealAccess access, WorkspaceSettings settings)
    {
        public Task<Result<DealView>> Handle(Guid id, Command command, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            db.Write<Result<DealView>>(async tx =>
            {
                var found = await access.Find(tx, caller, id, Rights.Deals.Edit, ifMatch);
                if (found.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var row = found.Value!.Row;
                var stage = Target(await PipelineSet.Load(tx), row, command);
                if (stage.Problem is { } nowhere)
                {
                    return nowhere;
                }

                var closedAt = command.Closed?.At(row.OpenedAt, tx.Now, (await settings.Get(tx)).Calendar);
                var draft = await ClosingRules.Apply(tx, Draft(id, stage.Value!, command) with { ClosedAt = closedAt }, row);
                if (draft.Problem is { } missing)
                {
                    return missing;
                }

                var written = await writer.Write(tx, draft.Value!, Writing.By(caller));
                return written.Problem is { } problem ? problem : await access.Show(tx, caller, id);
            }, cancel);

        private static DealDraft Draft(Guid id, Stage stage, Command command) => new()
        {
            Id = id,
            StageId = stage.Id,
            LossReason = stage.Category == StageCategory.Lost ? command.Reason : null,
            LossNote = stage.Category == StageCategory.Lost ? command.Note : null,
            WinReason = stage.Category == StageCategory.Won ? command.Reason : null,
            Competitor = command.Competitor,
            Objections = command.Objections,
            HeldToStage = true,
        };

        private static Result<Stage> Target(PipelineSet pipelines, DealRow row, Command command)
        {
            if (command.StageId is { } id)
            {
                return pipelines.FindStage(id) is { } stage && (command.Category is null || stage.Category == command.Category)
                    ? stage
                    : Problem.Invalid("stageId", "There is no such stage, or it is of another kind.");
            }

            var pipeline = pipelines.Find(row.PipelineId) ?? pipelines.Default;
            var isThere = row.Outcome == command.Category;
            return isThere && pipelines.FindStage(row.StageId) is { } present ? present : pipeline.Entry(command.Category ?? StageCategory.Open);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        Route<StageBody>(routes, "stage", body => WithRivals(body, new Command(body.Id("stageId") ?? Missing(body), null, body.Text("reason"), body.Text("note", longest: 10_000))));
        Route<WinBody>(routes, "win", body => new Command(null, StageCategory.Won, body.Text("reason"), Closed: ClosingMoment.Read(body)));
        Route<LoseBody>(routes, "lose", body =>
            WithRivals(body, new Command(null, StageCategory.Lost, body.Text("reason"), body.Text("note", longest: 10_000), ClosingMoment.Read(body))));
        Route<ReopenBody>(routes, "reopen", body => new Command(body.Id("stageId"), StageCategory.Open));
    }

    private static void Route<TBody>(IEndpointRouteBuilder routes, string verb, Func<JsonBody, Command> read) where TBody : notnull =>
        routes.MapPost($"/api/v1/deals/{{id:guid}}/{verb}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                {
                    var command = read(body);
                    return body.Problem is { } problem
                        ? problem.ToHttp()
                        : (await handler.Handle(id, command, ifMatch, caller, cancel)).ToHttp(deal => deal.Version);
                })
            .Needs(Rights.Deals.Edit)
            .Accepts<TBody>("application/json")
            .Produces<DealView>();

    private static Command WithRivals(JsonBody body, Command command) => command with
    {
        Competitor = body.Text("competitor", DealLine.NameLength),
        Objections = body.Has("objections") ? body.Texts("objections") : null,
    };

    private static Guid? Missing(JsonBody body)
    {
        body.Refuse("stageId", "A stage is needed.");
        return null;
    }
}
