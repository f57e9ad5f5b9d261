using Tandem.Notifications.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Sales.Pipelines;
using Tandem.Sales.Reasons;

namespace Tandem.Sales.Handoffs;

/// <summary>What the answers to a handoff share.</summary>
internal static class Answers
{
    /// <summary>Tells whoever handed the person over by hand. What the score sent has no sender to tell.</summary>
    public static Task TellSender(Tx tx, Notifier notifier, Handoff handoff, string title, string? body) =>
        handoff.SentBy.StartsWith("user:", StringComparison.Ordinal) && Guid.TryParse(handoff.SentBy["user:".Length..], out var sender)
            ? notifier.Tell(tx, [HandoffNotices.Answered(handoff, title, body, sender)])
            : Task.CompletedTask;

    /// <summary>A reason from the list of <paramref name="kind"/>: marketing learns from reasons only if they add up.</summary>
    public static async Task<string?> Reason(Tx tx, JsonBody body, string kind)
    {
        if (body.Text("reason") is not { } text)
        {
            body.Refuse("reason", "A reason is needed: marketing learns from it.");
            return null;
        }

        await Starters.Ensure(tx);
        if (await ReasonRows.Find(tx, kind, text) is { } known)
        {
            return known;
        }

        var names = (await ReasonRows.Of(tx, kind)).Select(reason => reason.Name);
        body.Refuse("reason", $"One of these is expected: {string.Join(", ", names)}.");
        return null;
    }
}
