using Tandem.Engines.Text;
using Tandem.Platform.Data;

namespace Tandem.Sales.Pipelines;

/// <summary>All pipelines in use with their stages: few, read whole.</summary>
public sealed class PipelineSet
{
    private const string SelectPipelines =
        """
        select id, version, name, is_default, currency, question_set, position
        from sales_pipelines
        where archived_at is null
        order by position, name, id
        """;

    private const string SelectStages =
        """
        select id, version, pipeline_id, name, category, probability, rot_days, required_fields, position
        from sales_stages
        where archived_at is null
        order by position, id
        """;

    private readonly Dictionary<Guid, Stage> _stages;
    private readonly Dictionary<Guid, Pipeline> _pipelines;

    private PipelineSet(IReadOnlyList<Pipeline> all)
    {
        All = all;
        _pipelines = all.ToDictionary(pipeline => pipeline.Id);
        _stages = all.SelectMany(pipeline => pipeline.Stages).ToDictionary(stage => stage.Id);
    }

    /// <summary>In the order that people gave them.</summary>
    public IReadOnlyList<Pipeline> All { get; }

    /// <summary>Where a deal goes when nobody names a pipeline.</summary>
    public Pipeline Default => All.FirstOrDefault(pipeline => pipeline.IsDefault) ?? All[0];

    public static Task<PipelineSet> Load(Session session) => Load(session, SelectPipelines);

    /// <summary>
    /// Loads them for writing deals: a stage that a deal is about to enter cannot be removed before the deal is there. Makes the starter
    /// pipelines where nobody has yet.
    /// </summary>
    public static async Task<PipelineSet> LoadForDeals(Tx tx)
    {
        await Starters.Ensure(tx);
        return await Load(tx, tx.Sql(SelectPipelines, SelectPipelines + " for key share"));
    }

    /// <summary>Keeps others from changing the stages of a pipeline until the end of the transaction.</summary>
    public static Task Lock(Tx tx, Guid pipelineId) => tx.Engine == DbEngine.Sqlite
        ? Task.CompletedTask
        : tx.Execute("select id from sales_pipelines where id = @pipelineId for update", new { pipelineId });

    public Pipeline? Find(Guid id) => _pipelines.GetValueOrDefault(id);

    public Stage? FindStage(Guid id) => _stages.GetValueOrDefault(id);

    /// <summary>By name; case, accents and spacing do not count.</summary>
    public Pipeline? FindByName(string name) => All.FirstOrDefault(pipeline => TextKey.Of(pipeline.Name) == TextKey.Of(name));

    /// <inheritdoc cref="FindByName"/>
    public static Stage? FindStageByName(Pipeline pipeline, string name) =>
        pipeline.Stages.FirstOrDefault(stage => TextKey.Of(stage.Name) == TextKey.Of(name));

    private static async Task<PipelineSet> Load(Session session, string selectPipelines)
    {
        var pipelines = await session.Query<Pipeline>(selectPipelines);
        var stages = (await session.Query<Stage>(SelectStages)).ToLookup(stage => stage.PipelineId);
        return new PipelineSet([.. pipelines.Select(pipeline => pipeline with { Stages = [.. stages[pipeline.Id]] })]);
    }
}
