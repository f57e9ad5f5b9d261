using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Duplicates;

/// <summary>Says that a pair is two people: it is not asked again.</summary>
public static class DismissDuplicate
{
    /// <summary>The pair.</summary>
    public sealed record Body(Guid First, Guid Second);

    public sealed class Handler(Db db)
    {
        public Task<Result<Done>> Handle(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            var pair = new[] { Read(body, "first"), Read(body, "second") };
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            foreach (var id in pair.Order())
            {
                if ((await RecordAccess.ChangeContact(tx, caller, id!.Value, Rights.Contacts.Edit)).Problem is { } problem)
                {
                    return problem;
                }
            }

            return await DuplicatePairs.Dismiss(tx, pair[0]!.Value, pair[1]!.Value, caller.Actor) ? Done.Value : Problem.NotFound("The pair");
        }, cancel);

        private static Guid? Read(JsonBody body, string name)
        {
            var id = body.Id(name);
            if (id is null)
            {
                body.Refuse(name, "A contact is needed.");
            }

            return id;
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/duplicates/dismiss", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(body, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Accepts<Body>("application/json");
}
