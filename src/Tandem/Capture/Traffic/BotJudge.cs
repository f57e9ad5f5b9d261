using Tandem.Engines.Traffic.Bots;

namespace Tandem.Capture.Traffic;

/// <summary>Says why an event of the web is taken for a machine's doing. Such events are kept and marked: segments, scores and reports count people.</summary>
public static class BotJudge
{
    /// <summary>Said of browsers that tell that a program drives them (<c>navigator.webdriver</c>).</summary>
    public const string Automated = "automated";

    /// <summary>Whether a program sends it that is no browser at all, such as a server that hands events in for its visitors.</summary>
    public static bool IsProgram(string? userAgent) => BotAgents.Reasons(userAgent)?.Contains(BotAgents.Library, StringComparison.Ordinal) ?? false;

    /// <summary>
    /// The reasons, joined by commas; null for a person's. Agents that were seen before cost next to nothing, so it may be asked for every event.
    /// </summary>
    /// <param name="userAgent">The user agent; without one there is nothing to say against anybody.</param>
    /// <param name="isAutomated">Whether the browser says that a program drives it.</param>
    public static string? Verdict(string? userAgent, bool isAutomated = false) => (BotAgents.Reasons(userAgent), isAutomated) switch
    {
        (null, true) => Automated,
        ({ } reasons, true) => $"{reasons},{Automated}",
        (var reasons, false) => reasons,
    };
}
