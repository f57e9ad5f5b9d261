using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Duplicates;

/// <summary>Pairs that may be one person, the likeliest first: all of those that the caller may change, or those of one contact.</summary>
public static class ListDuplicates
{
    /// <summary>A pair.</summary>
    /// <param name="First">The one.</param>
    /// <param name="Second">The other.</param>
    /// <param name="Score">How alike their names are, in percent.</param>
    /// <param name="Why">What speaks for it, in words.</param>
    public sealed record Pair(ContactView First, ContactView Second, int Score, IReadOnlyList<string> Why);

    /// <summary>How many there are.</summary>
    public sealed record Counted(long Count, bool Capped);

    /// <summary>Which page.</summary>
    public sealed record Query
    {
        public string? Cursor { get; init; }

        public int? Limit { get; init; }
    }

    public sealed class Handler(Db db, ContactViews views)
    {
        public Task<Result<Page<Pair>>> Handle(Guid? contact, Query page, Caller caller, CancellationToken cancel) => db.Read<Result<Page<Pair>>>(async session =>
        {
            var read = await OpenPairs.Page(session, caller, DuplicateKind.Contacts, contact, page);
            if (read.Problem is { } problem)
            {
                return problem;
            }

            var contacts = (await views.Load(session, caller, OpenPair.Records(read.Value.Pairs))).ToDictionary(one => one.Id);
            return new Page<Pair>([.. read.Value.Pairs.Select(row => new Pair(contacts[row.FirstId], contacts[row.SecondId], row.Score, row.Why.As<string[]>()))], read.Value.Next);
        }, cancel);

        public async Task<Result<Counted>> Count(Caller caller, CancellationToken cancel) => await db.Read(session => OpenPairs.Count(session, caller, DuplicateKind.Contacts), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/contacts/duplicates",
                async (Guid? contactId, [AsParameters] Query page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(contactId, page, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces<Page<Pair>>();
        routes.MapGet("/api/v1/contacts/duplicates/count", async (Caller caller, Handler handler, CancellationToken cancel) => (await handler.Count(caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces<Counted>();
    }
}
