using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.MatchContacts;

/// <summary>Who may be meant: asked while somebody types a new contact, before it is saved.</summary>
public static class MatchContacts
{
    /// <summary>What has been typed so far.</summary>
    public sealed record Query(string? Email, string? Phone, string? FirstName, string? LastName, string? Name, string? Company);

    /// <summary>Those who may be meant, the likeliest first.</summary>
    public sealed record Found(IReadOnlyList<Candidate> Candidates);

    public sealed class Handler(Db db)
    {
        public async Task<Result<Found>> Handle(JsonBody body, Caller caller, CancellationToken cancel)
        {
            var name = body.Text("name") ?? $"{body.Text("firstName")} {body.Text("lastName")}";
            var described = new Described(body.Text("email") is { } email ? [email] : [], body.Text("phone"), name, body.Text("company"));
            return body.Problem is { } problem
                ? problem
                : new Found(await db.Read(session => LookAlikes.Of(session, caller, described), cancel));
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/match", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Accepts<Query>("application/json")
            .Produces<Found>();
}
