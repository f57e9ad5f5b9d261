using Tandem.Platform.Data;

namespace Tandem.Sales.Pipelines;

/// <summary>Writes stages.</summary>
internal static class StageRows
{
    private const string InsertOne =
        """
        insert into sales_stages (id, pipeline_id, name, category, probability, rot_days, required_fields, position, archived_at, version)
        values (@id, @pipelineId, @name, @category, @probability, @rotDays, @requiredFields, @position, null, 1)
        """;

    private const string SetPosition = "update sales_stages set position = @position where id = @id and position <> @position";

    public static Task Insert(Tx tx, Stage stage) => tx.Execute(InsertOne, new
    {
        stage.Id,
        stage.PipelineId,
        stage.Name,
        category = EnumText.Of(stage.Category),
        stage.Probability,
        stage.RotDays,
        stage.RequiredFields,
        stage.Position,
    });

    /// <summary>Numbers the stages as they are given; open ones always stand before the won one and that before the lost ones.</summary>
    public static async Task Number(Tx tx, IEnumerable<Stage> inOrder)
    {
        foreach (var (stage, position) in inOrder.OrderBy(stage => stage.Category).Select((stage, position) => (stage, position)))
        {
            await tx.Execute(SetPosition, new { stage.Id, position });
        }
    }
}
