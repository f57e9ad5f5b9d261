using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.ContactCompanies;

/// <summary>Says where a person works and as what. Whoever has companies has exactly one primary one among them.</summary>
public static class ContactCompanies
{
    private const string Select = "select contact_id, company_id, role, is_primary, since from people_memberships where contact_id = @contact order by since, company_id";

    private const string Upsert =
        """
        insert into people_memberships (contact_id, company_id, role, is_primary, since)
        values (@contact, @company, @role, false, @now)
        on conflict (contact_id, company_id) do update set role = excluded.role
        """;

    private const string SetPrimary = "update people_memberships set is_primary = (company_id = @primary) where contact_id = @contact";

    private const string Touch =
        "update people_contacts set company_id = @primary, updated_at = @now, version = version + 1 where id = @contact";

    /// <summary>What the person is there, and whether it is the company to name first.</summary>
    public sealed record Command(string? Role, bool Primary);

    public sealed class Handler(Db db, Journal journal, ContactViews views)
    {
        public Task<Result<ContactView>> Put(Place place, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<ContactView>>(async tx =>
        {
            var (role, primary) = (body.Text("role", longest: 200), body.Flag("primary") ?? false);
            if ((body.Problem ?? await Refuse(tx, place, caller)) is { } problem)
            {
                return problem;
            }

            var company = (await RecordAccess.SeeCompany(tx, caller, place.CompanyId)).Value;
            if (company is null)
            {
                return Problem.NotFound("The company");
            }

            var known = await tx.Query<MembershipRow>(Select, new { contact = place.Id });
            await tx.Execute(Upsert, new { contact = place.Id, company = place.CompanyId, role, now = tx.Now });
            var current = known.FirstOrDefault(membership => membership.IsPrimary)?.CompanyId;
            await Settle(tx, place.Id, primary || current is null ? place.CompanyId : current);
            if (known.All(membership => membership.CompanyId != place.CompanyId))
            {
                Tell(tx, place, caller, PeopleEvents.CompanyJoined, company.Name);
            }
            else if (primary && current != place.CompanyId)
            {
                TellPrimary(tx, place, caller, current);
            }

            return (await views.Find(tx, caller, place.Id))!;
        }, cancel);

        public Task<Result<ContactView>> Remove(Place place, Caller caller, CancellationToken cancel) => db.Write<Result<ContactView>>(async tx =>
        {
            if (await Refuse(tx, place, caller) is { } problem)
            {
                return problem;
            }

            var known = await tx.Query<MembershipRow>(Select, new { contact = place.Id });
            if (known.All(membership => membership.CompanyId != place.CompanyId))
            {
                return Problem.NotFound("The company of the contact");
            }

            await tx.Execute("delete from people_memberships where contact_id = @id and company_id = @companyId", new { place.Id, place.CompanyId });
            var left = known.Where(membership => membership.CompanyId != place.CompanyId).ToList();
            await Settle(tx, place.Id, (left.Find(membership => membership.IsPrimary) ?? left.FirstOrDefault())?.CompanyId);
            var name = await tx.Scalar<string>("select name from people_companies where id = @companyId", new { place.CompanyId });
            Tell(tx, place, caller, PeopleEvents.CompanyLeft, name);
            return (await views.Find(tx, caller, place.Id))!;
        }, cancel);

        private static async Task<Problem?> Refuse(Tx tx, Place place, Caller caller) =>
            (await RecordAccess.ChangeContact(tx, caller, place.Id, Rights.Contacts.Edit)).Problem;

        private static async Task Settle(Tx tx, Guid contact, Guid? primary)
        {
            if (primary is not null)
            {
                await tx.Execute(SetPrimary, new { contact, primary });
            }

            await tx.Execute(Touch, new { contact, primary, now = tx.Now });
        }

        private void Tell(Tx tx, Place place, Caller caller, string type, string? company) =>
            Tell(tx, place, caller, type, ChangeText.Of(("companyId", place.CompanyId), ("company", company)));

        /// <summary>Nobody came or went, but what depends on the company of a person has to know.</summary>
        private void TellPrimary(Tx tx, Place place, Caller caller, Guid? before) =>
            Tell(tx, place, caller, PeopleEvents.ContactUpdated, JsonText.Of(new { changed = new { companyId = new[] { before, place.CompanyId } } }));

        private void Tell(Tx tx, Place place, Caller caller, string type, JsonText data) => journal.Append(tx, new JourneyEvent
        {
            Subject = place.Id,
            Type = type,
            OccurredAt = tx.Now,
            Source = caller.Token is null ? "ui" : "api",
            Actor = caller.Actor,
            Data = data,
        });
    }

    /// <summary>The contact and the company.</summary>
    public sealed record Place(Guid Id, Guid CompanyId);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/api/v1/contacts/{id:guid}/companies/{companyId:guid}",
                async ([AsParameters] Place place, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Put(place, body, caller, cancel)).ToHttp(contact => contact.Version))
            .Needs(Rights.Contacts.Edit)
            .Accepts<Command>("application/json")
            .Produces<ContactView>();
        routes.MapDelete("/api/v1/contacts/{id:guid}/companies/{companyId:guid}",
                async ([AsParameters] Place place, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Remove(place, caller, cancel)).ToHttp(contact => contact.Version))
            .Needs(Rights.Contacts.Edit)
            .Produces<ContactView>();
    }
}
