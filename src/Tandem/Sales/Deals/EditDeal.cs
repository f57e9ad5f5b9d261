using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>Changes fields of a deal; what is not sent stays.</summary>
public static class EditDeal
{
    public sealed class Handler(Db db, DealWriter writer, DealAccess access, FieldDefinitions fields)
    {
        public Task<Result<DealView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<DealView>>(async tx =>
            {
                var found = await access.Find(tx, caller, id, Rights.Deals.Edit, ifMatch);
                if (found.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var draft = DealBody.Read(body, await fields.Of(tx, "deal")) with { Id = id };
                if (body.Problem is { } wrong)
                {
                    return wrong;
                }

                if (await DealAccess.CheckMentioned(tx, caller, new Mentioned(draft.Company?.Id, [], draft.OwnerId)) is { } unknown)
                {
                    return unknown;
                }

                var closing = await ClosingRules.Apply(tx, draft, found.Value!.Row);
                if (closing.Problem is { } missing)
                {
                    return missing;
                }

                var written = await writer.Write(tx, WholeTags(closing.Value!, body, found.Value!), Writing.By(caller));
                return written.Problem is { } problem ? problem : await access.Show(tx, caller, id);
            }, cancel);

        /// <summary>The tags that were sent are all that the deal is to have.</summary>
        private static DealDraft WholeTags(DealDraft draft, JsonBody body, Deal deal)
        {
            if (!body.Has("tags"))
            {
                return draft;
            }

            var kept = draft.Tags.Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
            return draft with { RemoveTags = [.. deal.Tags.Where(tag => !kept.Contains(tag.Key)).Select(tag => tag.Value)] };
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/deals/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(deal => deal.Version))
            .Needs(Rights.Deals.Edit)
            .Accepts<DealBody>("application/json")
            .Produces<DealView>();
}
