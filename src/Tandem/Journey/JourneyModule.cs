using Tandem.Journey.Operations;
using Tandem.Journey.Public;
using Tandem.Journey.Reactors;
using Tandem.Journey.Retention;
using Tandem.Platform.Lanes;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

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
        add.Personal(
            PersonalTable.BySubject("journey_events", "subject_id") with { Columns = "id, subject_id, type, occurred_at, received_at, source, actor, data, bot, verified" },
            new PersonalTable("journey_subjects", session => $"({session.In("subject_id", "subjects")} or {session.In("contact_id", "contacts")})"),
            PersonalTable.BySubject("journey_set_aside", "subject_id") with { IsExported = false });
        add.Retention(OldEvents.OfBots, OldEvents.OfTheWeb);
        add.Tables(new ModuleTables
        {
            Records = ["journey_events", "journey_subjects", "journey_seen_messages", "journey_set_aside"],
            Kept = ["journey_cursors", "journey_lanes", "journey_leases", "journey_workers"],
        });
    }
}
