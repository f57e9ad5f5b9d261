using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Adds people to a deal, gives them roles, takes them off. The first one is the main contact.</summary>
public static class DealPeople
{
    /// <summary>What a person is in the deal.</summary>
    public sealed record RoleBody(string? Role);

    public sealed class Handler(Db db, DealWriter writer, DealAccess access)
    {
        public Task<Result<DealView>> Put(Guid id, DealContact person, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            Change(id, new DealDraft { Id = id, Contacts = [person] }, ifMatch, caller, cancel);

        public Task<Result<DealView>> Remove(Guid id, Guid contactId, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            Change(id, new DealDraft { Id = id, RemoveContacts = [contactId] }, ifMatch, caller, cancel);

        private Task<Result<DealView>> Change(Guid id, DealDraft draft, IfMatch ifMatch, Caller caller, CancellationToken cancel) =>
            db.Write<Result<DealView>>(async tx =>
            {
                var found = await access.Find(tx, caller, id, Rights.Deals.Edit, ifMatch);
                if (found.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var mentioned = new Mentioned(null, [.. draft.Contacts.Select(contact => contact.Id!.Value).Concat(draft.RemoveContacts)], null);
                if (await DealAccess.CheckMentioned(tx, caller, mentioned) is { } unknown)
                {
                    return unknown;
                }

                if (draft.RemoveContacts.Any(contact => !found.Value!.People.ContainsKey(contact)))
                {
                    return Problem.NotFound("The contact of the deal");
                }

                var written = await writer.Write(tx, draft, Writing.By(caller));
                return written.Problem is { } problem ? problem : await access.Show(tx, caller, id);
            }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/v1/deals/{id:guid}/contacts/{contactId:guid}",
                async ([AsParameters] Place place, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                {
                    var person = new DealContact { Id = place.ContactId, Role = body.Text("role", longest: 100) };
                    return body.Problem is { } problem
                        ? problem.ToHttp()
                        : (await handler.Put(place.Id, person, ifMatch, caller, cancel)).ToHttp(deal => deal.Version);
                })
            .Needs(Rights.Deals.Edit)
            .Accepts<RoleBody>("application/json")
            .Produces<DealView>();
        routes.MapDelete("/api/v1/deals/{id:guid}/contacts/{contactId:guid}",
                async (Guid id, Guid contactId, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Remove(id, contactId, ifMatch, caller, cancel)).ToHttp(deal => deal.Version))
            .Needs(Rights.Deals.Edit)
            .Produces<DealView>();
    }

    internal sealed record Place(Guid Id, Guid ContactId);
}
