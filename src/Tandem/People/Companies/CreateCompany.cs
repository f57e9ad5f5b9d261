using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.People.Companies;

/// <summary>A new company, made by hand or by a program. One with the same domain is the same; one with the same name may be.</summary>
public static class CreateCompany
{
    public sealed class Handler(Db db, CompanyWriter writer, CompanyViews views, FieldDefinitions fields, WorkspaceSettings settings)
    {
        /// <summary>With <paramref name="force"/> somebody has looked at the look-alikes and says that this is another company.</summary>
        public Task<Result<CompanyView>> Handle(JsonBody body, bool force, Caller caller, CancellationToken cancel) => db.Write<Result<CompanyView>>(async tx =>
        {
            var set = await fields.Of(tx, "company");
            var draft = CompanyBody.Read(body, set, (await settings.Get(tx)).Currency) with { CreatedAt = body.Time("createdAt") };
            draft = body.Has("ownerId") ? draft : draft with { OwnerId = caller.UserId };
            BodyLists.NeedRequired(body, set, draft.Custom);
            if (draft.Name is null)
            {
                body.Refuse("name", "A company needs a name.");
            }

            if ((body.Problem ?? await Refuse(tx, caller, draft, force)) is { } problem)
            {
                return problem;
            }

            var options = WriteOptions.By(caller) with { Match = MatchPolicy.CreateOnly, SameNameIsAnother = force };
            var written = await writer.Write(tx, draft, options);
            return written.Problem is { } refused ? await Explain(tx, caller, written.Id, refused) : (await views.Find(tx, caller, written.Id))!;
        }, cancel);
    }

    private static async Task<Problem?> Refuse(Tx tx, Caller caller, CompanyDraft draft, bool force)
    {
        if (await RecordAccess.CheckNewOwner(tx, caller, draft.OwnerId, Rights.Companies.Create) is { } wrong)
        {
            return wrong;
        }

        if (draft.Parent?.Id is { } parent && (await RecordAccess.SeeCompany(tx, caller, parent)).Problem is not null)
        {
            return Problem.Invalid("parentId", "The company was not found.");
        }

        var candidates = force ? [] : await CompanyLookAlikes.Of(tx, caller, draft.Name, draft.Domains);
        return candidates.Count == 0
            ? null
            : Problem.Conflict("mayExist", "A company like this exists already. Nothing was saved.", new { candidates });
    }

    internal static async Task<Problem> Explain(Tx tx, Caller caller, Guid other, Problem problem) =>
        other != Guid.Empty && (await RecordAccess.SeeCompany(tx, caller, other)).Value is { } seen
            ? problem with { Extra = new { Existing = new NamedRecord(seen.Id, seen.Name) } }
            : problem;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/companies", async (JsonBody body, bool? force, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, force ?? false, caller, cancel)).ToHttp(company => company.Version, StatusCodes.Status201Created))
            .Needs(Rights.Companies.Create)
            .Accepts<CompanyBody>("application/json")
            .Produces<CompanyView>(StatusCodes.Status201Created);
}
