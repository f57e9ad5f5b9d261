using Tandem.Engines.Import.Values;
using Tandem.Engines.Text;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.EditContact;

/// <summary>Changes fields of a contact: what is not sent stays, null empties, lists are the whole list (RFC 7396).</summary>
public static class EditContact
{
    public sealed class Handler(Db db, ContactWriter writer, ContactViews views, FieldDefinitions fields)
    {
        public Task<Result<ContactView>> Handle(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<ContactView>>(async tx =>
            {
                var reached = await RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Edit);
                if (reached.Problem is { } unreachable)
                {
                    return unreachable;
                }

                var known = (await views.Find(tx, caller, id))!;
                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(known);
                }

                var draft = Read(body, known, await fields.Of(tx, "contact"));
                if ((body.Problem ?? await RecordAccess.CheckUser(tx, draft.OwnerId)) is { } wrong)
                {
                    return wrong;
                }

                var written = await writer.Write(tx, draft, WriteOptions.By(caller));
                return written.Problem is { } problem
                    ? await Explain(tx, caller, written.Id, problem)
                    : (await views.Find(tx, caller, id))!;
            }, cancel);

        private static async Task<Problem> Explain(Tx tx, Caller caller, Guid other, Problem problem) =>
            other != Guid.Empty && (await RecordAccess.SeeContact(tx, caller, other)).Value is { } seen
                ? problem with { Extra = new { Existing = new NamedRecord(seen.Id, seen.Name) } }
                : problem;
    }

    private static ContactDraft Read(JsonBody body, ContactView known, FieldSet fields)
    {
        if (body.Has("lifecycleStage"))
        {
            body.Refuse("lifecycleStage", "A stage is changed by POST …/lifecycle, with the reason where it goes back.");
        }

        var draft = ContactBody.Read(body, fields) with { Id = known.Id };
        foreach (var field in fields.All.Where(field => field.Required))
        {
            if (draft.Custom is not null && draft.Custom.TryGetValue(field.Id, out var value) && value.Value is "null" or "\"\"" or "[]")
            {
                body.Refuse($"custom.{field.Key}", $"“{field.Label}” is needed.");
            }
        }

        return draft with { RemoveEmails = RemovedEmails(body, known, draft), RemoveTags = RemovedTags(body, known, draft) };
    }

    /// <summary>Editing the address to write to replaces it; sending the whole list replaces the list.</summary>
    private static IReadOnlyList<string> RemovedEmails(JsonBody body, ContactView known, ContactDraft draft)
    {
        var kept = draft.Emails.Select(Key).ToHashSet(StringComparer.Ordinal);
        var replaced = body.Has("emails") ? known.Emails : body.Raw("email") is not null && known.Email is not null ? [known.Email] : [];
        return [.. replaced.Where(email => !kept.Contains(Key(email)))];
    }

    private static string Key(string email) => EmailAddress.TryParse(email, out var read, out _) ? read.Key : email;

    private static IReadOnlyList<string> RemovedTags(JsonBody body, ContactView known, ContactDraft draft)
    {
        var kept = draft.Tags.Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
        return body.Has("tags") ? [.. known.Tags.Where(tag => !kept.Contains(TextKey.Of(tag)))] : [];
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/contacts/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, ifMatch, body, caller, cancel)).ToHttp(contact => contact.Version))
            .Needs(Rights.Contacts.Edit)
            .Accepts<ContactBody>("application/json")
            .Produces<ContactView>();
}
