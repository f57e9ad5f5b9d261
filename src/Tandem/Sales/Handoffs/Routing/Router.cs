using Tandem.Engines.Routing;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;
using Tandem.Sales.Deals;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Who gets a lead, and why; nobody where nobody was free.</summary>
internal sealed record Assignment(Named? Rep, string Why);

/// <summary>
/// Decides who gets a lead: whoever looks after the company or the person already, else the people of the first territory that fits, else everybody who
/// takes leads, by turns (<see cref="RoundRobin"/>). Whoever is away or full is passed over and gathers no claim to later leads; those who work at this
/// hour go before those who do not.
/// </summary>
public sealed class Router(WorkspaceSettings settings)
{
    private const string Everybody = "all";

    internal async Task<Assignment> Assign(Tx tx, Lead lead, IReadOnlyCollection<Guid> tried)
    {
        var reps = await RepRoster.Load(tx, await settings.Get(tx));
        if (Keeper(reps, lead, tried, tx.Now) is { } kept)
        {
            return kept;
        }

        var territory = (await TerritoryTable.All(tx)).FirstOrDefault(one => one.Fits(lead));
        var pool = territory is null ? reps : [.. reps.Where(rep => territory.Members.Contains(rep.Id))];
        var present = Present([.. pool.Where(rep => !tried.Contains(rep.Id))], tx.Now);
        if (present.Count == 0)
        {
            return new Assignment(null, NobodyFree(pool, territory, tried, tx.Now));
        }

        var next = await Turns.Take(tx, territory?.Id.ToString() ?? Everybody, present);
        return new Assignment(next.Named, Explain(territory, pool, present, tried, tx.Now));
    }

    /// <summary>A person or company that somebody looks after stays with them, unless they are away or have let it expire. Being full is no reason.</summary>
    private static Assignment? Keeper(IReadOnlyList<Rep> reps, Lead lead, IReadOnlyCollection<Guid> tried, Instant now)
    {
        var free = reps.Where(rep => !tried.Contains(rep.Id) && !rep.IsAway(now)).ToList();
        if (free.FirstOrDefault(rep => rep.Id == lead.CompanyOwner) is { } owner)
        {
            return new Assignment(owner.Named, $"Looks after {lead.CompanyName}");
        }

        return free.FirstOrDefault(rep => rep.Id == lead.ContactOwner) is { } known ? new Assignment(known.Named, $"Looks after {lead.Name}") : null;
    }

    private static List<Rep> Present(List<Rep> pool, Instant now)
    {
        var free = pool.Where(rep => !rep.IsFull && !rep.IsAway(now)).ToList();
        var working = free.Where(rep => rep.IsWorking(now)).ToList();
        return working.Count > 0 ? working : free;
    }

    private static string Explain(Territory? territory, IReadOnlyList<Rep> pool, List<Rep> present, IReadOnlyCollection<Guid> tried, Instant now)
    {
        var where = territory is null ? "Next in turn" : $"{territory.Name}: next in turn";
        return $"{where} of {present.Count}{PassedOver(pool, tried, now, present)}";
    }

    private static string NobodyFree(IReadOnlyList<Rep> pool, Territory? territory, IReadOnlyCollection<Guid> tried, Instant now) => pool.Count == 0
        ? territory is null ? "Nobody takes leads yet" : $"Nobody of {territory.Name} takes leads"
        : $"Nobody was free{PassedOver(pool, tried, now, [])}";

    private static string PassedOver(IReadOnlyList<Rep> pool, IReadOnlyCollection<Guid> tried, Instant now, List<Rep> present)
    {
        var left = pool.Where(rep => !present.Contains(rep)).ToList();
        var (away, full, before) = (left.Count(rep => rep.IsAway(now)), left.Count(rep => !rep.IsAway(now) && rep.IsFull), left.Count(rep => tried.Contains(rep.Id)));
        string[] parts = [.. new[] { (away, "away"), (full, "full"), (before, "had it before") }.Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}")];
        return parts.Length == 0 ? "" : $" ({string.Join(", ", parts)})";
    }
}
