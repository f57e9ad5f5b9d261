using System.Globalization;
using Tandem.Journey.Public;
using Tandem.Sales.Public;

namespace Tandem.Sales.FollowUps;

/// <summary>What follow-ups and calls say on a timeline.</summary>
internal static class FollowUpTimeline
{
    public static readonly IReadOnlyList<EventDescription> Events =
    [
        Of(FollowUpEvents.TaskDone, data => new EventText($"{Kind(data)} done: {data.Text("title") ?? "a task"}", data.Text("outcome"))),
        Of(FollowUpEvents.TaskReopened, data => new EventText($"{Kind(data)} open again: {data.Text("title") ?? "a task"}")),
        Of(FollowUpEvents.CallLogged, data => new EventText(Call(data), Detail(data))),
        Of(FollowUpEvents.DealCalled, data => new EventText(Call(data), Detail(data))) with { OnlyOn = "deal" },
    ];

    private static EventDescription Of(string type, Func<EventData, EventText> text) => new(type, EventKinds.Sales, EventTeam.Sales, text);

    private static string Kind(EventData data) => data.Text("kind") switch
    {
        "call" => "Call",
        "email" => "Mail",
        "meeting" => "Meeting",
        _ => "Task",
    };

    private static string Call(EventData data) => (data.Text("direction") is "inbound" ? "They called" : "Called") + data.Text("outcome") switch
    {
        "connected" => ": talked",
        "noAnswer" => ": no answer",
        "leftVoicemail" => ": left a voicemail",
        "wrongNumber" => ": wrong number",
        "busy" => ": busy",
        _ => "",
    };

    private static string? Detail(EventData data)
    {
        string?[] parts =
        [
            int.TryParse(data.Text("seconds"), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds < 60 ? $"{seconds} s" : $"{seconds / 60} min" : null,
            data.Text("deal"),
            data.Text("note"),
        ];
        return string.Join(" · ", parts.OfType<string>()) is { Length: > 0 } detail ? detail : null;
    }
}
