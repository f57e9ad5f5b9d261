using System.Globalization;
using Tandem.Journey.Public;

namespace Tandem.Capture.Tracker;

/// <summary>What the tracker's own events say on a timeline.</summary>
internal static class TrackerTimeline
{
    public static readonly IReadOnlyList<EventDescription> Events =
    [
        new("page_left", EventKinds.Web, EventTeam.Marketing, Left) { IsPersonsOwn = true },
        new("link_clicked", EventKinds.Web, EventTeam.Marketing, data => new EventText(
            $"Followed a link{(data.Text("properties", "text") is { } text ? $": {text}" : "")}", data.Text("properties", "href"))) { IsPersonsOwn = true },
        new("file_downloaded", EventKinds.Web, EventTeam.Marketing, data => new EventText(
            $"Downloaded {data.Text("properties", "file") ?? "a file"}", data.Text("properties", "href"))) { IsPersonsOwn = true },
    ];

    private static EventText Left(EventData data)
    {
        var page = data.Text("context", "page", "title") ?? data.Text("properties", "path") ?? "a page";
        var seconds = double.TryParse(data.Text("properties", "engagedSeconds"), CultureInfo.InvariantCulture, out var engaged) ? (int)Math.Clamp(engaged, 0, 86_400) : 0;
        var time = seconds < 60 ? $"{seconds} s" : $"{seconds / 60} min {seconds % 60} s";
        var depth = data.Text("properties", "scrollDepth");
        return new EventText($"Read {page} for {time}", depth is null ? null : $"down to {depth}% of the page");
    }
}
