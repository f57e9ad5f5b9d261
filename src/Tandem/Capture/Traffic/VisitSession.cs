using Tandem.Engines.Traffic.Agents;
using Tandem.Engines.Traffic.Channels;
using Tandem.Engines.Traffic.Sessions;
using Tandem.Platform.Data;

namespace Tandem.Capture.Traffic;

/// <summary>A row of <c>capture_sessions</c>.</summary>
internal sealed class VisitSession : ISessionSpan
{
    public Guid SubjectId { get; init; }

    public Guid Id { get; init; }

    public Instant StartedAt { get; set; }

    public Instant LastAt { get; set; }

    public int Pages { get; set; }

    public int Events { get; set; }

    public int Forms { get; set; }

    public int EngagedSeconds { get; set; }

    public string Channel { get; set; } = ChannelRules.Unassigned;

    public string Source { get; init; } = Touch.Direct;

    public string Medium { get; init; } = Touch.NoMedium;

    public string? Campaign { get; init; }

    public string? Term { get; init; }

    public string? Content { get; init; }

    public string? ClickId { get; init; }

    public bool IsCampaign { get; init; }

    public string? Referrer { get; init; }

    public string? LandingPage { get; set; }

    public string? LastPage { get; set; }

    public string? Browser { get; set; }

    public string? BrowserVersion { get; set; }

    public string? Os { get; set; }

    public string? OsVersion { get; set; }

    public string? Device { get; set; }

    public string? DeviceModel { get; set; }

    public string? Bot { get; set; }

    /// <summary>Where it came from, as the rules of channels ask.</summary>
    public Touch Touch => new()
    {
        Source = Source,
        Medium = Medium,
        Campaign = Campaign,
        Term = Term,
        Content = Content,
        ClickId = ClickId,
        ReferrerHost = Referrer,
        Page = LandingPage,
        IsCampaign = IsCampaign,
    };

    long ISessionSpan.StartedAt => StartedAt.Milliseconds;

    long ISessionSpan.LastAt => LastAt.Milliseconds;

    string? ISessionSpan.Agent => Browser is null ? null : AgentKey(Browser, Os, Device, Bot is not null);

    string? ISessionSpan.Campaign => Touch.CampaignKey;

    /// <summary>Tells two devices of a person apart, and a machine from a person.</summary>
    public static string? AgentKey(UserAgent? agent, bool isBot) => agent is null ? null : AgentKey(agent.Browser, agent.System, EnumText.Of(agent.Device), isBot);

    /// <summary>A session that begins with a hit.</summary>
    public static VisitSession Begin(VisitHit hit, UserAgent? agent, ChannelRules channels)
    {
        var touch = TouchReader.Read(hit.Arrival);
        var session = new VisitSession
        {
            SubjectId = hit.Subject,
            Id = OrderedId.Next(hit.At),
            StartedAt = hit.At,
            LastAt = hit.At,
            Channel = channels.ChannelOf(touch with { Page = hit.Page }),
            Source = touch.Source,
            Medium = touch.Medium,
            Campaign = touch.Campaign,
            Term = touch.Term,
            Content = touch.Content,
            ClickId = touch.ClickId,
            IsCampaign = touch.IsCampaign,
            Referrer = touch.ReferrerHost,
        };
        session.See(agent);
        return session;
    }

    /// <summary>Enters a hit that belongs here.</summary>
    public void Enter(VisitHit hit, UserAgent? agent)
    {
        StartedAt = hit.At < StartedAt ? hit.At : StartedAt;
        var isLate = hit.Kind is HitKind.Leave && hit.At.Milliseconds > LastAt.Milliseconds + SessionCutter.Idle;
        var isLatest = hit.At >= LastAt && !isLate;
        LastAt = isLatest ? hit.At : LastAt;
        Pages += hit.IsView ? 1 : 0;
        Events++;
        Forms += hit.IsForm ? 1 : 0;
        EngagedSeconds += hit.EngagedSeconds;
        LandingPage ??= hit.Page;
        LastPage = isLatest && hit.Kind is not HitKind.Leave ? hit.Page ?? LastPage : LastPage;
        Bot ??= hit.Bot;
        See(agent);
    }

    private void See(UserAgent? agent)
    {
        if (agent is not null && Browser is null)
        {
            (Browser, BrowserVersion, Os, OsVersion) = (agent.Browser, agent.BrowserVersion, agent.System, agent.SystemVersion);
            (Device, DeviceModel) = (EnumText.Of(agent.Device), agent.Model is null || agent.Brand is null || agent.Model.StartsWith(agent.Brand, StringComparison.Ordinal) ? agent.Model : $"{agent.Brand} {agent.Model}");
        }
    }

    private static string AgentKey(string browser, string? system, string? device, bool isBot) => $"{browser}\n{system}\n{device}\n{isBot}";
}
