using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Handoffs.Routing;

namespace Tandem.Sales.Handoffs;

/// <summary>A handoff that somebody may answer, and the person it is about.</summary>
internal sealed record Answerable(Handoff Handoff, Lead Lead);

/// <summary>The way from an id to a handoff that the caller may answer.</summary>
public sealed class HandoffAccess(HandoffReader reader)
{
    /// <summary>Why somebody has a lead that nobody had been given.</summary>
    internal const string TookIt = "Took it";

    /// <summary>
    /// The handoff, locked. One out of reach is not found; one within sight that belongs to somebody else is forbidden, but what nobody has, anybody who
    /// takes leads may take; one that has moved on says who moved it.
    /// </summary>
    internal async Task<Result<Answerable>> Find(Tx tx, Caller caller, Guid id, IfMatch ifMatch, params HandoffState[] expected)
    {
        if (await HandoffTable.Lock(tx, id) is not { } handoff || !(caller.May(Rights.Handoffs.Read, handoff.OwnerId) || WasEverybodys(handoff)))
        {
            return Problem.NotFound("The handoff");
        }

        if (WasEverybodys(handoff) && !expected.Contains(handoff.State))
        {
            return await Moved(tx, caller, handoff);
        }

        if (!caller.May(Rights.Handoffs.Edit, handoff.OwnerId) && !(handoff.OwnerId is null && caller.May(Rights.Handoffs.Edit)))
        {
            return Problem.Forbidden("You may see this handoff, but it is not yours to answer.");
        }

        if (!expected.Contains(handoff.State))
        {
            return await Moved(tx, caller, handoff);
        }

        if (!ifMatch.Allows(handoff.Version))
        {
            return Problem.Stale((await reader.Find(tx, caller, id))!);
        }

        return await Lead.Load(tx, handoff.ContactId) is { ArchivedAt: null } lead
            ? new Answerable(handoff, lead)
            : Problem.Conflict("contactGone", "The person of this handoff was archived or merged into another record.");
    }

    /// <summary>The handoff as it is now, for the answer.</summary>
    internal async Task<Result<HandoffView>> Show(Tx tx, Caller caller, Guid id) =>
        await reader.Find(tx, caller, id) is { } view ? view : Problem.NotFound("The handoff");

    /// <summary>What nobody had, everybody saw: whoever wanted it a moment too late may know who took it.</summary>
    private static bool WasEverybodys(Handoff handoff) => handoff is { State: HandoffState.Accepted, OwnerWhy: TookIt };

    private async Task<Problem> Moved(Tx tx, Caller caller, Handoff handoff)
    {
        var by = handoff.State == HandoffState.Accepted ? $"user:{handoff.AcceptedBy}" : handoff.ClosedBy ?? "system";
        var name = (await ActorNames.Of(tx, [by])).NameOf(by);
        var said = handoff.State switch
        {
            HandoffState.Sent => "Nobody has accepted this lead yet.",
            HandoffState.Accepted => $"{name} has accepted this lead already.",
            HandoffState.Rejected => $"{name} has sent this lead back.",
            HandoffState.Expired => "This lead was not answered in time and went on to somebody else.",
            HandoffState.Qualified => $"{name} has made a deal of this lead.",
            _ => $"{name} has sent this lead back until {handoff.RecycleUntil}.",
        };
        return Problem.Conflict($"already{handoff.State}", said, new { by = name, state = handoff.State, current = await reader.Find(tx, caller, handoff.Id) });
    }
}
