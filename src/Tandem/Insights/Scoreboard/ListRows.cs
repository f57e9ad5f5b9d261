using System.ComponentModel.DataAnnotations;
using Tandem.Engines.Segments;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Scoreboard;

/// <summary>The rows behind a figure that the caller may see, latest first, and how many more there are.</summary>
public static class ListRows
{
    private static readonly Keyset Order = new([new SortColumn("at", "t.at", SortType.Whole) { Descending = true }], "t.id");

    /// <summary>A person, a deal or a cost entry behind a figure.</summary>
    public sealed record Hit
    {
        /// <summary>contact, deal or cost.</summary>
        [AllowedValues("contact", "deal", "cost")]
        public required string Kind { get; init; }

        public required Guid Id { get; init; }

        public required string Title { get; init; }

        public string? Subtitle { get; init; }

        public required Instant At { get; init; }

        public decimal? Amount { get; init; }

        public string? Currency { get; init; }
    }

    /// <summary>A page of hits.</summary>
    /// <param name="Items">The rows that the caller may see.</param>
    /// <param name="Next">The cursor of the next page.</param>
    /// <param name="Hidden">How many rows count in the figure that the caller may not see.</param>
    public sealed record Hits(IReadOnlyList<Hit> Items, string? Next, long Hidden);

    /// <summary>Which rows.</summary>
    /// <param name="Figure">Which figure of the board.</param>
    /// <param name="Key">The key of the row; empty is "not known", null is all together.</param>
    /// <param name="Id">The owner or company, where the key alone does not tell.</param>
    /// <param name="Cursor">Where the page before ended.</param>
    /// <param name="Limit">How many.</param>
    public sealed record Query(string Figure, string? Key, Guid? Id, string? Cursor, int? Limit);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Result<Hits>> Handle(Question question, Query query, Caller caller, CancellationToken cancel) => db.Read<Result<Hits>>(async session =>
        {
            var workspace = await settings.Get(session);
            if (query.Figure is "cost" or "costPerLead" or "acquisitionCost")
            {
                return await CostHits.Read(session, question, query, workspace);
            }

            if (Metric.Behind(query.Figure) is not { } metric)
            {
                return new Problem(400, "unknownMetric", "There is no figure of that name.");
            }

            var facts = await Facts.Of(session, question, workspace.Calendar, PlainSql.People);
            return await Page(session, facts, new Rows(metric, question, query), caller);
        }, cancel);

        private static async Task<Result<Hits>> Page(Session session, Facts facts, Rows rows, Caller caller)
        {
            var parameters = new Dictionary<string, object?>(facts.Parameters, StringComparer.Ordinal);
            foreach (var (name, value) in caller.Parameters.Concat(rows.Parameters))
            {
                parameters[name] = value;
            }

            var size = PageSize.Of(rows.Query.Limit);
            var dialect = session.Engine == DbEngine.Sqlite ? SqlDialect.Sqlite : SqlDialect.Postgres;
            var after = "true";
            if (rows.Query.Cursor is { Length: > 0 } cursor)
            {
                if (!Order.TryDecode(cursor, out var position, out var bad))
                {
                    return new Problem(400, bad.Code, bad.Message);
                }

                var fragment = Order.After(dialect, position);
                after = fragment.Text;
                foreach (var (name, value) in fragment.Parameters)
                {
                    parameters[name] = value;
                }
            }

            parameters["take"] = size + 1;
            var reach = caller.Reach(session, rows.Metric.CountsPeople ? Rights.Contacts.Read : Rights.Deals.Read, "t.owner_id");
            var behind = $"{facts.With},\nt as ({rows.Select(facts)})";
            var found = await session.Query<HitRow>(
                $"{behind}\nselect t.id, t.title, t.subtitle, t.at, t.amount_minor, t.currency from t where {reach} and {after} order by {Order.OrderBy(dialect)} limit @take",
                parameters);
            var hidden = await session.Scalar<long>($"{behind}\nselect count(*) from t where ({reach}) is not true", parameters);
            var shown = found.Take(size).ToList();
            var next = found.Count > size ? Order.Encode([shown[^1].At.Milliseconds], shown[^1].Id) : null;
            return new Hits([.. shown.Select(row => row.Show(rows.Metric))], next, hidden);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/scoreboard/rows", async ([AsParameters] Asked asked, Caller caller, Handler handler, CancellationToken cancel) =>
            {
                var question = Question.Read(asked.From, asked.To, asked.Mode, asked.By);
                return question.Problem is { } problem
                    ? problem.ToHttp()
                    : (await handler.Handle(question.Value!, asked.Query, caller, cancel)).ToHttp();
            })
            .Needs(Rights.Numbers.Read)
            .Produces<Hits>();

    internal sealed record Asked
    {
        public string? From { get; init; }

        public string? To { get; init; }

        public string? Mode { get; init; }

        public string? By { get; init; }

        public string? Metric { get; init; }

        public string? Key { get; init; }

        public Guid? Id { get; init; }

        public string? Cursor { get; init; }

        public int? Limit { get; init; }

        public Query Query => new(Metric ?? "", Key, Id, Cursor, Limit);
    }

    /// <summary>The query for the rows of one figure and one key.</summary>
    private sealed record Rows(Metric Metric, Question Question, Query Query)
    {
        public IEnumerable<KeyValuePair<string, object?>> Parameters =>
            [new("key", Query.Key ?? ""), new("keyId", Query.Id ?? Guid.Empty)];

        public string Select(Facts facts) =>
            $"""
            select r.id, r.owner_id, r.name as title, {(Metric.CountsPeople ? "r.origin" : "r.product")} as subtitle, {Metric.Date} as at,
              {(Metric.CountsPeople ? "cast(null as bigint) as amount_minor, cast(null as text) as currency" : "r.amount_minor, r.currency")}
            {facts.From(Metric)}
            where {OfKey(facts)}
            """;

        private string OfKey(Facts facts)
        {
            if (Question.By == BoardBy.None || (Query.Key is null && Query.Id is null))
            {
                return "true";
            }

            var column = Question.By is BoardBy.Owner or BoardBy.Company ? facts.KeyId : facts.KeyText;
            return (Question.By, Query) switch
            {
                (BoardBy.Owner or BoardBy.Company, { Id: not null }) => $"{column} = @keyId",
                (_, { Key: "" }) => $"{column} is null",
                (BoardBy.Owner, _) => $"{column} in (select id from access_public_users where name = @key)",
                (BoardBy.Company, _) => $"{column} in (select id from people_public_companies where name = @key)",
                _ => $"{column} = @key",
            };
        }
    }

    private sealed class HitRow
    {
        public Guid Id { get; init; }

        public required string Title { get; init; }

        public string? Subtitle { get; init; }

        public Instant At { get; init; }

        public long? AmountMinor { get; init; }

        public string? Currency { get; init; }

        public Hit Show(Metric metric) => new()
        {
            Kind = metric.CountsPeople ? "contact" : "deal",
            Id = Id,
            Title = Title,
            Subtitle = Subtitle,
            At = At,
            Amount = Money.ToMajor(AmountMinor, Currency),
            Currency = AmountMinor is null ? null : Currency,
        };
    }
}
