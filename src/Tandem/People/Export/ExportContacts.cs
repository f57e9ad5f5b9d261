using Tandem.Access.Public;
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
    private static readonly ExportColumn<ContactView>[] BuiltIn =
    [
        ExportColumn<ContactView>.Text("id", "Id", row => row.Id.ToString()),
        ExportColumn<ContactView>.Text("name", "Name", row => row.Name),
        ExportColumn<ContactView>.Text("firstName", "First name", row => row.FirstName),
        ExportColumn<ContactView>.Text("lastName", "Last name", row => row.LastName),
        ExportColumn<ContactView>.Text("email", "Email", row => row.Email),
        ExportColumn<ContactView>.Texts("emails", "All emails", row => row.Emails),
        ExportColumn<ContactView>.Phone("phone", "Phone", row => row.Phone),
        ExportColumn<ContactView>.Text("jobTitle", "Job title", row => row.JobTitle),
        ExportColumn<ContactView>.Text("primaryCompany", "Company", row => row.PrimaryCompany?.Name),
        ExportColumn<ContactView>.Text("country", "Country", row => row.Country),
        ExportColumn<ContactView>.Text("city", "City", row => row.City),
        ExportColumn<ContactView>.Text("language", "Language", row => row.Language),
        ExportColumn<ContactView>.Text("timeZone", "Time zone", row => row.TimeZone),
        ExportColumn<ContactView>.Text("website", "Website", row => row.Website),
        ExportColumn<ContactView>.Text("ownerName", "Owner", row => row.OwnerName),
        ExportColumn<ContactView>.Text("lifecycleStage", "Lifecycle stage", row => row.LifecycleStage.Text()),
        ExportColumn<ContactView>.Time("lifecycleSince", "In stage since", row => row.LifecycleSince),
        ExportColumn<ContactView>.Text("origin", "Origin", row => row.Origin),
        ExportColumn<ContactView>.Text("campaign", "Campaign", row => row.Campaign),
        ExportColumn<ContactView>.Text("landingPage", "Landing page", row => row.LandingPage),
        ExportColumn<ContactView>.Time("firstTouchAt", "First touch", row => row.FirstTouchAt),
        ExportColumn<ContactView>.Text("mailable", "Email permission status", row => Permission(row.Mailable)),
        ExportColumn<ContactView>.Texts("tags", "Tags", row => row.Tags),
        ExportColumn<ContactView>.Texts("externalIds", "External ids", row => row.ExternalIds.Select(id => $"{id.Source}:{id.Value}")),
        ExportColumn<ContactView>.Time("lastSeenAt", "Last seen", row => row.LastSeenAt),
        ExportColumn<ContactView>.Number("eventCount", "Events", row => row.EventCount),
        ExportColumn<ContactView>.Time("createdAt", "Created", row => row.CreatedAt),
        ExportColumn<ContactView>.Time("updatedAt", "Updated", row => row.UpdatedAt),
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

    public sealed class Handler(Db db, PeopleQuestions questions, RowIds rows, FieldDefinitions fields, ContactViews views) : ExportSource
    {
        public override string Name => "contacts";

        public override async Task<Result<CsvExport>> Open(ExportRequest request, Caller caller, CancellationToken cancel)
        {
            var chosen = await db.Read(session => Choose(session, request, caller), cancel);
            if (chosen.Problem is { } problem)
            {
                return problem;
            }

            var (columns, ids) = chosen.Value;
            await db.Write(tx => Audit.Write(tx, caller, new AuditEntry("export", "contact", ObjectId: null)
            {
                After = new { ids.Count, request.Q, request.Filter },
            }), cancel);
            return new CsvExport<ContactView>("contacts.csv", columns, ids, batch => db.Read(session => views.Load(session, caller, batch)));
        }

        private async Task<Result<(ExportColumn<ContactView>[] Columns, IReadOnlyList<Guid> Ids)>> Choose(Session session, ExportRequest request, Caller caller)
        {
            var question = await questions.Contacts(session, caller, new Selection(request.Q, request.Filter), Rights.Contacts.Export);
            var custom = (await fields.Of(session, "contact")).All.Select(field => ExportColumn<ContactView>.Custom(field, row => row.Custom));
            var chosen = ExportColumns.Choose(BuiltIn.Concat(custom), request.Columns);
            if ((question.Problem ?? chosen.Problem) is { } problem)
            {
                return problem;
            }

            return (chosen.Value!, await rows.Of(session, question.Value!, Guid.Empty, await rows.Last(session, question.Value!.Table)));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts/export", (string? q, string? filter, string? columns, Caller caller, Handler handler, CancellationToken cancel) =>
                handler.Answer(new ExportRequest(q, filter, columns), caller, cancel))
            .Needs(Rights.Contacts.Export)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
}
