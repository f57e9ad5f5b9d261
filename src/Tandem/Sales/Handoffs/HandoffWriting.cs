using Tandem.People.Public;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Handoffs;

internal static class HandoffWriting
{
    /// <summary>What a handoff does to its contact, on behalf of whoever made it move. The right to do that was checked on the handoff.</summary>
    public static WriteOptions By(string actor) => new()
    {
        Source = Writing.Source(actor),
        Actor = actor,
        Match = MatchPolicy.UpdateOnly,
    };
}
