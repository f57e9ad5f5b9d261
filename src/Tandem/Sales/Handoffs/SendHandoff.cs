using Tandem.Audience.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Handoffs.Routing;

namespace Tandem.Sales.Handoffs;

/// <summary>Somebody hands a person over by hand: they are taken for qualified by marketing (MQL), whatever the score says, unless they have come further already.</summary>
public static class SendHandoff
{
    /// <summary>Whom, with which words, and to whom where somebody wants to choose.</summary>
    public sealed record Command(Guid ContactId, string? Message, Guid? OwnerId);

    public sealed class Handler(Db db, HandoffDesk desk, HandoffAccess access, ContactWriter contacts, Scores scores)
    {
        public Task<Result<HandoffView>> Handle(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<HandoffView>>(async tx =>
        {
            var read = await Read(tx, body, caller);
            if (read.Problem is { } problem)
            {
                return problem;
            }

            var (lead, cause) = read.Value;
            cause = await Graded(tx, lead, cause);
            if (await desk.Send(tx, lead, cause) is not { } sent)
            {
                return await Already(tx, lead);
            }

            // Only forward: a customer who is handed over once more stays a customer.
            var entry = new LifecycleEntry(LifecycleStage.MarketingQualified, At: null, "manual");
            await contacts.Write(tx, new ContactDraft { Id = lead.ContactId, Lifecycle = [entry] }, HandoffWriting.By(caller.Actor));
            return await access.Show(tx, caller, sent.Id);
        }, cancel);

        private static async Task<Result<(Lead Lead, HandoffCause Cause)>> Read(Tx tx, JsonBody body, Caller caller)
        {
            var (contact, message, owner) = (body.Id("contactId"), body.Text("message", longest: 2000), body.Id("ownerId"));
            if (contact is null)
            {
                body.Refuse("contactId", "Who is to be handed over?");
            }

            if (owner is not null && await tx.Scalar<long>("select count(*) from access_public_users where id = @owner and status <> 'disabled'", new { owner }) == 0)
            {
                body.Refuse("ownerId", "The user was not found.");
            }

            if (body.Problem is { } problem)
            {
                return problem;
            }

            if (await Lead.Load(tx, contact!.Value) is not { ArchivedAt: null } lead || !caller.May(Rights.Contacts.Read, lead.ContactOwner))
            {
                return Problem.NotFound("The contact");
            }

            return (lead, new HandoffCause { Source = "manual", SentBy = caller.Actor, Message = message, Owner = owner, Why = message is null ? [] : [message] });
        }

        /// <summary>The grade as it stands; how soon sales is to answer depends on it.</summary>
        private async Task<HandoffCause> Graded(Tx tx, Lead lead, HandoffCause cause) =>
            (await scores.Of(tx, [lead.ContactId], tx.Now)).GetValueOrDefault(lead.ContactId) is { Fit: { } fit } score
                ? cause with { Fit = fit.ToString(), Engagement = score.Engagement, Why = [.. cause.Why, .. score.Reasons] }
                : cause;

        private static async Task<Result<HandoffView>> Already(Tx tx, Lead lead)
        {
            var open = await HandoffTable.OpenOf(tx, lead.ContactId);
            return Problem.Conflict("alreadyHandedOver", $"{lead.Name} is with sales already. Nothing was changed.", new { handoffId = open?.Id });
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/handoffs", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp(handoff => handoff.Version, StatusCodes.Status201Created))
            .Needs(Rights.Handoffs.Create)
            .Accepts<Command>("application/json")
            .Produces<HandoffView>(StatusCodes.Status201Created);
}
