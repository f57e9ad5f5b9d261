using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Duplicates;

/// <summary>Pairs that may be one company, the likeliest first: all of those that the caller may change, or those of one company.</summary>
public static class ListCompanyDuplicates
{
    /// <summary>A pair.</summary>
    /// <param name="First">The one.</param>
    /// <param name="Second">The other.</param>
    /// <param name="Score">How much speaks for it, in percent.</param>
    /// <param name="Why">What speaks for it, in words.</param>
    public sealed record Pair(CompanyView First, CompanyView Second, int Score, IReadOnlyList<string> Why);

    public sealed class Handler(Db db, CompanyViews views)
    {
        public Task<Result<Page<Pair>>> Handle(Guid? company, ListDuplicates.Query page, Caller caller, CancellationToken cancel) => db.Read<Result<Page<Pair>>>(async session =>
        {
            var read = await OpenPairs.Page(session, caller, DuplicateKind.Companies, company, page);
            if (read.Problem is { } problem)
            {
                return problem;
            }

            var companies = (await views.Load(session, caller, OpenPair.Records(read.Value.Pairs))).ToDictionary(one => one.Id);
            return new Page<Pair>([.. read.Value.Pairs.Select(row => new Pair(companies[row.FirstId], companies[row.SecondId], row.Score, row.Why.As<string[]>()))], read.Value.Next);
        }, cancel);

        public async Task<Result<ListDuplicates.Counted>> Count(Caller caller, CancellationToken cancel) =>
            await db.Read(session => OpenPairs.Count(session, caller, DuplicateKind.Companies), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/companies/duplicates",
                async (Guid? companyId, [AsParameters] ListDuplicates.Query page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(companyId, page, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Edit)
            .Produces<Page<Pair>>();
        routes.MapGet("/api/v1/companies/duplicates/count", async (Caller caller, Handler handler, CancellationToken cancel) => (await handler.Count(caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Edit)
            .Produces<ListDuplicates.Counted>();
    }
}
