using Tandem.Engines.Segments;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Duplicates;

/// <summary>What may be there twice: contacts or companies.</summary>
internal sealed record DuplicateKind(string Name, string Table, Right Edit)
{
    public static readonly DuplicateKind Contacts = new("contact", "people_contacts", Rights.Contacts.Edit);

    public static readonly DuplicateKind Companies = new("company", "people_companies", Rights.Companies.Edit);
}

/// <summary>Reads the pairs that nobody has decided about, as far as the caller could merge them, the likeliest first.</summary>
internal static class OpenPairs
{
    private const long MostCounted = 10_000;

    private const string From =
        """
        from people_duplicates d
        join {2} a on a.id = d.first_id
        join {2} b on b.id = d.second_id
        where d.object = @kind and d.state = 'open' and a.archived_at is null and b.archived_at is null and {0} and {1}
        """;

    private const string OfRecord = " and (d.first_id = @record or d.second_id = @record)";

    private static readonly Keyset Likeliest = new([new SortColumn("score", "d.score", SortType.Whole) { Descending = true }], "d.id");

    public static async Task<Result<(IReadOnlyList<OpenPair> Pairs, string? Next)>> Page(Session session, Caller caller, DuplicateKind kind, Guid? record, ListDuplicates.Query page)
    {
        var (sql, args) = Open(session, caller, kind, record);
        if (page.Cursor is { Length: > 0 } cursor)
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

        var size = PageSize.Of(page.Limit);
        args["take"] = size + 1;
        var rows = await session.Query<OpenPair>($"select d.id, d.first_id, d.second_id, d.score, d.why {sql} order by {Likeliest.OrderBy(ListQuestion.Dialect(session))} limit @take", args);
        var shown = rows.Take(size).ToList();
        return (shown, rows.Count > size ? Likeliest.Encode([shown[^1].Score], shown[^1].Id) : null);
    }

    public static async Task<ListDuplicates.Counted> Count(Session session, Caller caller, DuplicateKind kind)
    {
        var (sql, args) = Open(session, caller, kind, record: null);
        args["most"] = MostCounted + 1;
        var count = await session.Scalar<long>($"select count(*) from (select 1 {sql} limit @most) d", args);
        return new ListDuplicates.Counted(Math.Min(count, MostCounted), count > MostCounted);
    }

    private static (string Sql, Dictionary<string, object?> Args) Open(Session session, Caller caller, DuplicateKind kind, Guid? record)
    {
        // Whoever may not change both could not merge them.
        var sql = From.Replace("{0}", caller.Reach(session, kind.Edit, "a.owner_id"), StringComparison.Ordinal)
            .Replace("{1}", caller.Reach(session, kind.Edit, "b.owner_id"), StringComparison.Ordinal)
            .Replace("{2}", kind.Table, StringComparison.Ordinal);
        var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["record"] = record, ["kind"] = kind.Name };
        return (record is null ? sql : sql + OfRecord, args);
    }
}

/// <summary>A pair that may be one.</summary>
internal sealed class OpenPair
{
    public Guid Id { get; init; }

    public Guid FirstId { get; init; }

    public Guid SecondId { get; init; }

    public int Score { get; init; }

    public required JsonText Why { get; init; }

    /// <summary>Both records of each of these, once.</summary>
    public static IReadOnlyList<Guid> Records(IReadOnlyList<OpenPair> pairs) => [.. pairs.SelectMany(pair => new[] { pair.FirstId, pair.SecondId }).Distinct()];
}
