using System.Globalization;
using Tandem.Journey.Public;
using Tandem.Sales.Public;

namespace Tandem.Sales.Handoffs;

/// <summary>What handoffs say on a person's timeline.</summary>
internal static class HandoffTimeline
{
    public static readonly IReadOnlyList<EventDescription> Events =
    [
        Of(HandoffEvents.Sent, EventTeam.Marketing, data => new EventText($"Handed over to {data.Text("ownerName") ?? "sales"}", Joined(data.Text("grade"), data.Text("ownerWhy")))),
        Of(HandoffEvents.Accepted, EventTeam.Sales, data => new EventText("Accepted by sales", data.Text("minutes") is { } minutes ? $"after {Spoken(minutes)}" : null)),
        Of(HandoffEvents.Rejected, EventTeam.Sales, data => new EventText("Sent back to marketing", Joined(data.Text("reason"), data.Text("note")))),
        Of(HandoffEvents.Expired, EventTeam.Sales, _ => new EventText("Not answered in the promised time")),
        Of(HandoffEvents.Reassigned, EventTeam.Sales, data => new EventText($"Lead given to {data.Text("toName") ?? "somebody else"}", data.Text("why"))),
        Of(HandoffEvents.Recycled, EventTeam.Sales, data => new EventText($"Sent back until {data.Text("until") ?? "later"}", Joined(data.Text("reason"), data.Text("note")))),
        Of(HandoffEvents.Qualified, EventTeam.Sales, data => new EventText("Qualified: a deal was opened", data.Text("name"))),
    ];

    private static EventDescription Of(string type, EventTeam team, Func<EventData, EventText> text) => new(type, EventKinds.Sales, team, text);

    private static string Spoken(string minutes) => int.TryParse(minutes, CultureInfo.InvariantCulture, out var count) && count >= 60 ? $"{count / 60} h {count % 60} min of working time" : $"{minutes} min of working time";

    private static string? Joined(string? first, string? second) => (first, second) switch
    {
        (not null, not null) => $"{first} · {second}",
        _ => first ?? second,
    };
}
