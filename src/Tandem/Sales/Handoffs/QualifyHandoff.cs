using Tandem.Journey.Public;
using Tandem.Notifications.Public;
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

    public sealed class Handler(Db db, HandoffAccess access, DealWriter deals, ContactWriter contacts, Journal journal, Notifier notifier)
    {
        public Task<Result<HandoffView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<HandoffView>>(async tx =>
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

            var entry = new LifecycleEntry(LifecycleStage.SalesQualified, At: null, "handoff");
            await contacts.Write(tx, new ContactDraft { Id = handoff.ContactId, Lifecycle = [entry] }, HandoffWriting.By(caller.Actor));
            var written = await deals.Write(tx, draft, Writing.By(caller) with { Match = MatchPolicy.CreateOnly });
            if (written.Problem is { } refused)
            {
                return refused;
            }

            var qualified = await HandoffTable.Save(tx, handoff with
            {
                State = HandoffState.Qualified,
                ClosedAt = tx.Now,
                ClosedBy = caller.Actor,
                DealId = written.Id,
            });
            journal.Append(tx, HandoffDesk.Event(qualified, HandoffEvents.Qualified, tx.Now, caller.Actor, new { handoffId = id, dealId = written.Id, draft.Name }));
            await Answers.TellSender(tx, notifier, qualified, $"{lead.Name} became a deal", draft.Name);
            return await access.Show(tx, caller, id);
        }, cancel);

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
}
