using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.Pipelines;

namespace Tandem.Sales.Deals.Board;

/// <summary>A pipeline's deals as columns of cards: what each stage comes to and its first cards, and further cards of one stage.</summary>
public static class ShowBoard
{
    private const long MostCounted = 10_000;
    private const int CardsAtFirst = 20;

    public sealed class Handler(Db db, DealQuery query, WorkspaceSettings settings)
    {
        public Task<Result<BoardView>> Board(Guid? pipelineId, DealSelection selection, Caller caller, CancellationToken cancel) =>
            db.Read<Result<BoardView>>(async session =>
            {
                var pipelines = await PipelineSet.Load(session);
                if ((pipelineId is { } id ? pipelines.Find(id) : pipelines.All.FirstOrDefault(one => one.IsDefault)) is not { } pipeline)
                {
                    return Problem.NotFound("The pipeline");
                }

                var found = await query.Condition(session, caller, selection);
                if (found.Problem is { } problem)
                {
                    return problem;
                }

                var clock = new RotClock(await settings.Get(session), session.Now);
                var heads = await BoardSums.Read(session, pipeline, found.Value!, everythingOf: selection.IsEverything ? caller : null);
                var rotting = await BoardSums.Rotting(session, pipeline, found.Value!, clock);
                var cards = (await new BoardReader(session, caller, clock).Read(pipeline.Stages, found.Value!, cursor: null, CardsAtFirst)).Must();
                return new BoardView(pipeline.Id, [.. pipeline.Stages.Select(stage => Column(stage, heads.GetValueOrDefault(stage.Id, BoardHead.Empty), rotting.GetValueOrDefault(stage.Id), cards[stage.Id]))]);
            }, cancel);

        public Task<Result<BoardCards>> Cards(Guid stageId, DealSelection selection, CardPage page, Caller caller, CancellationToken cancel) =>
            db.Read<Result<BoardCards>>(async session =>
            {
                if ((await PipelineSet.Load(session)).FindStage(stageId) is not { } stage)
                {
                    return Problem.NotFound("The stage");
                }

                var found = await query.Condition(session, caller, selection);
                if (found.Problem is { } problem)
                {
                    return problem;
                }

                var clock = new RotClock(await settings.Get(session), session.Now);
                var cards = await new BoardReader(session, caller, clock).Read([stage], found.Value!, page.Cursor, PageSize.Of(page.Limit));
                return cards.Problem is { } bad ? bad : cards.Value![stageId];
            }, cancel);

        private static BoardColumn Column(Stage stage, BoardHead head, long rotting, BoardCards cards) => new(
            stage.Id, Math.Min(head.Count, MostCounted), head.Count > MostCounted, rotting, head.Sums, cards.Cards, cards.Next);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/deals/board",
                async ([AsParameters] BoardAsked asked, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Board(asked.PipelineId, new DealSelection(asked.Q, asked.Filter, Archived: false), caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<BoardView>();
        routes.MapGet("/api/v1/deals/board/column",
                async ([AsParameters] ColumnAsked asked, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Cards(
                        asked.StageId, new DealSelection(asked.Q, asked.Filter, Archived: false), new CardPage(asked.Cursor, asked.Limit), caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<BoardCards>();
    }

    /// <summary>Which cards of a column.</summary>
    public sealed record CardPage(string? Cursor, int? Limit);

    internal sealed record BoardAsked
    {
        public Guid? PipelineId { get; init; }

        public string? Q { get; init; }

        public string? Filter { get; init; }
    }

    internal sealed record ColumnAsked
    {
        public Guid StageId { get; init; }

        public string? Q { get; init; }

        public string? Filter { get; init; }

        public string? Cursor { get; init; }

        public int? Limit { get; init; }
    }
}
