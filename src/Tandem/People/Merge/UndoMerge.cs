using Tandem.Access.Public;
using Tandem.People.Records;
using Tandem.People.Search;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Merge;

/// <summary>Takes a merge back within 30 days: both rows as they were, and what followed and has not changed since. Later edits stay with whom they were made on.</summary>
public static class UndoMerge
{
    /// <summary>Both contacts as they are now.</summary>
    public sealed record Answer(ContactView Contact, ContactView Other);

    public sealed class Handler(Db db, ContactViews views, MergeParts parts, MergeJournal journal)
    {
        public Task<Result<Answer>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Answer>>(async tx =>
        {
            if (await MergeRecord.Find(tx, "contact", id) is not { } merge)
            {
                return Problem.NotFound("The merge");
            }

            var entries = (await KnownContacts.Load(tx, [merge.WinnerId, merge.LoserId], [])).ToDictionary(entry => entry.Row.Id);
            // Read again behind the locks: somebody else may have been faster.
            if (await Refusal(tx, caller, (await MergeRecord.Find(tx, "contact", id))!) is { } problem)
            {
                return problem;
            }

            var (mine, other) = (entries[merge.WinnerId], entries[merge.LoserId]);
            await Undo(tx, merge, mine, other);
            await merge.Undone(tx);
            await Duplicates.DuplicatePairs.Parted(tx, mine.Row.Id, other.Row.Id);
            SearchIndex.EnterAtEnd(tx);
            journal.Unmerged(tx, caller, id, mine, other);
            await Audit.Write(tx, caller, new AuditEntry("undoMerge", "contact", mine.Row.Id) { Before = new { mergeId = id }, After = new { parted = other.Row.Id, other.Row.Name } });
            var shown = await views.Load(tx, caller, [mine.Row.Id, other.Row.Id]);
            return new Answer(shown[0], shown[1]);
        }, cancel);

        private async Task Undo(Tx tx, MergeRecord merge, ContactEntry mine, ContactEntry other)
        {
            var (trace, images) = (merge.Parts.As<MergeTrace>(), merge.Images.As<MergeImages>());
            await tx.Execute("delete from people_lifecycle_changes where contact_id = @id and id = @line", new { mine.Row.Id, line = trace.Lifecycle });
            await tx.Execute($"delete from people_consents where contact_id = @id and {tx.In("id", "lines")}", new { mine.Row.Id, lines = trace.Consents.ToArray() });
            await parts.Back(tx, merge, trace);
            images.Restore(ContactTable.Rows, mine.Row, other.Row);
            await MergePair.Restore(tx, mine, other);
            await journal.Subjects.Restore(tx, merge.LoserId, merge.WinnerId, trace.Subjects);
        }

        private static async Task<Problem?> Refusal(Tx tx, Caller caller, MergeRecord merge)
        {
            var reached = await RecordAccess.ChangeContact(tx, caller, merge.WinnerId, Rights.Contacts.Edit);
            if (reached.Problem is { } problem)
            {
                return problem.Code == "merged"
                    ? Problem.Conflict("mergedFurther", "The contact has itself been merged since. Take that back first.", problem.Extra)
                    : problem;
            }

            return merge.Spent(tx.Now);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/merges/{id:guid}/undo", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces<Answer>();
}
