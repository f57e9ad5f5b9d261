namespace Tandem.Engines.Traffic.Sessions;

/// <summary>What a hit does to a session.</summary>
public enum HitKind
{
    /// <summary>A page or screen is opened: begins a session where there is none.</summary>
    View,

    /// <summary>Something is done on the site: begins one as well.</summary>
    Act,

    /// <summary>Something happens that may be no visit at all (a server says so): belongs to a session that is there.</summary>
    Echo,

    /// <summary>A page is left: belongs to the session that saw it, be it long ago.</summary>
    Leave,
}

/// <summary>What decides to which session a hit belongs. Times are milliseconds since 1970.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="At">When.</param>
/// <param name="Agent">With what one looks; null where that is not told.</param>
/// <param name="Campaign">The campaign that the hit names; null without one.</param>
public readonly record struct SessionHit(HitKind Kind, long At, string? Agent, string? Campaign);

/// <summary>The time that a session has spanned so far.</summary>
public interface ISessionSpan
{
    /// <summary>When it began.</summary>
    long StartedAt { get; }

    /// <summary>When the last thing in it happened.</summary>
    long LastAt { get; }

    /// <summary>With what one looks; null where that was not told.</summary>
    string? Agent { get; }

    /// <summary>The campaign that it began with; null without one.</summary>
    string? Campaign { get; }
}

/// <summary>Cuts what a person does into sessions: thirty minutes of silence, or another campaign, begin a new one. Two devices have a session each.</summary>
public static class SessionCutter
{
    /// <summary>The silence after which a session is over.</summary>
    public const long Idle = 30 * 60 * 1000;

    /// <summary>How long after the last sign of life a page may still be left.</summary>
    public const long LongestLook = 4 * 60 * 60 * 1000;

    /// <summary>The session that the hit belongs to, the latest where several would do; null where it begins a new one or belongs to none.</summary>
    public static T? Find<T>(IEnumerable<T> sessions, SessionHit hit) where T : class, ISessionSpan
    {
        T? found = null;
        foreach (var session in sessions)
        {
            if (Holds(session, hit) && (found is null || IsNearer(session, found, hit.At)))
            {
                found = session;
            }
        }

        return found;
    }

    /// <summary>Whether a hit that belongs to no session begins one.</summary>
    public static bool Begins(SessionHit hit) => hit.Kind is HitKind.View or HitKind.Act;

    private static bool Holds(ISessionSpan session, SessionHit hit)
    {
        var after = hit.Kind is HitKind.Leave ? LongestLook : Idle;
        return hit.At >= session.StartedAt - Idle && hit.At <= session.LastAt + after
            && (hit.Agent is null || session.Agent is null || hit.Agent == session.Agent)
            && (hit.Campaign is null || hit.Campaign == session.Campaign);
    }

    /// <summary>One that had begun by then comes before one that had not; among these the one that began last.</summary>
    private static bool IsNearer(ISessionSpan session, ISessionSpan found, long at)
    {
        var hasBegun = session.StartedAt <= at;
        return hasBegun != found.StartedAt <= at ? hasBegun : hasBegun ? session.StartedAt > found.StartedAt : session.StartedAt < found.StartedAt;
    }
}
