using Tandem.Engines.Traffic.Sessions;

namespace Tandem.Engines.Tests.Traffic;

public class SessionCutterTests
{
    private const long Minute = 60_000;

    [Theory]
    [InlineData(HitKind.View, 39, null, null, true)]
    [InlineData(HitKind.View, 41, null, null, false)]
    [InlineData(HitKind.View, -29, null, null, true)]
    [InlineData(HitKind.View, -31, null, null, false)]
    [InlineData(HitKind.View, 11, "phone", null, false)]
    [InlineData(HitKind.View, 11, "desktop", null, true)]
    [InlineData(HitKind.View, 11, "desktop", "spring", true)]
    [InlineData(HitKind.View, 11, "desktop", "autumn", false)]
    [InlineData(HitKind.Leave, 100, "desktop", null, true)]
    [InlineData(HitKind.Leave, 300, "desktop", null, false)]
    public void A_hit_belongs_to_the_session_within_thirty_minutes_of_the_same_device_and_campaign(HitKind kind, int minute, string? agent, string? campaign, bool belongs)
    {
        var session = new Span(0, 10 * Minute, "desktop", "spring");
        SessionCutter.Find([session], new SessionHit(kind, minute * Minute, agent, campaign)).ShouldBe(belongs ? session : null);
    }

    [Fact]
    public void Of_two_the_one_that_began_last_before_the_hit_has_it()
    {
        Span first = new(0, 10 * Minute, null, null), second = new(12 * Minute, 13 * Minute, null, "spring");
        SessionCutter.Find([first, second], new SessionHit(HitKind.View, 14 * Minute, null, null)).ShouldBe(second);
        SessionCutter.Find([first, second], new SessionHit(HitKind.View, 11 * Minute, null, null)).ShouldBe(first);
    }

    [Fact]
    public void Only_visits_begin_a_session()
    {
        SessionCutter.Begins(new SessionHit(HitKind.View, 0, null, null)).ShouldBeTrue();
        SessionCutter.Begins(new SessionHit(HitKind.Act, 0, null, null)).ShouldBeTrue();
        SessionCutter.Begins(new SessionHit(HitKind.Echo, 0, null, null)).ShouldBeFalse();
        SessionCutter.Begins(new SessionHit(HitKind.Leave, 0, null, null)).ShouldBeFalse();
    }

    private sealed record Span(long StartedAt, long LastAt, string? Agent, string? Campaign) : ISessionSpan;
}
