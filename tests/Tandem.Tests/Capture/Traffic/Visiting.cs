using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Capture.Traffic;

/// <summary>What browsers do in the tests of visits.</summary>
internal static class Visiting
{
    public const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    public const string IPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    public const string Google = "https://www.google.com/";

    /// <summary>Something on the site, so many minutes from now.</summary>
    public static JourneyEvent Does(this World world, Guid subject, string type, double minutes, string page = "/", Look? look = null) => new()
    {
        Subject = subject,
        Type = type,
        OccurredAt = world.Db.Now + TimeSpan.FromMinutes(minutes),
        Source = "api",
        Actor = "token:site",
        Verified = false,
        Data = JsonText.Of(new
        {
            properties = look?.Properties ?? new { },
            context = new { userAgent = look is null ? Chrome : look.Agent, page = new { url = "https://www.acme.example" + page, look?.Referrer } },
        }),
    };

    public static JourneyEvent Sees(this World world, Guid subject, double minutes, string page = "/", string? referrer = null, string? agent = Chrome) =>
        world.Does(subject, "page_viewed", minutes, page, new Look(agent, referrer));

    public static Task Append(this World world, params JourneyEvent[] events) => world.Db.Write(tx =>
    {
        world.Get<Journal>().Append(tx, events);
        return Task.CompletedTask;
    });

    public static async Task Happen(this World world, params JourneyEvent[] events)
    {
        await world.Append(events);
        await world.Settle();
    }

    /// <summary>The visitor says who they are.</summary>
    public static async Task Joins(this World world, Guid visitor, Guid contact)
    {
        await world.Db.Write(async tx =>
        {
            await world.Get<Subjects>().Assign(tx, visitor, "visitor", contact);
            world.Get<Journal>().Append(tx, new JourneyEvent
            {
                Subject = contact,
                Type = "visitor_joined",
                OccurredAt = tx.Now,
                Source = "api",
                Data = JsonText.Of(new { visitorId = visitor }),
            });
        });
        await world.Settle();
    }

    public static Task<IReadOnlyList<SessionRow>> Sessions(this World world) => world.Rows<SessionRow>(
        """
        select subject_id, started_at, last_at, pages, events, forms, engaged_seconds, channel, source, medium, campaign, landing_page, last_page, browser, os, device, bot
        from capture_sessions
        order by started_at, id
        """);

    /// <summary>With what somebody looks, where they come from, and what else there is to say.</summary>
    internal sealed record Look(string? Agent = Chrome, string? Referrer = null, object? Properties = null);

    internal sealed class SessionRow
    {
        public Guid SubjectId { get; init; }

        public Instant StartedAt { get; init; }

        public Instant LastAt { get; init; }

        public int Pages { get; init; }

        public int Events { get; init; }

        public int Forms { get; init; }

        public int EngagedSeconds { get; init; }

        public required string Channel { get; init; }

        public required string Source { get; init; }

        public required string Medium { get; init; }

        public string? Campaign { get; init; }

        public string? LandingPage { get; init; }

        public string? LastPage { get; init; }

        public string? Browser { get; init; }

        public string? Os { get; init; }

        public string? Device { get; init; }

        public string? Bot { get; init; }

        public double Minutes => (LastAt - StartedAt).TotalMinutes;
    }
}
