using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

/// <summary>The deals of a company, newest first.</summary>
public static class CompanyDeals
{
    public sealed class Handler(Db db, ListDeals.Handler deals)
    {
        public async Task<Result<Page<DealView>>> Handle(Guid id, string? cursor, int? limit, Caller caller, CancellationToken cancel)
        {
            if (!await db.Read(session => IsVisible(session, caller, id), cancel))
            {
                return Problem.NotFound("The company");
            }

            var filter = $$"""{"field":"companyId","op":"is","value":"{{id}}"}""";
            return await deals.Handle(new ListDeals.Query(new DealSelection(Q: null, filter, Archived: false), Sort: null, cursor, limit), caller, cancel);
        }

        private static async Task<bool> IsVisible(Session session, Caller caller, Guid id) => await session.Scalar<long>(
            $"select count(*) from people_public_companies co where co.id = @id and {caller.Reach(session, Rights.Companies.Read, "co.owner_id")}",
            new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["id"] = id }) > 0;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/companies/{id:guid}/deals",
                async (Guid id, string? cursor, int? limit, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, cursor, limit, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<DealView>>();
}
