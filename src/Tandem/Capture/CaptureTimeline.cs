using Tandem.Journey.Public;

namespace Tandem.Capture;

/// <summary>What visits and the event API's own calls say on a timeline. Events of a product are shown by their names.</summary>
internal static class CaptureTimeline
{
    public static readonly IReadOnlyList<EventDescription> Events =
    [
        new("page_viewed", EventKinds.Web, EventTeam.Marketing, Page) { IsPersonsOwn = true },
        new("screen_viewed", EventKinds.Web, EventTeam.Marketing, data => new EventText($"Opened {data.Text("name") ?? data.Text("properties", "name") ?? "a screen"}"))
        {
            IsPersonsOwn = true,
        },
        new("identified", EventKinds.Web, EventTeam.Marketing, _ => new EventText("Said who they are")) { IsPersonsOwn = true },
        new("group_joined", EventKinds.Web, EventTeam.Marketing, data => new EventText("Joined an account", data.Text("groupId"))) { IsPersonsOwn = true },
        new("aliased", EventKinds.Record, EventTeam.System, data => new EventText("Known under another id", data.Text("previousId"))),
        new(SubjectEvents.VisitorJoined, EventKinds.Record, EventTeam.System, _ => new EventText("Recognised: earlier visits belong here")),
        new(SubjectEvents.VisitorParted, EventKinds.Record, EventTeam.System, _ => new EventText("Not theirs: the visits of a browser were taken away")),
    ];

    private static EventText Page(EventData data)
    {
        var url = data.Text("properties", "url") ?? data.Text("context", "page", "url");
        var path = data.Text("properties", "path") ?? data.Text("context", "page", "path") ?? (Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.AbsolutePath : null);
        var title = data.Text("properties", "title") ?? data.Text("context", "page", "title") ?? data.Text("name") ?? path;
        return new EventText(title is null ? "Viewed a page" : $"Viewed {title}", url ?? (title == path ? null : path));
    }
}
