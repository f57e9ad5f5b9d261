using Tandem.Capture.Catalogue;
using Tandem.Capture.Forms;
using Tandem.Capture.Identity;
using Tandem.Capture.IngestEvents;
using Tandem.Capture.Retention;
using Tandem.Capture.Tracker;
using Tandem.Capture.Traffic;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Capture;

/// <summary>What happens outside comes in here: events of websites and products, and the visitors behind them.</summary>
public sealed class CaptureModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Capture";

    /// <inheritdoc/>
    public override string Purpose => "Takes in what visitors and products do, and knows visitors from contacts.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<PeopleOfEvents>();
        add.Services.AddSingleton<VisitorJoin>();
        add.Services.AddSingleton<Senders>();
        add.Services.AddSingleton<PartVisitor.Handler>();
        add.Services.AddSingleton<IngestEvents.IngestEvents>();
        add.Services.AddSingleton<Sites>();
        add.Services.AddSingleton<SiteSigns>();
        add.Services.AddSingleton<CookielessVisitors>();
        add.Services.AddSingleton<EditSites.Handler>();
        add.Middleware(app => app.UseMiddleware<EventDoor>());
        // Clients of Segment's API compress what they send. How large it may become is the route's matter.
        add.Services.AddRequestDecompression();
        add.Middleware(app => app.UseWhen(context => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal), events => events.UseRequestDecompression()));
        add.Endpoints(EventRoutes.Map, ServeTracker.Map, EditSites.Map, PartVisitor.Map);
        foreach (var description in CaptureTimeline.Events)
        {
            add.Services.AddSingleton(description);
        }

        CataloguePart.Register(add);
        add.Timer<DailySalt>(DailySalt.Kind);
        TrafficPart.Register(add);
        FormsPart.Register(add);
        add.Timer<ForgetSeenMessages>(ForgetSeenMessages.Kind);
        add.BeforeServing(ForgetSeenMessages.Start);
        add.FirstStep(SetUpStep.Events, "select 1 from capture_visitors");
        add.Personal(PersonalTable.BySubject("capture_visitors", "id") with
        {
            Erase = async (tx, person) =>
            {
                // A browser that others use, too, stays theirs. No index leads there, so old strangers, who come in hundreds, are not looked for.
                if (person.Contacts.Length > 0)
                {
                    await tx.Execute($"update capture_visitors set acts_as = null where {tx.In("acts_as", "subjects")}", person.Parameters);
                }

                await tx.Execute($"delete from capture_visitors where {tx.In("id", "subjects")}", person.Parameters);
            },
        });
        add.Services.AddSingleton(ForgetVisitors.Kind);
        add.Tables(new ModuleTables
        {
            Records = ["capture_visitors", .. CataloguePart.Records, .. TrafficPart.Records],
            Kept = ["capture_salts", "capture_sites", .. CataloguePart.Kept, .. TrafficPart.Kept],
        });
    }
}
