using System.Globalization;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Notes;

/// <summary>The notes on a contact or a company, the latest first.</summary>
public static class ListNotes
{
    // Ids are made in the order of time, so the id alone is the place of a page.
    private const string Select =
        $"select {NoteRow.Columns} from people_notes where subject_id = @id and id < @before order by id desc limit @limit";

    public sealed class Handler(Db db)
    {
        public Task<Result<Page<NoteView>>> OfContact(Guid id, NotePage page, Caller caller, CancellationToken cancel) => db.Read<Result<Page<NoteView>>>(
            async session => (await RecordAccess.SeeContact(session, caller, id)).Problem is { } problem ? problem : await Read(session, id, page), cancel);

        public Task<Result<Page<NoteView>>> OfCompany(Guid id, NotePage page, Caller caller, CancellationToken cancel) => db.Read<Result<Page<NoteView>>>(
            async session => (await RecordAccess.SeeCompany(session, caller, id)).Problem is { } problem ? problem : await Read(session, id, page), cancel);

        private static async Task<Result<Page<NoteView>>> Read(Session session, Guid id, NotePage page)
        {
            var before = Guid.AllBitsSet;
            if (page.Cursor is { Length: > 0 } cursor && !Guid.TryParseExact(cursor, "n", out before))
            {
                return Problem.Invalid("cursor", "This cursor was not made here.");
            }

            var limit = PageSize.Of(page.Limit);
            var rows = await session.Query<NoteRow>(Select, new { id, before, limit = limit + 1 });
            var shown = rows.Take(limit).ToList();
            var actors = await Actors.Of(session, shown.Select(row => row.Author));
            return new Page<NoteView>(
                [.. shown.Select(row => row.Show(actors))], rows.Count > limit ? shown[^1].Id.ToString("n", CultureInfo.InvariantCulture) : null);
        }
    }

    /// <summary>Which page.</summary>
    public sealed record NotePage
    {
        public string? Cursor { get; init; }

        public int? Limit { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/contacts/{id:guid}/notes",
                async (Guid id, [AsParameters] NotePage page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.OfContact(id, page, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Page<NoteView>>();
        routes.MapGet("/api/v1/companies/{id:guid}/notes",
                async (Guid id, [AsParameters] NotePage page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.OfCompany(id, page, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Read)
            .Produces<Page<NoteView>>();
    }
}
