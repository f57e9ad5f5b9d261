namespace Tandem.Sales.Public;

/// <summary>The types of events that the daily work with people leaves: on the contact, else on the deal or the company that it is about.</summary>
public static class FollowUpEvents
{
    /// <summary>A follow-up was done; data: taskId, title, kind, outcome.</summary>
    public const string TaskDone = "task_done";

    /// <summary>It was not done after all; data: taskId, title, kind.</summary>
    public const string TaskReopened = "task_reopened";

    /// <summary>
    /// Somebody called or was called; data: callId, outcome (connected, noAnswer, leftVoicemail, wrongNumber, busy), twoWay (whether both sides spoke),
    /// direction (outbound, inbound), seconds, note, dealId, deal, taskId of the next step.
    /// </summary>
    public const string CallLogged = "call_logged";

    /// <summary>
    /// The same call on the deal that it was about, for the deal's own timeline; data: callId, contactId, outcome, twoWay, direction, seconds, note, taskId.
    /// Whoever counts calls counts <see cref="CallLogged"/>.
    /// </summary>
    public const string DealCalled = "deal_called";
}
