using Tandem.Engines.Segments;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Duplicates;

/// <summary>Pairs that may be one person, the likeliest first: all of those that the caller may change, or those of one contact.</summary>
public static class ListDuplicates
{
    private const long MostCounted = 10_000;

    private const string From =
        """
        from people_duplicates d
        join people_contacts a on a.id = d.first_id
        join people_contacts b on b.id = d.second_id
        where d.state = 'open' and a.archived_at is null and b.archived_at is null and {0} and {1}
        """;

    private const string OfContact = " and (d.first_id = @contact or d.second_id = @contact)";

    /// <summary>A pair.</summary>
    /// <param name="First">The one.</param>
    /// <param name="Second">The other.</param>
    /// <param name="Score">How alike their names are, in percent.</param>
    /// <param name="Why">What speaks for it, in words.</param>
    public sealed record Pair(ContactView First, ContactView Second, int Score, IReadOnlyList<string> Why);

    /// <summary>How many there are.</summary>
    public sealed record Counted(long Count, bool Capped);

    public sealed class Handler(Db db, ContactViews views)
    {
        private static readonly Keyset Likeliest = new([new SortColumn("score", "d.score", SortType.Whole) { Descending = true }], "d.id");

        public Task<Result<Page<Pair>>> Handle(Guid? contact, string? cursor, int? limit, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<Pair>>>(async session =>
            {
                var (sql, args) = Open(session, caller, contact);
                if (cursor is { Length: > 0 })
                {
                    if (!Likeliest.TryDecode(cursor, out var position, out var bad))
                    {
                        return new Problem(400, bad.Code, bad.Message);
                    }

                    var after = Likeliest.After(ListQuestion.Dialect(session), position);
                    sql += $" and {after.Text}";
                    foreach (var (name, value) in after.Parameters)
                    {
                        args[name] = value;
                    }
                }

                var size = PageSize.Of(limit);
                args["take"] = size + 1;
                var rows = await session.Query<Row>($"select d.id, d.first_id, d.second_id, d.score, d.why {sql} order by {Likeliest.OrderBy(ListQuestion.Dialect(session))} limit @take", args);
                var shown = rows.Take(size).ToList();
                var next = rows.Count > size ? Likeliest.Encode([shown[^1].Score], shown[^1].Id) : null;
                return new Page<Pair>(await Show(session, caller, shown), next);
            }, cancel);

        public async Task<Result<Counted>> Count(Caller caller, CancellationToken cancel)
        {
            var count = await db.Read(session =>
            {
                var (sql, args) = Open(session, caller, contact: null);
                args["most"] = MostCounted + 1;
                return session.Scalar<long>($"select count(*) from (select 1 {sql} limit @most) d", args);
            }, cancel);
            return new Counted(Math.Min(count, MostCounted), count > MostCounted);
        }

        private async Task<IReadOnlyList<Pair>> Show(Session session, Caller caller, List<Row> rows)
        {
            var ids = rows.SelectMany(row => new[] { row.FirstId, row.SecondId }).Distinct().ToList();
            var contacts = (await views.Load(session, caller, ids)).ToDictionary(contact => contact.Id);
            return [.. rows.Select(row => new Pair(contacts[row.FirstId], contacts[row.SecondId], row.Score, row.Why.As<string[]>()))];
        }

        private static (string Sql, Dictionary<string, object?> Args) Open(Session session, Caller caller, Guid? contact)
        {
            // Whoever may not change both could not merge them.
            var sql = From.Replace("{0}", caller.Reach(session, Rights.Contacts.Edit, "a.owner_id"), StringComparison.Ordinal)
                .Replace("{1}", caller.Reach(session, Rights.Contacts.Edit, "b.owner_id"), StringComparison.Ordinal);
            var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["contact"] = contact };
            return (contact is null ? sql : sql + OfContact, args);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/contacts/duplicates",
                async (Guid? contactId, string? cursor, int? limit, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(contactId, cursor, limit, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces<Page<Pair>>();
        routes.MapGet("/api/v1/contacts/duplicates/count", async (Caller caller, Handler handler, CancellationToken cancel) => (await handler.Count(caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Edit)
            .Produces<Counted>();
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public Guid FirstId { get; init; }

        public Guid SecondId { get; init; }

        public int Score { get; init; }

        public required JsonText Why { get; init; }
    }
}
