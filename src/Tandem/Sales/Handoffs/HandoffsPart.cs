using Tandem.Journey.Public;
using Tandem.Platform.Modules;
using Tandem.Sales.Handoffs.Policy;
using Tandem.Sales.Handoffs.Routing;

namespace Tandem.Sales.Handoffs;

/// <summary>What handoffs contribute to the module.</summary>
internal static class HandoffsPart
{
    public static void Register(Contributions add)
    {
        add.Services.AddSingleton<Router>();
        add.Services.AddSingleton<HandoffClock>();
        add.Services.AddSingleton<HandoffDesk>();
        add.Services.AddSingleton<HandoffReader>();
        add.Services.AddSingleton<HandoffAccess>();
        add.Services.AddSingleton<Answers>();
        add.Services.AddSingleton<IReactor, HandoffReactor>();
        add.Timer<HandoffTimer>(HandoffClock.Kind);
        add.Timer<RecycleTimer>(RecycleTimer.Kind);
        AddUseCases(add);
        AddRouting(add);
        foreach (var description in HandoffTimeline.Events)
        {
            add.Services.AddSingleton(description);
        }

        foreach (var kind in HandoffNotices.Kinds)
        {
            add.Services.AddSingleton(kind);
        }
    }

    private static void AddUseCases(Contributions add)
    {
        add.Services.AddSingleton<ListHandoffs.Handler>();
        add.Services.AddSingleton<GetHandoff.Handler>();
        add.Services.AddSingleton<SendHandoff.Handler>();
        add.Services.AddSingleton<AcceptHandoff.Handler>();
        add.Services.AddSingleton<RejectHandoff.Handler>();
        add.Services.AddSingleton<QualifyHandoff.Handler>();
        add.Services.AddSingleton<GiveHandoff.Handler>();
        add.Services.AddSingleton<HandoffOutcomes.Handler>();
        add.Endpoints(
            ListHandoffs.Map, GetHandoff.Map, SendHandoff.Map, AcceptHandoff.Map, RejectHandoff.Map, QualifyHandoff.Map, GiveHandoff.Map, HandoffOutcomes.Map);
    }

    private static void AddRouting(Contributions add)
    {
        add.Services.AddSingleton<EditHandoffPolicy.Handler>();
        add.Services.AddSingleton<EditReps.Handler>();
        add.Services.AddSingleton<EditAbsences.Handler>();
        add.Services.AddSingleton<EditTerritories.Handler>();
        add.Endpoints(EditHandoffPolicy.Map, EditReps.Map, EditAbsences.Map, EditTerritories.Map);
    }
}
