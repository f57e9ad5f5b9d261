using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Deals;
using Tandem.Sales.Public;

namespace Tandem.Sales.Handoffs;

/// <summary>
/// There is a real need (SQL): a deal is opened with what is known already, the same person and the same company. Nothing is typed again and nobody is copied.
/// </summary>
public static class QualifyHandoff
{
    /// <summary>What is known about the deal beyond the person; all of it may be left out.</summary>
    public sealed record Command(string? Name, decimal? Amount, string? Currency, Guid? PipelineId, Guid? StageId, string? ExpectedCloseDate, string? Product);

    public sealed class Handler(Db db, HandoffAccess access, DealWriter deals, Answers answers)
    {
        public async Task<Result<HandoffView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel)
        {
            try
            {
                return await db.Write(tx => Qualify(tx, id, ifMatch, body, caller), cancel);
            }
            catch (DealRefusedException refused)
            {
                return refused.Problem;
            }
        }

        private async Task<Result<HandoffView>> Qualify(Tx tx, Guid id, IfMatch ifMatch, JsonBody body, Caller caller)
        {
            var found = await access.Find(tx, caller, id, ifMatch, HandoffState.Accepted);
            if (found.Problem is { } problem)
            {
                return problem;
            }

            var (handoff, lead) = found.Value!;
            var draft = Read(body, handoff, lead.Name, lead.CompanyName, lead.CompanyId);
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            var qualified = handoff with { State = HandoffState.Qualified, ClosedAt = tx.Now, ClosedBy = caller.Actor };
            qualified = await answers.Save(tx, caller, qualified, new LifecycleEntry(LifecycleStage.SalesQualified, At: null, "handoff"));
            var written = await deals.Write(tx, draft, Writing.By(caller) with { Match = MatchPolicy.CreateOnly });
            if (written.Problem is { } refused)
            {
                throw new DealRefusedException(refused);
            }

            qualified = await HandoffTable.Save(tx, qualified with { DealId = written.Id });
            var data = new { handoffId = id, dealId = written.Id, draft.Name };
            await answers.Tell(tx, caller, qualified, new Answer(HandoffEvents.Qualified, data, $"{lead.Name} became a deal", draft.Name));
            return await access.Show(tx, caller, id);
        }

        private static DealDraft Read(JsonBody body, Handoff handoff, string person, string? company, Guid? companyId) => new()
        {
            Name = body.Text("name") ?? company ?? person,
            Amount = body.Number("amount"),
            Currency = body.Currency("currency"),
            PipelineId = body.Id("pipelineId"),
            StageId = body.Id("stageId"),
            ExpectedCloseOn = body.Day("expectedCloseDate"),
            Product = body.Text("product"),
            OwnerId = handoff.OwnerId,
            Company = companyId is { } known ? new CompanyReference { Id = known } : null,
            Contacts = [new DealContact { Id = handoff.ContactId }],
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/handoffs/{id:guid}/qualify", async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(handoff => handoff.Version))
            .Needs(Rights.Handoffs.Edit)
            .Accepts<Command>("application/json")
            .Produces<HandoffView>();

    /// <summary>The deal is written last, after the person's stage: where it is refused, all of it is undone.</summary>
    private sealed class DealRefusedException(Problem problem) : Exception(problem.Message)
    {
        public Problem Problem => problem;
    }
}
