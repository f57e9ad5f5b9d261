using Tandem.Journey.Public;
using Tandem.Platform.Modules;
using Tandem.Platform.Privacy;

namespace Tandem.Capture.Traffic;

/// <summary>What visits, channels and the judgement of machines contribute.</summary>
internal static class TrafficPart
{
    public static readonly IReadOnlyList<string> Records = ["capture_sessions", "capture_session_pages"];

    public static readonly IReadOnlyList<string> Kept = ["capture_channel_rules"];

    public static void Register(Contributions add)
    {
        add.Services.AddSingleton<ChannelBook>();
        add.Services.AddSingleton<IReactor, SessionReactor>();
        add.Services.AddSingleton<EditChannels.Handler>();
        add.Services.AddSingleton<TryVisit.Handler>();
        add.Services.AddSingleton<ListTraffic.Handler>();
        add.Services.AddSingleton<ListTrafficPeople.Handler>();
        add.Services.AddSingleton<LiveVisitors.Handler>();
        add.Services.AddSingleton<ContactVisits.Handler>();
        add.Job<SortVisits>(SortVisits.Kind);
        add.Personal(PersonalTable.BySubject("capture_sessions", "subject_id"));
        add.Personal(PersonalTable.BySubject("capture_session_pages", "subject_id"));
        add.Endpoints(EditChannels.Map, TryVisit.Map, ListTraffic.Map, ListTrafficPeople.Map, LiveVisitors.Map, ContactVisits.Map);
        foreach (var description in TrafficTimeline.Events)
        {
            add.Services.AddSingleton(description);
        }
    }
}
