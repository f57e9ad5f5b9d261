using Tandem.Access;
using Tandem.Alignment;
using Tandem.Audience;
using Tandem.Capture;
using Tandem.Demo;
using Tandem.Imports;
using Tandem.Insights;
using Tandem.Journey;
using Tandem.Messaging;
using Tandem.Notifications;
using Tandem.People;
using Tandem.Platform.Modules;
using Tandem.Sales;

namespace Tandem;

/// <summary>The modules by name, in the order in which their schemas build on each other.</summary>
public static class AllModules
{
    /// <summary>Every module of this binary.</summary>
    public static readonly IReadOnlyList<Module> InOrder =
    [
        new AccessModule(),
        new JourneyModule(),
        new NotificationsModule(),
        new MessagingModule(),
        new PeopleModule(),
        new CaptureModule(),
        new AudienceModule(),
        new SalesModule(),
        new AlignmentModule(),
        new InsightsModule(),
        new ImportsModule(),
        new DemoModule(),
    ];
}
