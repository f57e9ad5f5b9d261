using Tandem.Notifications.Inbox;
using Tandem.Notifications.Live;
using Tandem.Notifications.Mutes;
using Tandem.Notifications.Public;
using Tandem.Platform.Modules;
using Tandem.Platform.Operations;
using Tandem.Platform.Privacy;

namespace Tandem.Notifications;

/// <summary>The inboxes of the people who work here, and the live stream of each.</summary>
public sealed class NotificationsModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Notifications";

    /// <inheritdoc/>
    public override string Purpose => "Tells people of the team what concerns them, once, and at once where they are looking.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
        add.Services.AddSingleton<NoticeKinds>();
        add.Services.AddSingleton<NoticeFeed>();
        add.Services.AddSingleton<NoticeWaker>();
        add.Services.AddSingleton<NoticeListener>();
        add.Services.AddSingleton<NoticeStream>();
        add.Services.AddSingleton<Notifier>();
        add.Services.AddSingleton<ListNotices.Handler>();
        add.Services.AddSingleton<MarkRead.Handler>();
        add.Services.AddSingleton<MuteKinds.Handler>();
        add.Services.AddSingleton<OpenStream.Handler>();
        add.Worker<NoticeListener>();
        add.Timer<ForgetNotices>(ForgetNotices.TimerKind);
        add.BeforeServing(ForgetNotices.Start);
        add.Endpoints(ListNotices.Map, MarkRead.Map, MuteKinds.Map, OpenStream.Map);
        add.Mentions(new MentionRule("notifications_items", Mention.DeleteRow) { Columns = ["title", "body", "link"] });
        add.Tables(new ModuleTables
        {
            Records = ["notifications_items"],
            Kept = ["notifications_inboxes", "notifications_mutes"],
        });
    }
}
