using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Companies;

/// <summary>The people of a company that the caller may see, by name.</summary>
public static class CompanyContacts
{
    private const string Select =
        """
        select c.id, c.sort_name
        from people_memberships m
        join people_contacts c on c.id = m.contact_id
        where m.company_id = @id and c.archived_at is null and (c.sort_name, c.id) > (@name, @after) and {0}
        order by c.sort_name, c.id
        limit @limit
        """;

    public sealed class Handler(Db db, ContactViews views)
    {
        public Task<Result<Page<ContactView>>> Handle(Guid id, ContactPage page, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<ContactView>>>(async session =>
            {
                if ((await RecordAccess.SeeCompany(session, caller, id)).Problem is { } problem)
                {
                    return problem;
                }

                if (Place.Parse(page.Cursor) is not { } place)
                {
                    return Problem.Invalid("cursor", "This cursor was not made here.");
                }

                var limit = PageSize.Of(page.Limit);
                var sql = Select.Replace("{0}", caller.Reach(session, Rights.Contacts.Read, "c.owner_id"), StringComparison.Ordinal);
                var rows = await session.Query<Row>(sql, new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal)
                {
                    ["id"] = id,
                    ["name"] = place.Name,
                    ["after"] = place.Id,
                    ["limit"] = limit + 1,
                });
                var shown = rows.Take(limit).ToList();
                return new Page<ContactView>(
                    await views.Load(session, caller, [.. shown.Select(row => row.Id)]),
                    rows.Count > limit ? new Place(shown[^1].SortName, shown[^1].Id).ToString() : null);
            }, cancel);
    }

    /// <summary>Which page.</summary>
    public sealed record ContactPage
    {
        public string? Cursor { get; init; }

        public int? Limit { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/companies/{id:guid}/contacts",
                async (Guid id, [AsParameters] ContactPage page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, page, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Read)
            .Produces<Page<ContactView>>();

    private sealed record Place(string Name, Guid Id)
    {
        public static Place? Parse(string? cursor)
        {
            if (string.IsNullOrEmpty(cursor))
            {
                return new Place("", Guid.Empty);
            }

            try
            {
                return JsonSerializer.Deserialize<Place>(WebEncoders.Base64UrlDecode(cursor), JsonSettings.Api);
            }
            catch (Exception exception) when (exception is FormatException or JsonException)
            {
                return null;
            }
        }

        public override string ToString() => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, JsonSettings.Api)));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string SortName { get; init; }
    }
}
