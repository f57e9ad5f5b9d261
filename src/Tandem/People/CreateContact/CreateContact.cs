using Tandem.People.MatchContacts;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.CreateContact;

/// <summary>A new contact, made by hand or by a program. Whoever exists already is not made twice.</summary>
public static class CreateContact
{
    /// <summary>Somebody to be created.</summary>
    private sealed record Wish(JsonBody Body, bool Force, Caller Caller);

    public sealed class Handler
    {
        private const int MostTogether = 64;

        private readonly Db _db;
        private readonly ContactWriter _writer;
        private readonly FieldDefinitions _fields;
        private readonly Gathering<(string Actor, string? Address), Wish, Result<Guid>> _writing;
        private readonly Gathering<string, (Caller Caller, Guid Id), ContactView> _reading;

        public Handler(Db db, ContactWriter writer, ContactViews views, FieldDefinitions fields)
        {
            (_db, _writer, _fields) = (db, writer, fields);
            _writing = new(MostTogether, async wishes => await _db.Write(tx => Write(tx, wishes)));
            // Apart from the writing: where only the reading fails, nothing may be created again.
            _reading = new(MostTogether, async made =>
            {
                var found = await _db.Read(session => views.Load(session, made[0].Caller, [.. made.Select(one => one.Id)]));
                var shown = found.ToDictionary(view => view.Id);
                return [.. made.Select(one => shown[one.Id])];
            });
        }

        /// <summary>With <paramref name="force"/> somebody has looked at the look-alikes and says that this is another person.</summary>
        public async Task<Result<ContactView>> Handle(JsonBody body, bool force, Caller caller, CancellationToken cancel)
        {
            var written = await _writing.Add((caller.Actor, caller.Address), new Wish(body, force, caller)).WaitAsync(cancel);
            return written.Problem is { } problem ? problem : await _reading.Add(caller.Actor, (caller, written.Value)).WaitAsync(cancel);
        }

        /// <summary>Those that nobody can look like are written together, the others one after the other, so that each is compared with those before.</summary>
        private async Task<Result<Guid>[]> Write(Tx tx, IReadOnlyList<Wish> wishes)
        {
            var (answers, drafts, places) = (new Result<Guid>[wishes.Count], new List<ContactDraft>(), new List<int>());
            for (var i = 0; i < wishes.Count; i++)
            {
                var (body, force, caller) = wishes[i];
                var draft = Read(body, await _fields.Of(tx, "contact"), caller);
                if ((body.Problem ?? await Refuse(tx, caller, draft, force)) is { } problem)
                {
                    answers[i] = problem;
                }
                else if (draft is { Phone: null, Company: null })
                {
                    drafts.Add(draft);
                    places.Add(i);
                }
                else
                {
                    answers[i] = (await Write(tx, caller, [draft]))[0];
                }
            }

            var written = await Write(tx, wishes[0].Caller, drafts);
            for (var i = 0; i < written.Length; i++)
            {
                answers[places[i]] = written[i];
            }

            return answers;
        }

        private async Task<Result<Guid>[]> Write(Tx tx, Caller caller, IReadOnlyList<ContactDraft> drafts)
        {
            var written = await _writer.Write(tx, drafts, WriteOptions.By(caller) with { Match = MatchPolicy.CreateOnly });
            var answers = new Result<Guid>[written.Count];
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = written[i] switch
                {
                    { Problem: null } one => one.Id,
                    { Problem: { } problem } one when one.Id == Guid.Empty => problem,
                    { Problem: { } problem } one => problem with { Extra = new { Existing = await Existing(tx, caller, one.Id) } },
                };
            }

            return answers;
        }

        /// <summary>Who has the address. One out of sight is not told apart from one that nobody may see.</summary>
        private static async Task<NamedRecord?> Existing(Tx tx, Caller caller, Guid id) =>
            (await RecordAccess.SeeContact(tx, caller, id)).Value is { } seen ? new NamedRecord(seen.Id, seen.Name) : null;
    }

    private static ContactDraft Read(JsonBody body, FieldSet fields, Caller caller)
    {
        var stage = body.OneOf<LifecycleStage>("lifecycleStage");
        var draft = ContactBody.Read(body, fields) with
        {
            Company = ContactBody.ReadCompany(body),
            CreatedAt = body.Time("createdAt"),
            Lifecycle = stage is { } first ? [new LifecycleEntry(first, At: null, "manual")] : [],
        };
        BodyLists.NeedRequired(body, fields, draft.Custom);
        if (draft is { Name: null, FirstName: null, LastName: null, Emails.Count: 0, Phone: null, ExternalIds.Count: 0 })
        {
            body.Refuse("name", "A name, an email, a phone or an id is needed.");
        }

        return body.Has("ownerId") ? draft : draft with { OwnerId = caller.UserId };
    }

    private static async Task<Problem?> Refuse(Tx tx, Caller caller, ContactDraft draft, bool force)
    {
        if (await RecordAccess.CheckNewOwner(tx, caller, draft.OwnerId, Rights.Contacts.Create) is { } wrong)
        {
            return wrong;
        }

        if (draft.Company?.Id is { } company && (await RecordAccess.SeeCompany(tx, caller, company)).Problem is not null)
        {
            return Problem.Invalid("company", "The company was not found.");
        }

        return force ? null : await LooksLikeSomebody(tx, caller, draft);
    }

    /// <summary>An email settles it one way or the other, so it is left to the writer; a number or a name at a company is a hint.</summary>
    private static async Task<Problem?> LooksLikeSomebody(Tx tx, Caller caller, ContactDraft draft)
    {
        var company = draft.Company is null ? null : draft.Company.Name ?? await CompanyName(tx, draft.Company.Id);
        if (draft.Phone is null && company is null)
        {
            return null;
        }

        var name = draft.Name ?? $"{draft.FirstName} {draft.LastName}";
        var found = await LookAlikes.Of(tx, caller, new Described([], draft.Phone, company is null ? null : name, company));
        var candidates = found.Where(candidate => candidate.Why.Any(why => why is LookAlikes.SamePhone or LookAlikes.SameNameAndCompany)).ToList();
        return candidates.Count == 0
            ? null
            : Problem.Conflict("mayExist", "Somebody like this exists already. Nothing was saved.", new { candidates });
    }

    private static async Task<string?> CompanyName(Tx tx, Guid? id) =>
        id is null ? null : await tx.Scalar<string>("select name from people_companies where id = @id", new { id });

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts", async (JsonBody body, bool? force, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, force ?? false, caller, cancel)).ToHttp(contact => contact.Version, StatusCodes.Status201Created))
            .Needs(Rights.Contacts.Create)
            .Accepts<ContactBody>("application/json")
            .Produces<ContactView>(StatusCodes.Status201Created);
}
