using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Qualification;

/// <summary>Shows what is known about a deal, keeps an answer, chooses by which questions it is judged.</summary>
internal static class QualifyDeal
{
    private const int LongestAnswer = 5_000;

    /// <summary>What was learned; null or blank takes the answer back.</summary>
    public sealed record AnswerBody(string? Answer);

    /// <summary>The set for this deal; null is the pipeline's.</summary>
    public sealed record SetBody(string? QuestionSet);

    private const string Save =
        """
        insert into sales_answers (deal_id, question_key, answer, answered_by, answered_at)
        values (@deal, @question, @answer, @actor, @now)
        on conflict (deal_id, question_key) do update set
          answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at
        """;

    private const string Forget = "delete from sales_answers where deal_id = @deal and question_key = @question";

    private const string Choose =
        """
        insert into sales_deal_question_sets (deal_id, set_key) values (@deal, @set)
        on conflict (deal_id) do update set set_key = excluded.set_key
        """;

    public sealed class Handler(Db db, DealReader reader, DealAccess access)
    {
        public Task<Result<QualificationView>> Show(Guid deal, Caller caller, CancellationToken cancel) => db.Read<Result<QualificationView>>(
            async session => await reader.Find(session, caller, deal) is null ? Problem.NotFound("The deal") : await QualificationReader.Of(session, deal), cancel);

        public Task<Result<QualificationView>> Answer(Guid deal, string question, JsonBody body, Caller caller, CancellationToken cancel) =>
            Change(deal, caller, async tx =>
            {
                var answer = body.Text("answer", LongestAnswer);
                if (body.Problem is { } wrong)
                {
                    return wrong;
                }

                if (await tx.Scalar<long>("select count(*) from sales_questions where key = @question", new { question }) == 0)
                {
                    return Problem.NotFound("The question");
                }

                await tx.Execute(answer is null ? Forget : Save, new { deal, question, answer, actor = caller.Actor, now = tx.Now });
                return null;
            }, cancel);

        public Task<Result<QualificationView>> ChooseSet(Guid deal, JsonBody body, Caller caller, CancellationToken cancel) =>
            Change(deal, caller, async tx =>
            {
                var set = body.Text("questionSet");
                if ((body.Problem ?? await QuestionSets.Check(tx, set)) is { } wrong)
                {
                    return wrong;
                }

                await tx.Execute(set is null ? "delete from sales_deal_question_sets where deal_id = @deal" : Choose, new { deal, set });
                return null;
            }, cancel);

        private Task<Result<QualificationView>> Change(Guid deal, Caller caller, Func<Tx, Task<Problem?>> change, CancellationToken cancel) =>
            db.Write<Result<QualificationView>>(async tx =>
                ((await access.Find(tx, caller, deal, Rights.Deals.Edit, IfMatch.Any)).Problem ?? await change(tx)) is { } problem
                    ? problem
                    : await QualificationReader.Of(tx, deal), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/deals/{id:guid}/qualification", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Show(id, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<QualificationView>();
        routes.MapPut("/api/v1/deals/{id:guid}/qualification", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.ChooseSet(id, body, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Edit)
            .Accepts<SetBody>("application/json")
            .Produces<QualificationView>();
        routes.MapPut("/api/v1/deals/{id:guid}/qualification/{question}",
                async (Guid id, string question, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Answer(id, question, body, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Edit)
            .Accepts<AnswerBody>("application/json")
            .Produces<QualificationView>();
    }
}
