using Tandem.Engines.Segments;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.FollowUps;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals.Board;

/// <summary>Reads the cards of a board: the first ones of many columns in one statement, or further ones of one column.</summary>
internal sealed class BoardReader(Session session, Caller caller, RotClock clock)
{
    private static readonly Keyset Newest = new([new("stageSince", "d.stage_at", SortType.Whole) { Descending = true }], "d.id");

    // One branch for each column: each is a range of sales_deals_by_stage, read from its end.
    private const string Branch =
        """
        select * from (
          select d.id, d.version, d.name, d.stage_id, d.amount_minor, d.currency, d.owner_id, d.company_id, d.expected_close_on, d.closed_at,
            d.next_step, d.stage_at, d.fresh_at
          from sales_deals d
          join sales_stages s on s.id = d.stage_id
          where d.stage_id = @stage{0} and {1}
          order by {2}
          limit @take) c{0}
        """;

    private const string Named =
        """
        select d.*, u.name as owner_name, co.name as company_name
        from ({0}) d
        left join access_public_users u on u.id = d.owner_id
        left join people_public_companies co on co.id = d.company_id and {1}
        order by d.stage_at desc, d.id desc
        """;

    /// <summary>The first <paramref name="size"/> cards of each stage, or those behind <paramref name="cursor"/>, which only one stage can have.</summary>
    public async Task<Result<Dictionary<Guid, BoardCards>>> Read(IReadOnlyList<Stage> stages, DealCondition condition, string? cursor, int size)
    {
        if (cursor is { Length: > 0 })
        {
            if (!Newest.TryDecode(cursor, out var position, out var bad))
            {
                return new Problem(400, bad.Code, bad.Message);
            }

            condition = condition.And(Newest.After(DealQuery.Dialect(session), position));
        }

        var rows = (await session.Query<Row>(Sql(stages.Count, condition), Parameters(stages, condition, size))).ToLookup(row => row.StageId);
        var planned = await NextTasks.Of(session, [.. stages.Where(stage => stage.Category == StageCategory.Open).SelectMany(stage => rows[stage.Id].Take(size)).Select(row => row.Id)]);
        return stages.ToDictionary(stage => stage.Id, stage => Page(stage, [.. rows[stage.Id]], size, planned));
    }

    internal string Sql(int stages, DealCondition condition)
    {
        var order = Newest.OrderBy(DealQuery.Dialect(session));
        var branches = Enumerable.Range(0, stages).Select(index => Branch
            .Replace("{0}", index.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{1}", condition.Sql, StringComparison.Ordinal)
            .Replace("{2}", order, StringComparison.Ordinal));
        return Named
            .Replace("{0}", string.Join("\nunion all\n", branches), StringComparison.Ordinal)
            .Replace("{1}", caller.Reach(session, Rights.Companies.Read, "co.owner_id"), StringComparison.Ordinal);
    }

    internal static Dictionary<string, object?> Parameters(IReadOnlyList<Stage> stages, DealCondition condition, int size)
    {
        var parameters = new Dictionary<string, object?>(condition.Parameters, StringComparer.Ordinal) { ["take"] = size + 1 };
        foreach (var (index, stage) in stages.Index())
        {
            parameters[$"stage{index}"] = stage.Id;
        }

        return parameters;
    }

    private BoardCards Page(Stage stage, IReadOnlyList<Row> rows, int size, IReadOnlyDictionary<Guid, Planned> planned)
    {
        var shown = rows.Take(size).ToList();
        var next = rows.Count > size ? Newest.Encode([shown[^1].StageAt.Milliseconds], shown[^1].Id) : null;
        return new BoardCards([.. shown.Select(row => Card(row, stage, planned.GetValueOrDefault(row.Id)))], next);
    }

    private BoardCard Card(Row row, Stage stage, Planned? planned) => new(row.Id, row.Version, row.Name, row.StageId)
    {
        Amount = Money.ToMajor(row.AmountMinor, row.Currency),
        Currency = row.Currency,
        CompanyName = row.CompanyName,
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        ExpectedCloseDate = row.ExpectedCloseOn,
        ClosedAt = row.ClosedAt,
        NextStep = row.NextStep,
        StageSince = row.StageAt,
        NextTask = planned?.Next,
        Rot = stage.Category == StageCategory.Open ? clock.Of(row.FreshAt, stage.RotDays, planned?.Until) : null,
    };

    private sealed class Row
    {
        public Guid Id { get; init; }

        public int Version { get; init; }

        public required string Name { get; init; }

        public Guid StageId { get; init; }

        public long? AmountMinor { get; init; }

        public required string Currency { get; init; }

        public Guid? OwnerId { get; init; }

        public string? OwnerName { get; init; }

        public string? CompanyName { get; init; }

        public string? ExpectedCloseOn { get; init; }

        public Instant? ClosedAt { get; init; }

        public string? NextStep { get; init; }

        public Instant StageAt { get; init; }

        public Instant FreshAt { get; init; }
    }
}
