using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.People.Companies;

/// <summary>Changes fields of a company: what is not sent stays, null empties, lists are the whole list (RFC 7396).</summary>
public static class EditCompany
{
    private const string Above =
        """
        with recursive above (id) as (
          select @parent
          union
          select c.parent_id from people_companies c join above on above.id = c.id where c.parent_id is not null)
        select count(*) from above where id = @id
        """;

    public sealed class Handler(Db db, CompanyWriter writer, CompanyViews views, FieldDefinitions fields, WorkspaceSettings settings)
    {
        public Task<Result<CompanyView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<CompanyView>>(async tx =>
            {
                var reached = await RecordAccess.ChangeCompany(tx, caller, id, Rights.Companies.Edit);
                if (reached.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var known = (await views.Find(tx, caller, id))!;
                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(known);
                }

                var draft = Read(body, known, await fields.Of(tx, "company"), (await settings.Get(tx)).Currency);
                if ((body.Problem ?? await RecordAccess.CheckUser(tx, draft.OwnerId) ?? await CheckParent(tx, caller, id, draft)) is { } wrong)
                {
                    return wrong;
                }

                var written = await writer.Write(tx, draft, WriteOptions.By(caller));
                return written.Problem is { } problem ? await CreateCompany.Explain(tx, caller, written.Id, problem) : (await views.Find(tx, caller, id))!;
            }, cancel);
    }

    private static CompanyDraft Read(JsonBody body, CompanyView known, FieldSet fields, string currency)
    {
        var draft = CompanyBody.Read(body, fields, known.Currency ?? currency) with { Id = known.Id };
        var domains = draft.Domains.Select(domain => DomainName.Of(domain)).ToHashSet(StringComparer.Ordinal);
        var replaced = body.Has("domains") ? known.Domains : body.Raw("domain") is not null && known.Domain is not null ? [known.Domain] : [];
        var tags = draft.Tags.Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
        return draft with
        {
            RemoveDomains = [.. replaced.Where(domain => !domains.Contains(domain))],
            RemoveTags = body.Has("tags") ? [.. known.Tags.Where(tag => !tags.Contains(TextKey.Of(tag)))] : [],
        };
    }

    private static async Task<Problem?> CheckParent(Tx tx, Caller caller, Guid id, CompanyDraft draft)
    {
        if (draft.Parent?.Id is not { } parent)
        {
            return null;
        }

        if ((await RecordAccess.SeeCompany(tx, caller, parent)).Problem is not null)
        {
            return Problem.Invalid("parentId", "The company was not found.");
        }

        return await tx.Scalar<long>(Above, new { parent, id }) > 0
            ? Problem.Invalid("parentId", "A company cannot belong to itself, nor to one that belongs to it.")
            : null;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/companies/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(company => company.Version))
            .Needs(Rights.Companies.Edit)
            .Accepts<CompanyBody>("application/json")
            .Produces<CompanyView>();
}
