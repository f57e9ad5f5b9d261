using Tandem.Access.Public;
using Tandem.People.Records;
using Tandem.People.Search;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Merge;

/// <summary>Takes a merge of companies back within 30 days: both rows as they were, and what followed and has not changed since.</summary>
public static class UndoCompanyMerge
{
    /// <summary>Both companies as they are now.</summary>
    public sealed record Answer(CompanyView Company, CompanyView Other);

    public sealed class Handler(Db db, CompanyViews views, MergeParts parts, MergeJournal journal)
    {
        public Task<Result<Answer>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Answer>>(async tx =>
        {
            if (await MergeRecord.Find(tx, "company", id) is not { } merge)
            {
                return Problem.NotFound("The merge");
            }

            var entries = (await KnownCompanies.Load(tx, [merge.WinnerId, merge.LoserId])).ToDictionary(entry => entry.Row.Id);
            // Read again behind the locks: somebody else may have been faster.
            if (await Refusal(tx, caller, (await MergeRecord.Find(tx, "company", id))!) is { } problem)
            {
                return problem;
            }

            var (mine, other) = (entries[merge.WinnerId], entries[merge.LoserId]);
            var trace = merge.Parts.As<MergeTrace>();
            await parts.Back(tx, merge, trace);
            merge.Images.As<MergeImages>().Restore(CompanyTable.Rows, mine.Row, other.Row);
            await CompanyPair.Restore(tx, mine, other);
            await journal.Subjects.Restore(tx, merge.LoserId, merge.WinnerId, trace.Subjects);
            await merge.Undone(tx);
            await Duplicates.DuplicatePairs.Parted(tx, mine.Row.Id, other.Row.Id);
            SearchIndex.EnterAtEnd(tx);
            journal.Unmerged(tx, caller, merge, mine, other);
            await Audit.Write(tx, caller, new AuditEntry("undoMerge", "company", mine.Row.Id) { Before = new { mergeId = id }, After = new { parted = other.Row.Id, other.Row.Name } });
            var shown = await views.Load(tx, caller, [mine.Row.Id, other.Row.Id]);
            return new Answer(shown[0], shown[1]);
        }, cancel);

        private static async Task<Problem?> Refusal(Tx tx, Caller caller, MergeRecord merge)
        {
            var reached = await RecordAccess.ChangeCompany(tx, caller, merge.WinnerId, Rights.Companies.Edit);
            if (reached.Problem is { } problem)
            {
                return problem.Code == "merged"
                    ? Problem.Conflict("mergedFurther", "The company has itself been merged since. Take that back first.", problem.Extra)
                    : problem;
            }

            return merge.Spent(tx.Now);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/companies/merges/{id:guid}/undo", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Edit)
            .Produces<Answer>();
}
