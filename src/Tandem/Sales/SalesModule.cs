using Tandem.Platform.Data;
using Tandem.Platform.Modules;
using Tandem.Sales.Deals;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Public;
using Tandem.Sales.Reasons;

namespace Tandem.Sales;

/// <summary>Pipelines and deals, from the first opportunity to won or lost.</summary>
public sealed class SalesModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Sales";

    /// <inheritdoc/>
    public override string Purpose => "Pipelines and deals, from the first opportunity to won or lost.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<BuyerProgress>();
        add.Services.AddSingleton<DealSaver>();
        add.Services.AddSingleton<DealReferenceReader>();
        add.Services.AddSingleton<DealWriter>();
        add.BeforeServing(services => services.GetRequiredService<Db>().Write(Starters.Ensure));

        add.Services.AddSingleton<ListPipelines.Handler>();
        add.Services.AddSingleton<CreatePipeline.Handler>();
        add.Services.AddSingleton<EditPipeline.Handler>();
        add.Services.AddSingleton<DeletePipeline.Handler>();
        add.Services.AddSingleton<CreateStage.Handler>();
        add.Services.AddSingleton<EditStage.Handler>();
        add.Services.AddSingleton<DeleteStage.Handler>();
        add.Services.AddSingleton<ListReasons.Handler>();
        add.Services.AddSingleton<EditReasons.Handler>();
        add.Endpoints(
            ListPipelines.Map, CreatePipeline.Map, EditPipeline.Map, DeletePipeline.Map, CreateStage.Map, EditStage.Map, DeleteStage.Map,
            ListReasons.Map, EditReasons.Map);
    }
}
