using System.Globalization;
using Tandem.Journey.Public;

namespace Tandem.Capture.Traffic;

/// <summary>What the tracker's smaller signs say on a timeline.</summary>
internal static class TrafficTimeline
{
    public static readonly IReadOnlyList<EventDescription> Events =
    [
        new("page_left", EventKinds.Web, EventTeam.Marketing, Left) { IsPersonsOwn = true },
        new("link_clicked", EventKinds.Web, EventTeam.Marketing, data => new EventText("Followed a link to another site", data.Text("properties", "href"))) { IsPersonsOwn = true },
        new("file_downloaded", EventKinds.Web, EventTeam.Marketing, data => new EventText("Downloaded a file", data.Text("properties", "href"))) { IsPersonsOwn = true },
    ];

    private static EventText Left(EventData data)
    {
        var page = data.Text("properties", "path") ?? data.Text("context", "page", "path") ?? "a page";
        var seconds = double.TryParse(data.Text("properties", "engagedSeconds"), CultureInfo.InvariantCulture, out var value) ? (long)value : 0;
        var depth = data.Text("properties", "scrollDepth");
        return new EventText($"Left {page}", string.Join(", ", new[] { seconds > 0 ? $"{seconds.ToString(CultureInfo.InvariantCulture)} s engaged" : null, depth is null ? null : $"scrolled to {depth} %" }.OfType<string>()) is { Length: > 0 } detail ? detail : null);
    }
}
