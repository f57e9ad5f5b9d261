using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Merge;

/// <summary>What a merge would do: field by field both values and which one would be kept.</summary>
public static class PreviewMerge
{
    /// <summary>One field.</summary>
    /// <param name="Name">Its name, for <c>pick</c>.</param>
    /// <param name="Label">Its name for people.</param>
    /// <param name="Mine">The value of the record that stays; ids with their names.</param>
    /// <param name="Other">The value of the other one.</param>
    /// <param name="Kept">Whose is kept unless somebody picks the other.</param>
    /// <param name="Differs">Whether there is anything to pick.</param>
    public sealed record Field(string Name, string Label, object? Mine, object? Other, Kept Kept, bool Differs)
    {
        internal static Field Of<TRow, TView>(MergeField<TRow> field, Kept usual, (TRow Row, TView View) mine, (TRow Row, TView View) other, Func<string, object?, TView, object?> named)
            where TRow : ICustomized
        {
            var (left, right) = (field.Show(mine.Row), field.Show(other.Row));
            var differs = left is not null && right is not null && !Equals(left, right);
            return new Field(field.Key, field.Label, named(field.Key, left, mine.View), named(field.Key, right, other.View), usual, differs);
        }
    }

    /// <summary>Both contacts and their fields.</summary>
    public sealed record Answer(ContactView Contact, ContactView Other, IReadOnlyList<Field> Fields, LifecycleStage LifecycleStage);

    public sealed class Handler(Db db, ContactViews views, FieldDefinitions fields)
    {
        private const string Rows = $"select {ContactTable.Columns} from people_contacts where ";

        public Task<Result<Answer>> Handle(Guid id, Guid? asked, Caller caller, CancellationToken cancel) => db.Read<Result<Answer>>(async session =>
        {
            if ((await RecordAccess.SeeContact(session, caller, id)).Problem is { } unreachable)
            {
                return unreachable;
            }

            if (asked is not { } with || with == id)
            {
                return Problem.Invalid("with", "Say which other contact would be merged into this one.");
            }

            if ((await RecordAccess.SeeContact(session, caller, with)).Problem is { } problem)
            {
                return problem;
            }

            var ids = new[] { id, with };
            var rows = (await session.Query<ContactRow>(Rows + session.In("id", "ids"), new { ids })).ToDictionary(row => row.Id);
            var shown = await views.Load(session, caller, ids);
            var plan = new MergePlan<ContactRow>(rows[id], rows[with], ContactMergeFields.All(await fields.Of(session, "contact")));
            var furthest = MergeLedger.Furthest(rows[id], rows[with]);
            return new Answer(shown[0], shown[1], [.. plan.Usual.Select(pair => Field.Of(pair.Field, pair.Usual, (rows[id], shown[0]), (rows[with], shown[1]), Named))], Lifecycle.Parse(furthest.LifecycleStage)!.Value);
        }, cancel);

        /// <summary>An id is shown by its name, as far as the caller may know it.</summary>
        private static object? Named(string field, object? value, ContactView contact) => field switch
        {
            "ownerId" => value is null ? null : contact.OwnerName,
            "companyId" => value is null ? null : contact.PrimaryCompany?.Name ?? "A company that you may not see",
            _ => value,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/contacts/{id:guid}/merge", async (Guid id, Guid? with, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, with, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Answer>();
}
