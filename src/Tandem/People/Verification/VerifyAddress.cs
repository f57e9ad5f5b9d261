using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Verification;

/// <summary>One address by itself, or those of one contact.</summary>
public static class VerifyAddress
{
    private const int LongestAsked = 1000;

    private const string Addresses =
        "select display from people_identifiers where subject_id = @id and kind = 'email' and subject_kind = 'contact' order by created_at, value";

    /// <summary>Which address; <paramref name="Anew"/> asks again although the answer of the last 90 days is there.</summary>
    public sealed record Command(string Email, bool? Anew);

    /// <summary>The findings about a contact's addresses; one that was never looked at is left out.</summary>
    public sealed record ContactFindings(IReadOnlyList<AddressFinding> Items);

    public sealed class Handler(Db db, AddressVerifier verifier)
    {
        public async Task<Result<AddressFinding>> One(string email, bool anew, CancellationToken cancel) => (await verifier.Verify([email], anew, cancel))[email];

        public Task<Result<ContactFindings>> Known(Guid contact, Caller caller, CancellationToken cancel) => db.Read<Result<ContactFindings>>(async session =>
        {
            var seen = await RecordAccess.SeeContact(session, caller, contact);
            return seen.Problem is { } problem
                ? problem
                : Listed(await VerificationTable.Fresh(session, [.. await session.Query<string>(Addresses, new { id = contact })]));
        }, cancel);

        public async Task<Result<ContactFindings>> OfContact(Guid contact, Caller caller, CancellationToken cancel)
        {
            var addresses = await db.Write<Result<string[]>>(async tx =>
            {
                var reached = await RecordAccess.ChangeContact(tx, caller, contact, Rights.Contacts.Edit);
                return reached.Problem is { } unreachable ? unreachable : (await tx.Query<string>(Addresses, new { id = contact })).ToArray();
            }, cancel);
            return addresses.Problem is { } problem ? problem : Listed(await verifier.Verify(addresses.Value!, anew: true, cancel));
        }

        private static ContactFindings Listed(IReadOnlyDictionary<string, AddressFinding> findings) =>
            new([.. findings.Values.OrderBy(finding => finding.Email, StringComparer.Ordinal)]);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/email-verifications", async (JsonBody body, Handler handler, CancellationToken cancel) =>
            {
                var (email, anew) = (body.Text("email", LongestAsked), body.Flag("anew") ?? false);
                if (email is null)
                {
                    body.Refuse("email", "An address is expected.");
                }

                return body.Problem is { } problem ? problem.ToHttp() : (await handler.One(email!, anew, cancel)).ToHttp();
            })
            .Needs(Rights.Contacts.Edit)
            .Accepts<Command>("application/json")
            .Produces<AddressFinding>();
        routes.MapGet("/api/v1/contacts/{id:guid}/email-verifications", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Known(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<ContactFindings>();
        routes.MapPost("/api/v1/contacts/{id:guid}/email-verifications", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.OfContact(id, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces<ContactFindings>();
    }
}
