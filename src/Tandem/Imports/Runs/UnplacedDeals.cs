using Tandem.Engines.Text;
using Tandem.Platform.Data;
using Tandem.Sales.Public;

namespace Tandem.Imports.Runs;

/// <summary>Deals that stand in another stage than their rows said, because there is no such stage.</summary>
internal static class UnplacedDeals
{
    private static readonly Bulk<Row> Insert = new("imports_unplaced",
        new("deal_id", ColumnType.Uuid, row => row.DealId),
        new("import_id", ColumnType.Uuid, row => row.ImportId),
        new("pipeline_id", ColumnType.Uuid, row => row.Stage.PipelineId),
        new("stage_key", ColumnType.Text, row => TextKey.Of(row.Stage.Name)),
        new("stage_id", ColumnType.Uuid, row => row.Stage.PutInto));

    // Whoever has moved a deal since has decided where it stands.
    private const string Waiting =
        """
        select u.deal_id
        from imports_unplaced u
        join sales_public_deals d on d.id = u.deal_id and d.stage_id = u.stage_id
        where u.import_id = @import and u.pipeline_id = @pipeline and u.stage_key = @key
        order by u.deal_id
        """;

    private const string Delete = "delete from imports_unplaced where import_id = @import and pipeline_id = @pipeline and stage_key = @key";

    /// <summary>Writes down which those are.</summary>
    public static Task Add(Tx tx, Guid import, IEnumerable<DealWritten> written) => Insert.InsertMissing(
        tx, [.. written.SelectMany(deal => deal.Warnings, (deal, warning) => (deal.Id, warning.Stage)).Where(pair => pair.Stage is not null).Select(pair => new Row(pair.Id, import, pair.Stage!))]);

    /// <summary>Those that still stand where the import put them.</summary>
    public static Task<IReadOnlyList<Guid>> Of(Session session, Guid import, MissingStage stage) =>
        session.Query<Guid>(Waiting, new { import, pipeline = stage.PipelineId, key = TextKey.Of(stage.Name) });

    /// <summary>From here on nobody asks about them again.</summary>
    public static Task Forget(Tx tx, Guid import, MissingStage stage) =>
        tx.Execute(Delete, new { import, pipeline = stage.PipelineId, key = TextKey.Of(stage.Name) });

    private sealed record Row(Guid DealId, Guid ImportId, MissingStage Stage);
}
