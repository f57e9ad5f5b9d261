using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Sales.FollowUps;

namespace Tandem.Sales.Calls;

/// <summary>What came of a call.</summary>
public enum CallOutcome
{
    Connected,
    NoAnswer,
    LeftVoicemail,
    WrongNumber,
    Busy,
}

/// <summary>Who called.</summary>
public enum CallDirection
{
    Outbound,
    Inbound,
}

/// <summary>What is sent to log a call.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="TwoWay">Whether both sides spoke; unless said otherwise, when connected.</param>
/// <param name="Direction">Who called; unless said otherwise, we.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Note">What was said.</param>
/// <param name="DealId">What it was about.</param>
/// <param name="At">When it was; unless said otherwise, now.</param>
/// <param name="NextStep">The task that follows from it, about the same person and deal.</param>
public sealed record NewCallBody(
    CallOutcome Outcome, bool? TwoWay, CallDirection? Direction, int? Seconds, string? Note, Guid? DealId, Instant? At, FollowUpBody? NextStep);

/// <summary>A call that was logged.</summary>
/// <param name="Id">Its name in the journey log.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="TwoWay">Whether both sides spoke.</param>
/// <param name="At">When it was.</param>
/// <param name="Task">The next step.</param>
public sealed record CallView(Guid Id, CallOutcome Outcome, bool TwoWay, Instant At, FollowUpView? Task);

/// <summary>A call as it was sent, checked.</summary>
internal sealed record CallBody(CallOutcome Outcome, bool TwoWay, CallDirection Direction, int? Seconds, string? Note, Guid? DealId, Instant At)
{
    private const int LongestNote = 10_000;
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Back = TimeSpan.FromDays(366);

    public static CallBody Read(JsonBody body, Instant now)
    {
        var outcome = body.OneOf<CallOutcome>("outcome");
        if (outcome is null)
        {
            body.Refuse("outcome", "What came of the call?");
        }

        var twoWay = body.Flag("twoWay") ?? outcome == CallOutcome.Connected;
        if (twoWay && outcome is not CallOutcome.Connected)
        {
            body.Refuse("twoWay", "Where nobody was reached, nobody spoke with us.");
        }

        var at = body.Time("at") ?? now;
        if (at > now + Ahead || at < now + -Back)
        {
            body.Refuse("at", "A call is logged when it was, within the last year.");
        }

        return new CallBody(
            outcome ?? default, twoWay, body.OneOf<CallDirection>("direction") ?? CallDirection.Outbound, body.Whole("seconds", 0, 24 * 60 * 60),
            body.Text("note", LongestNote), body.Id("dealId"), at);
    }
}
