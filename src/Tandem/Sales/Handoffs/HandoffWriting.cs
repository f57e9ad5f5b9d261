using Tandem.People.Public;

namespace Tandem.Sales.Handoffs;

internal static class HandoffWriting
{
    /// <summary>What a handoff does to its contact, on behalf of whoever made it move. The right to do that was checked on the handoff.</summary>
    public static WriteOptions By(string actor) => new()
    {
        Source = actor.StartsWith("user:", StringComparison.Ordinal) ? "ui" : actor.StartsWith("token:", StringComparison.Ordinal) ? "api" : "system",
        Actor = actor,
        Match = MatchPolicy.UpdateOnly,
    };
}
