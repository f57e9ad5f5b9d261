using System.Text.Json;
using Tandem.Engines.Traffic;
using Tandem.Engines.Traffic.Channels;
using Tandem.Engines.Traffic.Sessions;
using Tandem.Journey.Public;

namespace Tandem.Capture.Traffic;

/// <summary>Reads what an event says about a visit. Everything in it may come from strangers: what has not the shape that one expects is not there.</summary>
internal static class HitReader
{
    /// <summary>What people do on a site. A product's own events are left alone: most come from servers, and each would be read for nothing.</summary>
    public static readonly IReadOnlySet<string> Types = new HashSet<string>(
        ["page_viewed", "screen_viewed", PageLeft, "link_clicked", "file_downloaded", FormSubmitted, "identified"], StringComparer.Ordinal);

    private const string PageLeft = "page_left";
    private const string FormSubmitted = "form_submitted";
    private const int LongestLook = 4 * 60 * 60;
    private const int LongestAgent = 1024;

    /// <summary>The hit; null for what is nobody's doing on a site.</summary>
    public static VisitHit? Read(LoggedEvent happened)
    {
        if (happened.Source is "import" || Access.Public.Actor.IsUser(happened.Actor) || !Types.Contains(happened.Type))
        {
            return null;
        }

        using var document = JsonDocument.Parse(happened.Data.Value);
        try
        {
            return Read(happened, new EventData(document.RootElement));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON, but no text.
            return null;
        }
    }

    private static VisitHit Read(LoggedEvent happened, EventData data)
    {
        var isView = happened.Type is "page_viewed" or "screen_viewed";
        var agent = data.Text("context", "userAgent");
        var address = data.Text("properties", "url") ?? data.Text("context", "page", "url");
        var arrival = Arrival.Of(address, data.Text("properties", "referrer") ?? data.Text("context", "page", "referrer"), CampaignOf(data));
        return new VisitHit
        {
            Subject = happened.SubjectId,
            At = happened.OccurredAt > happened.ReceivedAt ? happened.ReceivedAt : happened.OccurredAt,
            Kind = happened.Type is PageLeft ? HitKind.Leave : isView ? HitKind.View : agent is null ? HitKind.Echo : HitKind.Act,
            Arrival = arrival,
            Page = TouchReader.PageOf(arrival.Page) ?? Short(data.Text("properties", "path") ?? data.Text("context", "page", "path") ?? (isView ? data.Text("name") : null), 500),
            UserAgent = Short(agent, LongestAgent),
            IsView = isView,
            IsForm = happened.Type is FormSubmitted,
            EngagedSeconds = happened.Type is PageLeft ? Whole(data.Text("properties", "engagedSeconds"), LongestLook) : 0,
            ScrollDepth = happened.Type is PageLeft ? Whole(data.Text("properties", "scrollDepth"), 100) : 0,
            Bot = happened.Bot,
        };
    }

    private static CampaignTags? CampaignOf(EventData data) => data.Names("context", "campaign").Count == 0 ? null : new CampaignTags(
        data.Text("context", "campaign", "source"),
        data.Text("context", "campaign", "medium"),
        data.Text("context", "campaign", "name"),
        data.Text("context", "campaign", "term"),
        data.Text("context", "campaign", "content"));

    private static int Whole(string? number, int most) =>
        double.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var value) && value > 0 ? (int)Math.Min(Math.Round(value), most) : 0;

    private static string? Short(string? text, int most) => text is null ? null : ShortText.Of(text, most);
}
