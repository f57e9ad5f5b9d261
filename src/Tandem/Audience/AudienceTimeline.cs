using Tandem.Audience.Public;
using Tandem.Journey.Public;

namespace Tandem.Audience;

/// <summary>What the events of this module say on a timeline.</summary>
internal static class AudienceTimeline
{
    public static readonly IReadOnlyList<EventDescription> Events =
    [
        new(AudienceEvents.QualificationReached, EventKinds.Lifecycle, EventTeam.Marketing, data => new EventText(
            $"Became MQL: {(data.Text("fit") is { } fit ? $"fit {fit}, " : "")}engagement {data.Text("engagement") ?? "unknown"}",
            data.Texts("reasons") is { Count: > 0 } reasons ? string.Join(" · ", reasons) : null)),
    ];
}
