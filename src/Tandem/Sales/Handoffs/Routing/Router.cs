using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Who gets a lead, and why; nobody where nobody was free.</summary>
internal sealed record Assignment(Named? Rep, string Why);

/// <summary>
/// Decides who gets a lead: whoever looks after the company or the person already, else the people of the first territory that fits, else everybody who
/// takes leads, by turns (<see cref="Engines.Routing.RoundRobin"/>). Whoever is away or full is passed over and gathers no claim to later leads; those who
/// work at this hour go before those who do not.
/// </summary>
public sealed class Router(WorkspaceSettings settings)
{
    /// <summary>Reads once who takes leads; until the commit nobody else hands any out.</summary>
    internal async Task<Dispatch> Begin(Tx tx)
    {
        var turns = await Turns.Begin(tx);
        return new Dispatch(await RepRoster.Load(tx, await settings.Get(tx)), await TerritoryTable.All(tx), turns, tx.Now);
    }

    /// <summary>Assigns one lead.</summary>
    internal async Task<Assignment> Assign(Tx tx, Lead lead, IReadOnlyCollection<Guid> tried)
    {
        var dispatch = await Begin(tx);
        var assignment = dispatch.Assign(lead, tried);
        await dispatch.Save(tx);
        return assignment;
    }
}
