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
/// Two contacts are one person: one stays, with everything that belonged to the other; the other's id leads to it from now on. One transaction, and for
/// 30 days it can be taken back.
/// </summary>
public static class MergeContacts
{
    /// <summary>What is sent.</summary>
    /// <param name="With">The contact that is merged into this one.</param>
    /// <param name="Pick">Whose value is kept, by field; the preview says what is usual.</param>
    public sealed record Body(Guid With, IReadOnlyDictionary<string, Kept>? Pick);

    /// <summary>The contact as it is now, and the merge, to take it back.</summary>
    public sealed record Answer(Guid MergeId, ContactView Contact);

    public sealed class Handler(Db db, ContactViews views, FieldDefinitions fields, MergeParts parts, MergeJournal journal)
    {
        public Task<Result<Answer>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<Answer>>(async tx =>
            {
                if (body.Id("with") is not { } with)
                {
                    var reached = await RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Edit);
                    return reached.Problem ?? body.Problem ?? Problem.Invalid("with", "Say which contact is merged into this one.");
                }

                var pair = await MergePair.Lock(tx, caller, id, with);
                if (pair.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var (mine, other) = pair.Value!;
                if (!ifMatch.Allows(mine.Row.Version))
                {
                    return Problem.Stale((await views.Find(tx, caller, id))!);
                }

                var plan = new MergePlan<ContactRow>(mine.Row, other.Row, ContactMergeFields.All(await fields.Of(tx, "contact")));
                var picked = plan.Read(body);
                if (body.Problem is { } wrong)
                {
                    return wrong;
                }

                plan.Apply(picked);
                MergePair.Settle(mine, other, tx.Now);
                var merge = await Merge(tx, mine, other, caller);
                return new Answer(merge, (await views.Find(tx, caller, id))!);
            }, cancel);

        private async Task<Guid> Merge(Tx tx, ContactEntry mine, ContactEntry other, Caller caller)
        {
            var (id, from, to) = (OrderedId.Next(tx.Now), other.Row.Id, mine.Row.Id);
            var before = ContactTable.Rows.Image(ulong.MaxValue, other.Row);
            var stage = MergeLedger.Stage(mine.Before!, other.Row, tx.Now);
            var refusals = await MergeLedger.Refusals(tx, to, from);
            var moved = await parts.Move(tx, "contact", from, to);
            var by = WriteOptions.By(caller);
            await ContactTables.Lifecycle.Insert(tx, [new(stage, by, tx.Now)]);
            await ContactTables.Consents.Insert(tx, [.. refusals.Select(refusal => new ContactTables.Recorded<ConsentRow>(refusal, by, tx.Now))]);
            await MergePair.Save(tx, mine, other, tx.Now);
            var subjects = await journal.Subjects.Repoint(tx, "contact", from, to);
            await MergeRecord.Insert.Insert(tx, [new MergeRecord
            {
                Object = "contact",
                WinnerId = to,
                Id = id,
                LoserId = from,
                Images = JsonText.Of(MergeImages.Of(ContactTable.Rows, mine.Before!, mine.Row, before)),
                Parts = JsonText.Of(new MergeTrace(moved, subjects) { Lifecycle = stage.Id, Consents = [.. refusals.Select(refusal => refusal.Id)] }),
                Actor = caller.Actor,
                At = tx.Now,
            }]);
            await Duplicates.DuplicatePairs.Merged(tx, from, to, caller.Actor);
            SearchIndex.EnterAtEnd(tx);
            journal.Merged(tx, caller, id, mine, other);
            await Audit.Write(tx, caller, new AuditEntry("merge", "contact", to) { Before = new { merged = from, other.Row.Name }, After = new { mergeId = id } });
            return id;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/{id:guid}/merge",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(answer => answer.Contact.Version))
            .Needs(Rights.Contacts.Edit)
            .Accepts<Body>("application/json")
            .Produces<Answer>();
}
