using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Submit;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Received;

/// <summary>What a form was sent, as CSV: a column for each field that any of its versions had, under its newest label.</summary>
internal static class ExportSubmissions
{
    private const string Ids = "select id from capture_submissions where form_id = @form and (@state = '' or state = @state) order by id";

    private const string Versions = "select number from capture_form_versions where form_id = @form order by number desc limit 50";

    public sealed class Handler(Db db)
    {
        public async Task<IResult> Answer(Guid form, string? state, CancellationToken cancel)
        {
            var file = await db.Read(session => Prepare(session, form, state ?? ""), cancel);
            return file.Problem is { } problem ? problem.ToHttp() : file.Value!;
        }

        private async Task<Result<CsvExport<Submission>>> Prepare(Session session, Guid form, string state)
        {
            if (await FormTable.Find(session, form) is null)
            {
                return Problem.NotFound("The form");
            }

            var columns = await Columns(session, form);
            var ids = await session.Query<Guid>(Ids, new { form, state });
            return new CsvExport<Submission>("submissions.csv", columns, ids, batch => db.Read(later => Load(later, batch)));
        }

        private static async Task<IReadOnlyList<Submission>> Load(Session session, Guid[] ids) => await ListSubmissions.Shown(
            session, await session.Query<SubmissionRow>($"select {SubmissionTable.Columns} from capture_submissions where {session.In("id", "ids")} order by id", new { ids }));

        private static async Task<IReadOnlyList<ExportColumn<Submission>>> Columns(Session session, Guid form)
        {
            var fields = new Dictionary<string, FormField>(StringComparer.Ordinal);
            foreach (var number in await session.Query<int>(Versions, new { form }))
            {
                foreach (var field in (await FormTable.AsOf(session, form, number))!.Definition.AllFields.Where(field => field.Type is not FormFieldType.Note))
                {
                    fields.TryAdd(field.Key, field);
                }
            }

            return
            [
                ExportColumn<Submission>.Time("receivedAt", "Sent", row => row.ReceivedAt),
                ExportColumn<Submission>.Text("state", "State", row => EnumText.Of(row.State)),
                ExportColumn<Submission>.Texts("reasons", "Reasons", row => row.Reasons),
                .. fields.Values.Select(field => new ExportColumn<Submission>(field.Key, field.Label.Length > 0 ? field.Label : field.Key, (csv, row) =>
                    _ = field.Type is FormFieldType.Phone ? csv.Phone(Answered(row, field.Key)) : csv.Text(Answered(row, field.Key)))),
                ExportColumn<Submission>.Texts("consents", "Agreed to", row => row.Consents.Select(consent => consent.Topic)),
                ExportColumn<Submission>.Time("confirmedAt", "Confirmed", row => row.ConfirmedAt),
                ExportColumn<Submission>.Text("page", "Page", row => row.From.Page),
                ExportColumn<Submission>.Text("contactId", "Contact", row => row.ContactId?.ToString()),
                ExportColumn<Submission>.Text("id", "Id", row => row.Id.ToString()),
            ];
        }

        private static string? Answered(Submission row, string key) => row.Answers.FirstOrDefault(answer => string.Equals(answer.Key, key, StringComparison.Ordinal))?.Text;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/forms/{id:guid}/submissions/export", (Guid id, string? state, Handler handler, CancellationToken cancel) => handler.Answer(id, state, cancel))
            .Needs(Rights.Forms.Export).Produces<string>(StatusCodes.Status200OK, "text/csv");
}
