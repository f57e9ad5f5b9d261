using System.Text.Json;
using Tandem.Access.Public;
using Tandem.People.Public;
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
    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>Both contacts as they are now.</summary>
    public sealed record Answer(ContactView Contact, ContactView Other);

    public sealed class Handler(Db db, ContactViews views, IEnumerable<MergePart> parts, MergeJournal journal)
    {
        public Task<Result<Answer>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Answer>>(async tx =>
        {
            if (await Find(tx, id) is not { } merge)
            {
                return Problem.NotFound("The merge");
            }

            var entries = (await KnownContacts.Load(tx, [merge.WinnerId, merge.LoserId], [])).ToDictionary(entry => entry.Row.Id);
            // Read again behind the locks: somebody else may have been faster.
            if (await Refusal(tx, caller, (await Find(tx, id))!) is { } problem)
            {
                return problem;
            }

            var (mine, other) = (entries[merge.WinnerId], entries[merge.LoserId]);
            await Undo(tx, merge, mine, other);
            await tx.Execute("update people_merges set undone_at = @now where winner_id = @winnerId and id = @id", new { merge.WinnerId, id, now = tx.Now });
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
            foreach (var part in parts.Reverse())
            {
                if (trace.Parts.TryGetValue(MergePair.Name(part), out var moved))
                {
                    await part.Back(tx, merge.LoserId, merge.WinnerId, moved);
                }
            }

            Restore(mine.Row, images.WinnerBefore, images.WinnerAfter);
            Restore(other.Row, images.LoserBefore, unlessChangedFrom: null);
            foreach (var row in new[] { mine.Row, other.Row })
            {
                row.Version++;
                row.UpdatedAt = tx.Now;
            }

            await MergePair.Restore(tx, mine, other);
            await journal.Subjects.Restore(tx, merge.LoserId, merge.WinnerId, trace.Subjects);
        }

        /// <summary>Puts old values back; of the contact that stayed, only those that nobody has changed since. Version and time go on.</summary>
        private static void Restore(ContactRow row, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement>? unlessChangedFrom)
        {
            var now = MergeImages.Of(row);
            foreach (var (column, value) in before.Where(pair => pair.Key is not ("version" or "updated_at")))
            {
                if (unlessChangedFrom is null || JsonElement.DeepEquals(now[column], unlessChangedFrom[column]))
                {
                    ContactTable.Rows.Restore(row, column, value);
                }
            }
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

            return merge.UndoneAt is not null ? Problem.Conflict("undone", "This merge was taken back already.")
                : tx.Now - merge.At > Patience ? Problem.Conflict("undoExpired", "A merge can be taken back for 30 days; this one is older.")
                : null;
        }

        private static Task<MergeRecord?> Find(Tx tx, Guid id) => tx.First<MergeRecord>($"select {MergeRecord.Columns} from people_merges where id = @id", new { id });
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/merges/{id:guid}/undo", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces<Answer>();
}
