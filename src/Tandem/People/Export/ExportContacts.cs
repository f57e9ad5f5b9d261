using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Export;

/// <summary>The contacts of a list as CSV: those that the caller may see and export.</summary>
public static class ExportContacts
{
    private static readonly ExportColumn<ExportedContact>[] BuiltIn =
    [
        ExportColumn<ExportedContact>.Text("id", "Id", row => row.View.Id.ToString()),
        ExportColumn<ExportedContact>.Text("name", "Name", row => row.View.Name),
        ExportColumn<ExportedContact>.Text("firstName", "First name", row => row.View.FirstName),
        ExportColumn<ExportedContact>.Text("lastName", "Last name", row => row.View.LastName),
        ExportColumn<ExportedContact>.Text("email", "Email", row => row.View.Email),
        ExportColumn<ExportedContact>.Texts("emails", "All emails", row => row.View.Emails),
        ExportColumn<ExportedContact>.Phone("phone", "Phone", row => row.View.Phone),
        ExportColumn<ExportedContact>.Text("jobTitle", "Job title", row => row.View.JobTitle),
        ExportColumn<ExportedContact>.Text("primaryCompany", "Company", row => row.View.PrimaryCompany?.Name),
        ExportColumn<ExportedContact>.Texts("otherCompanies", "Other companies", row => row.View.Companies.Where(company => !company.Primary).Select(company => company.Role is null ? company.Name : $"{company.Name}: {company.Role}")),
        ExportColumn<ExportedContact>.Text("country", "Country", row => row.View.Country),
        ExportColumn<ExportedContact>.Text("city", "City", row => row.View.City),
        ExportColumn<ExportedContact>.Text("language", "Language", row => row.View.Language),
        ExportColumn<ExportedContact>.Text("timeZone", "Time zone", row => row.View.TimeZone),
        ExportColumn<ExportedContact>.Text("website", "Website", row => row.View.Website),
        ExportColumn<ExportedContact>.Text("ownerName", "Owner", row => row.View.OwnerName),
        ExportColumn<ExportedContact>.Text("lifecycleStage", "Lifecycle stage", row => row.View.LifecycleStage.Text()),
        ExportColumn<ExportedContact>.Time("lifecycleSince", "In stage since", row => row.View.LifecycleSince),
        ExportColumn<ExportedContact>.Text("origin", "Origin", row => row.View.Origin),
        ExportColumn<ExportedContact>.Text("campaign", "Campaign", row => row.View.Campaign),
        ExportColumn<ExportedContact>.Text("landingPage", "Landing page", row => row.View.LandingPage),
        ExportColumn<ExportedContact>.Time("firstTouchAt", "First touch", row => row.View.FirstTouchAt),
        ExportColumn<ExportedContact>.Text("mailable", "Email permission status", row => Permission(row.View.Mailable)),
        ExportColumn<ExportedContact>.Texts("tags", "Tags", row => row.View.Tags),
        ExportColumn<ExportedContact>.Texts("externalIds", "External ids", row => row.View.ExternalIds.Select(id => $"{id.Source}:{id.Value}")),
        ExportColumn<ExportedContact>.Time("lastSeenAt", "Last seen", row => row.View.LastSeenAt),
        ExportColumn<ExportedContact>.Number("eventCount", "Events", row => row.View.EventCount),
        ExportColumn<ExportedContact>.Time("createdAt", "Created", row => row.View.CreatedAt),
        ExportColumn<ExportedContact>.Time("updatedAt", "Updated", row => row.View.UpdatedAt),
    ];

    // In words that every importer knows, ours too: whoever must not be mailed here must not be mailed where the file goes.
    private static string? Permission(Mailable mailable) => mailable switch
    {
        { Allowed: true } => "Allowed",
        { Reason: "Suppressed: bounced" } => "Bounced",
        { Reason: "Suppressed: complained" } => "Complained",
        { Reason: "No email address" } => null,
        { Reason: { } reason } when reason.StartsWith("Suppressed", StringComparison.Ordinal) => "Suppressed",
        _ => "Unsubscribed",
    };

    public sealed class Handler(Db db, PeopleQuestions questions, RowIds rows, FieldDefinitions fields, ContactViews views) : ExportSource<ExportedContact>(db, "contact")
    {
        public override string Name => "contacts";

        protected override async Task<IEnumerable<ExportColumn<ExportedContact>>> Columns(Session session) =>
            BuiltIn.Concat((await ConsentColumns.Topics(session)).Select(ConsentColumns.Of))
                .Concat((await fields.Of(session, "contact")).All.Select(field => ExportColumn<ExportedContact>.Custom(field, row => row.View.Custom)));

        protected override async Task<Result<Guid[]>> Find(Session session, ExportRequest request, Caller caller) =>
            await rows.Asked(session, await questions.Contacts(session, caller, new Selection(request.Q, request.Filter), Rights.Contacts.Export));

        protected override async Task<IReadOnlyList<ExportedContact>> Load(Session session, Caller caller, Guid[] ids)
        {
            var consents = await ConsentColumns.Load(session, ids);
            return [.. (await views.Load(session, caller, ids)).Select(view => new ExportedContact(view, consents[view.Id]))];
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts/export", (string? q, string? filter, string? columns, Caller caller, Handler handler, CancellationToken cancel) =>
                handler.Answer(new ExportRequest(q, filter, columns), caller, cancel))
            .Needs(Rights.Contacts.Export)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
}
