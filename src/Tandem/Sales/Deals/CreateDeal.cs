using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>A new deal made by hand.</summary>
public static class CreateDeal
{
    public sealed class Handler(Db db, DealWriter writer, DealAccess access, FieldDefinitions fields)
    {
        public Task<Result<DealView>> Handle(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<DealView>>(async tx =>
        {
            var draft = await Read(tx, body, caller);
            if (draft.Problem is { } wrong)
            {
                return wrong;
            }

            var closing = await ClosingRules.Apply(tx, draft.Value!, known: null);
            if (closing.Problem is { } missing)
            {
                return missing;
            }

            var written = await writer.Write(tx, closing.Value!, Writing.By(caller) with { Match = MatchPolicy.CreateOnly });
            return written.Problem is { } problem ? problem : await access.Show(tx, caller, written.Id);
        }, cancel);

        private async Task<Result<DealDraft>> Read(Tx tx, JsonBody body, Caller caller)
        {
            var fieldSet = await fields.Of(tx, "deal");
            var draft = DealBody.Read(body, fieldSet) with { Contacts = DealBody.ReadContacts(body) };
            if (draft.Name is null)
            {
                body.Refuse("name", "A deal needs a name.");
            }

            foreach (var field in fieldSet.All.Where(field => field.Required && draft.Custom?.ContainsKey(field.Id) is not true))
            {
                body.Refuse($"custom.{field.Key}", $"“{field.Label}” is needed.");
            }

            if (body.Problem is { } problem)
            {
                return problem;
            }

            draft = draft with { OwnerId = body.Has("ownerId") ? draft.OwnerId : caller.UserId };
            if (!caller.May(Rights.Deals.Create, draft.OwnerId))
            {
                return Problem.Forbidden("You may not make deals for this owner.");
            }

            var mentioned = new Mentioned(draft.Company?.Id, [.. draft.Contacts.Select(contact => contact.Id!.Value)], body.Has("ownerId") ? draft.OwnerId : null);
            return await DealAccess.CheckMentioned(tx, caller, mentioned) is { } unknown ? unknown : draft;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/deals", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp(deal => deal.Version, StatusCodes.Status201Created))
            .Needs(Rights.Deals.Create)
            .Accepts<DealBody>("application/json")
            .Produces<DealView>(StatusCodes.Status201Created);
}
