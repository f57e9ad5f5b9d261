using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;
using Tandem.Sales.Calls;
using Tandem.Sales.Deals;
using Tandem.Sales.Deals.Board;
using Tandem.Sales.Deals.Bulk;
using Tandem.Sales.Deals.Rotting;
using Tandem.Sales.FollowUps;
using Tandem.Sales.Handoffs;
using Tandem.Sales.Merge;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Products;
using Tandem.Sales.Public;
using Tandem.Sales.Qualification;
using Tandem.Sales.Reasons;
using Tandem.Sales.Verify;

namespace Tandem.Sales;

/// <summary>People handed over, pipelines and deals, and the daily work on them: from the first call to won or lost.</summary>
public sealed class SalesModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Sales";

    /// <inheritdoc/>
    public override string Purpose => "People handed over, pipelines and deals, and the daily work on them: from the first call to won or lost.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Checks(SalesChecks.All);
        add.Services.AddSingleton<BuyerProgress>();
        add.Services.AddSingleton<DealSaver>();
        add.Services.AddSingleton<DealReferenceReader>();
        add.Services.AddSingleton<DealWriter>();
        add.Services.AddSingleton<DealUndo>();
        add.Services.AddSingleton<ProductWriter>();
        foreach (var part in SalesMergeParts.All)
        {
            add.Services.AddSingleton(part);
        }

        add.BeforeServing(services => services.GetRequiredService<Db>().Write(Starters.Ensure));

        AddPipelines(add);
        AddCatalogue(add);
        AddDeals(add);
        AddBulk(add);
        HandoffsPart.Register(add);
        AddWork(add);
        add.FirstStep(SetUpStep.Pipeline, "select 1 from sales_stages where version > 1");
        add.FirstStep(SetUpStep.Pipeline, "select 1 from sales_pipelines where version > 1");
        add.FirstStep(SetUpStep.Pipeline, "select 1 from sales_deals");
        add.FirstStep(SetUpStep.Promise, "select 1 from sales_handoff_policy where version > 1");
        add.Tables(SalesTables.All);
        add.Personal(SalesTables.Personal);
        add.Mentions(new MentionRule("sales_products", Mention.ReplaceAddress));
    }

    private static void AddPipelines(Contributions add)
    {
        add.Services.AddSingleton<ListPipelines.Handler>();
        add.Services.AddSingleton<CreatePipeline.Handler>();
        add.Services.AddSingleton<EditPipeline.Handler>();
        add.Services.AddSingleton<DeletePipeline.Handler>();
        add.Services.AddSingleton<MapPipeline.Handler>();
        add.Services.AddSingleton<CreateStage.Handler>();
        add.Services.AddSingleton<EditStage.Handler>();
        add.Services.AddSingleton<DeleteStage.Handler>();
        add.Endpoints(
            ListPipelines.Map, CreatePipeline.Map, EditPipeline.Map, DeletePipeline.Map, MapPipeline.Map, CreateStage.Map, EditStage.Map, DeleteStage.Map);
    }

    private static void AddCatalogue(Contributions add)
    {
        add.Services.AddSingleton<ListReasons.Handler>();
        add.Services.AddSingleton<EditReasons.Handler>();
        add.Services.AddSingleton<ListProducts.Handler>();
        add.Services.AddSingleton<EditProducts.Handler>();
        add.Endpoints(ListReasons.Map, EditReasons.Map, ListProducts.Map, EditProducts.Map);
    }

    private static void AddDeals(Contributions add)
    {
        add.Services.AddSingleton(DealFilters.Listed);
        add.Services.AddSingleton<DealReader>();
        add.Services.AddSingleton<DealQuery>();
        add.Services.AddSingleton<DealAccess>();
        add.Services.AddSingleton<ListDeals.Handler>();
        add.Services.AddSingleton<CountDeals.Handler>();
        add.Services.AddSingleton<GetDeal.Handler>();
        add.Services.AddSingleton<CreateDeal.Handler>();
        add.Services.AddSingleton<EditDeal.Handler>();
        add.Services.AddSingleton<ArchiveDeal.Handler>();
        add.Services.AddSingleton<MoveDeal.Handler>();
        add.Services.AddSingleton<ShowBoard.Handler>();
        add.Services.AddSingleton<IReactor, DealActivityReactor>();
        add.Services.AddSingleton<DealHistory.Handler>();
        add.Services.AddSingleton<DealPeople.Handler>();
        add.Services.AddSingleton<CompanyDeals.Handler>();
        add.Services.AddSingleton<ExportDeals.Handler>();
        add.Services.AddSingleton<ExportSource>(services => services.GetRequiredService<ExportDeals.Handler>());
        add.Services.AddSingleton<SearchSource, DealSearch>();
        add.Services.AddSingleton<DealTimeline.Handler>();
        foreach (var source in DealTimeline.Sources)
        {
            add.Services.AddSingleton(source);
        }

        foreach (var description in DealTimeline.Events)
        {
            add.Services.AddSingleton(description);
        }

        add.Endpoints(
            ListDeals.Map, CountDeals.Map, GetDeal.Map, CreateDeal.Map, EditDeal.Map, ArchiveDeal.Map, MoveDeal.Map, DealHistory.Map, DealPeople.Map,
            DealTimeline.Map, CompanyDeals.Map, ExportDeals.Map, ShowBoard.Map);
    }

    private static void AddBulk(Contributions add)
    {
        add.Services.AddSingleton<BulkDealSet>();
        add.Services.AddSingleton<BulkDeals.Handler>();
        add.Job<BulkDealsJob>(BulkDealsJob.Kind);
        add.Job<UndoDealChanges>(UndoDealChanges.Kind);
        add.Endpoints(BulkDeals.Map);
    }

    private static void AddWork(Contributions add)
    {
        add.Services.AddSingleton(FollowUpNotices.Assigned);
        add.Services.AddSingleton(FollowUpNotices.Reminder);
        add.Timer<FollowUpNotices>(FollowUpNotices.TimerKind);
        add.Services.AddSingleton<FollowUpPlanner>();
        add.Services.AddSingleton<CreateFollowUp.Handler>();
        add.Services.AddSingleton<EditFollowUp.Handler>();
        add.Services.AddSingleton<FinishFollowUp.Handler>();
        add.Services.AddSingleton<ListFollowUps.Handler>();
        add.Services.AddSingleton<LogCall.Handler>();
        add.Services.AddSingleton<QualifyDeal.Handler>();
        foreach (var description in FollowUpTimeline.Events)
        {
            add.Services.AddSingleton(description);
        }

        add.Endpoints(CreateFollowUp.Map, EditFollowUp.Map, FinishFollowUp.Map, ListFollowUps.Map, LogCall.Map, QuestionSets.Map, QualifyDeal.Map);
    }
}
