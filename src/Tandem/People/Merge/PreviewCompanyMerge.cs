using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Merge;

/// <summary>What a merge of companies would do: field by field both values and which one would be kept.</summary>
public static class PreviewCompanyMerge
{
    /// <summary>Both companies and their fields.</summary>
    public sealed record Answer(CompanyView Company, CompanyView Other, IReadOnlyList<PreviewMerge.Field> Fields);

    public sealed class Handler(Db db, CompanyViews views, FieldDefinitions fields)
    {
        private const string Rows = $"select {CompanyTable.Columns} from people_companies where ";

        public Task<Result<Answer>> Handle(Guid id, Guid? asked, Caller caller, CancellationToken cancel) => db.Read<Result<Answer>>(async session =>
        {
            if ((await RecordAccess.SeeCompany(session, caller, id)).Problem is { } unreachable)
            {
                return unreachable;
            }

            if (asked is not { } with || with == id)
            {
                return Problem.Invalid("with", "Say which other company would be merged into this one.");
            }

            if ((await RecordAccess.SeeCompany(session, caller, with)).Problem is { } problem)
            {
                return problem;
            }

            var ids = new[] { id, with };
            var rows = (await session.Query<CompanyRow>(Rows + session.In("id", "ids"), new { ids })).ToDictionary(row => row.Id);
            var shown = await views.Load(session, caller, ids);
            var plan = new MergePlan<CompanyRow>(rows[id], rows[with], CompanyMergeFields.All(await fields.Of(session, "company")));
            return new Answer(shown[0], shown[1],
                [.. plan.Usual.Select(pair => PreviewMerge.Field.Of(pair.Field, pair.Usual, (rows[id], shown[0]), (rows[with], shown[1]), Named))]);
        }, cancel);

        /// <summary>An id is shown by its name, as far as the caller may know it.</summary>
        private static object? Named(string field, object? value, CompanyView company) => field switch
        {
            "ownerId" => value is null ? null : company.OwnerName,
            "parentId" => value is null ? null : company.ParentName ?? "A company that you may not see",
            _ => value,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/companies/{id:guid}/merge", async (Guid id, Guid? with, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, with, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Read)
            .Produces<Answer>();
}
