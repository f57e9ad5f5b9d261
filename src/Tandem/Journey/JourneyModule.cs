using Tandem.Journey.Operations;
using Tandem.Journey.Public;
using Tandem.Journey.Reactors;
using Tandem.Platform.Lanes;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;

namespace Tandem.Journey;

/// <summary>The log of every person's journey, and the reactors that read it.</summary>
public sealed class JourneyModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Journey";

    /// <inheritdoc/>
    public override string Purpose => "Writes every person's journey down once, and lets reactors read it in order.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<ReactorSignal>();
        add.Services.AddSingleton<Journal>();
        add.Services.AddSingleton<SeenMessages>();
        add.Services.AddSingleton<Subjects>();
        add.Services.AddSingleton<EventDescriptions>();
        add.Services.AddSingleton<Timelines>();
        add.Services.AddSingleton<JourneyHistory>();
        add.Services.AddSingleton<LaneLeases>();
        add.Services.AddSingleton<ReactorHost>();
        add.Services.AddSingleton(provider =>
        {
            var host = provider.GetRequiredService<ReactorHost>();
            return new LogFollowers(async cancel => await host.CatchUp(cancel), host.GiveUp, host.Lag);
        });
        add.Worker<ReactorHost>();
        add.Services.AddSingleton<ListSetAside>();
        add.Endpoints(ListSetAside.Map);
        add.Checks(JourneyChecks.All);
        add.FirstStep(SetUpStep.Events, "select 1 from journey_seen_messages");
        add.Tables(new ModuleTables
        {
            Records = ["journey_events", "journey_subjects", "journey_seen_messages", "journey_set_aside"],
            Kept = ["journey_cursors", "journey_lanes", "journey_leases", "journey_workers"],
        });
    }
}
