using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Duplicates;

/// <summary>Says that a pair is two people, or two companies: it is not asked again.</summary>
public static class DismissDuplicate
{
    /// <summary>The pair.</summary>
    public sealed record Body(Guid First, Guid Second);

    public sealed class Handler(Db db)
    {
        public Task<Result<Done>> Contacts(JsonBody body, Caller caller, CancellationToken cancel) =>
            Dismiss(body, caller, "A contact is needed.", (tx, id) => RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Edit), cancel);

        public Task<Result<Done>> Companies(JsonBody body, Caller caller, CancellationToken cancel) =>
            Dismiss(body, caller, "A company is needed.", (tx, id) => RecordAccess.ChangeCompany(tx, caller, id, Rights.Companies.Edit), cancel);

        private Task<Result<Done>> Dismiss(JsonBody body, Caller caller, string missing, Func<Tx, Guid, Task<Result<Reached>>> change, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            var pair = new[] { Read(body, "first", missing), Read(body, "second", missing) };
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            foreach (var id in pair.Order())
            {
                if ((await change(tx, id!.Value)).Problem is { } problem)
                {
                    return problem;
                }
            }

            return await DuplicatePairs.Dismiss(tx, pair[0]!.Value, pair[1]!.Value, caller.Actor) ? Done.Value : Problem.NotFound("The pair");
        }, cancel);

        private static Guid? Read(JsonBody body, string name, string missing)
        {
            var id = body.Id(name);
            if (id is null)
            {
                body.Refuse(name, missing);
            }

            return id;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/contacts/duplicates/dismiss", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Contacts(body, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Accepts<Body>("application/json");
        routes.MapPost("/api/v1/companies/duplicates/dismiss", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Companies(body, caller, cancel)).ToHttp())
            .Needs(Rights.Companies.Edit)
            .Accepts<Body>("application/json");
    }
}
