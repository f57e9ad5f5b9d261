using Tandem.Capture.Forms.Confirm;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Desk;
using Tandem.Capture.Forms.Pages;
using Tandem.Capture.Forms.Received;
using Tandem.Capture.Forms.Spam;
using Tandem.Capture.Forms.Submit;
using Tandem.People.Public;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Capture.Forms;

/// <summary>Forms: built here, filled in elsewhere.</summary>
internal static class FormsPart
{
    public static void Register(Contributions add)
    {
        foreach (var type in (Type[])
            [
                typeof(FormTable), typeof(FormDays), typeof(FormKey), typeof(Challenges), typeof(FormVisitors), typeof(FormContact), typeof(FormNotices),
                typeof(ConfirmationMails), typeof(AgainLinks), typeof(Intake), typeof(FormViews), typeof(FormDoor), typeof(FormPost),
                typeof(SubmitForm.Handler), typeof(ConfirmAddress.Handler), typeof(EditForms.Handler), typeof(PublishForm.Handler),
                typeof(ListSubmissions.Handler), typeof(DecideSubmission.Handler), typeof(ExportSubmissions.Handler), typeof(GetResults.Handler),
            ])
        {
            add.Services.AddSingleton(type);
        }

        foreach (var description in FormEvents.All)
        {
            add.Services.AddSingleton(description);
        }

        add.Services.AddSingleton(FormNotices.Kind);
        add.Services.AddSingleton<MergePart>(new RepointedRows("capture_submissions", "contact_id"));
        // Also what was never let in is the person's whose address stands in it. A browser alone says so only where nothing else does: two people may use it.
        add.Personal(new PersonalTable("capture_submissions", session =>
            $"({session.In("contact_id", "contacts")} or {session.In("email_key", "addresses")} or (contact_id is null and email_key is null and {session.In("visitor_id", "subjects")}))")
        {
            Columns = "id, form_id, form_version, state, answers, consents, context, email, confirmed_at, received_at",
        });
        add.Services.AddSingleton(ForgetSubmissions.Kind);
        add.Endpoints(
            EditForms.Map, PublishForm.Map, PreviewForm.Map, ListSubmissions.Map, DecideSubmission.Map, ExportSubmissions.Map, GetResults.Map,
            FormRoutes.Map, ConfirmAddress.Map);
        add.Tables(new ModuleTables
        {
            Records = ["capture_submissions", "capture_form_days"],
            Kept = ["capture_forms", "capture_form_versions", "capture_secrets"],
        });
    }
}
