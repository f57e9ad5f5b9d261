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

/// <summary>
/// Two companies are one: one stays, with the people, deals and all that belonged to the other; the other's id and name lead to it from now on. One
/// transaction, and for 30 days it can be taken back.
/// </summary>
public static class MergeCompanies
{
    /// <summary>What is sent.</summary>
    /// <param name="With">The company that is merged into this one.</param>
    /// <param name="Pick">Whose value is kept, by field; the preview says what is usual.</param>
    public sealed record Body(Guid With, IReadOnlyDictionary<string, Kept>? Pick);

    /// <summary>The company as it is now, and the merge, to take it back.</summary>
    public sealed record Answer(Guid MergeId, CompanyView Company);

    public sealed class Handler(Db db, CompanyViews views, FieldDefinitions fields, MergeParts parts, MergeJournal journal)
    {
        public Task<Result<Answer>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<Answer>>(async tx =>
            {
                if (body.Id("with") is not { } with)
                {
                    var reached = await RecordAccess.ChangeCompany(tx, caller, id, Rights.Companies.Edit);
                    return reached.Problem ?? body.Problem ?? Problem.Invalid("with", "Say which company is merged into this one.");
                }

                var pair = await CompanyPair.Lock(tx, caller, id, with);
                if (pair.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var (mine, other) = pair.Value!;
                if (!ifMatch.Allows(mine.Row.Version))
                {
                    return Problem.Stale((await views.Find(tx, caller, id))!);
                }

                var plan = new MergePlan<CompanyRow>(mine.Row, other.Row, CompanyMergeFields.All(await fields.Of(tx, "company")));
                var picked = plan.Read(body);
                if (body.Problem is { } wrong)
                {
                    return wrong;
                }

                plan.Apply(picked);
                await CompanyPair.Settle(tx, mine, other);
                var merge = await Merge(tx, mine, other, caller);
                return new Answer(merge.Id, (await views.Find(tx, caller, id))!);
            }, cancel);

        private async Task<MergeRecord> Merge(Tx tx, CompanyEntry mine, CompanyEntry other, Caller caller)
        {
            var (from, to) = (other.Row.Id, mine.Row.Id);
            var before = CompanyTable.Rows.Image(ulong.MaxValue, other.Row);
            // First the row, which may be a daughter of the other one, then whoever names it.
            await CompanyPair.Save(tx, mine, other);
            var moved = await parts.Move(tx, "company", from, to);
            var merge = new MergeRecord
            {
                Object = "company",
                WinnerId = to,
                Id = OrderedId.Next(tx.Now),
                LoserId = from,
                Images = JsonText.Of(MergeImages.Of(CompanyTable.Rows, mine.Before!, mine.Row, before)),
                Parts = JsonText.Of(new MergeTrace(moved, await journal.Subjects.Repoint(tx, "company", from, to))),
                Actor = caller.Actor,
                At = tx.Now,
            };
            await MergeRecord.Insert.Insert(tx, [merge]);
            await Duplicates.DuplicatePairs.Merged(tx, from, to, caller.Actor);
            SearchIndex.EnterAtEnd(tx);
            journal.Merged(tx, caller, merge, mine, other);
            await Audit.Write(tx, caller, new AuditEntry("merge", "company", to) { Before = new { merged = from, other.Row.Name }, After = new { mergeId = merge.Id } });
            return merge;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/companies/{id:guid}/merge",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(answer => answer.Company.Version))
            .Needs(Rights.Companies.Edit)
            .Accepts<Body>("application/json")
            .Produces<Answer>();
}
