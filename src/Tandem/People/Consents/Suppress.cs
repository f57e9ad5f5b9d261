using Tandem.Access.Public;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Consents;

/// <summary>Puts all addresses of a contact onto the do-not-contact list, or takes them off it.</summary>
public static class Suppress
{
    /// <summary>Why.</summary>
    public sealed record Command(string Reason);

    private const string Addresses =
        "select value from people_identifiers where subject_id = @id and kind = 'email' and subject_kind = 'contact'";

    public sealed class Handler(Db db, Journal journal)
    {
        public Task<Result<Done>> Add(Guid id, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            var addresses = await Reach(tx, id, caller);
            if (addresses.Problem is { } unreachable)
            {
                return unreachable;
            }

            if (body.Text("reason", longest: 300) is not { } reason)
            {
                body.Refuse("reason", "A reason is needed.");
                return body.Problem!;
            }

            if (addresses.Value!.Length == 0)
            {
                return Problem.Conflict("noAddress", "This contact has no email address that could be put onto the list.");
            }

            var options = WriteOptions.By(caller);
            await ContactTables.Suppressions.InsertMissing(tx,
                [.. addresses.Value.Select(address => new ContactTables.Recorded<ContactTables.Suppression>(new(address, "email", reason), options, tx.Now))]);
            await Tell(tx, id, caller, PeopleEvents.ContactSuppressed, reason);
            return Done.Value;
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            var addresses = await Reach(tx, id, caller);
            if (addresses.Problem is { } unreachable)
            {
                return unreachable;
            }

            var removed = await tx.Execute(
                $"delete from people_suppressions where channel = 'email' and {tx.In("value", "addresses")}", new { addresses = addresses.Value });
            if (removed > 0)
            {
                await Tell(tx, id, caller, PeopleEvents.ContactUnsuppressed, reason: null);
            }

            return Done.Value;
        }, cancel);

        private static async Task<Result<string[]>> Reach(Tx tx, Guid id, Caller caller)
        {
            var reached = await RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Edit);
            return reached.Problem is { } problem ? problem : (await tx.Query<string>(Addresses, new { id })).ToArray();
        }

        private async Task Tell(Tx tx, Guid id, Caller caller, string type, string? reason)
        {
            journal.Append(tx, new JourneyEvent
            {
                Subject = id,
                Type = type,
                OccurredAt = tx.Now,
                Source = caller.Token is null ? "ui" : "api",
                Actor = caller.Actor,
                Data = ChangeText.Of(("reason", reason)),
            });
            await Audit.Write(tx, caller, new AuditEntry(type is PeopleEvents.ContactSuppressed ? "suppress" : "unsuppress", "contact", id) { After = new { reason } });
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/contacts/{id:guid}/suppress", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(id, body, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Accepts<Command>("application/json")
            .Produces(StatusCodes.Status204NoContent);
        routes.MapDelete("/api/v1/contacts/{id:guid}/suppress", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces(StatusCodes.Status204NoContent);
    }
}
