using Tandem.Platform.Data;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>Hands out any number of leads in one transaction, one after another: each of them counts on the desk of whoever gets it before the next is looked at.</summary>
internal sealed class Dispatch(IReadOnlyList<Rep> reps, IReadOnlyList<Territory> territories, Turns turns, Instant now)
{
    private const string Everybody = "all";

    private readonly List<OnDuty> _team = [.. reps.Select(rep => new OnDuty(rep, rep.IsAway(now), rep.IsWorking(now)))];

    /// <summary>Who gets the lead; those who had it before do not.</summary>
    public Assignment Assign(Lead lead, IReadOnlyCollection<Guid> tried)
    {
        var assignment = Keeper(lead, tried) ?? InTurn(lead, tried);
        if (_team.Find(one => one.Rep.Id == assignment.Rep?.Id) is { } taker)
        {
            taker.Open++;
        }

        return assignment;
    }

    /// <summary>Writes down whose turn it is now.</summary>
    public Task Save(Tx tx) => turns.Save(tx);

    /// <summary>A person or company that somebody looks after stays with them, unless they are away or have let it expire. Being full is no reason.</summary>
    private Assignment? Keeper(Lead lead, IReadOnlyCollection<Guid> tried)
    {
        if (Free(lead.CompanyOwner) is { } owner)
        {
            return new Assignment(owner.Named, $"Looks after {lead.CompanyName}");
        }

        return Free(lead.ContactOwner) is { } known ? new Assignment(known.Named, $"Looks after {lead.Name}") : null;

        Rep? Free(Guid? keeper) => _team.Find(one => one.Rep.Id == keeper && !one.IsAway && !tried.Contains(one.Rep.Id))?.Rep;
    }

    private Assignment InTurn(Lead lead, IReadOnlyCollection<Guid> tried)
    {
        var territory = territories.FirstOrDefault(one => one.Fits(lead));
        var pool = territory is null ? _team : _team.FindAll(one => territory.Members.Contains(one.Rep.Id));
        var present = Present(pool.FindAll(one => !tried.Contains(one.Rep.Id)));
        if (present.Count == 0)
        {
            return new Assignment(null, NobodyFree(pool, territory, tried));
        }

        var next = turns.Take(territory?.Id.ToString() ?? Everybody, [.. present.Select(one => one.Rep)]);
        var where = territory is null ? "Next in turn" : $"{territory.Name}: next in turn";
        return new Assignment(next.Named, $"{where} of {present.Count}{PassedOver(pool, tried, present)}");
    }

    private static List<OnDuty> Present(List<OnDuty> pool)
    {
        var free = pool.FindAll(one => !one.IsFull && !one.IsAway);
        var working = free.FindAll(one => one.IsWorking);
        return working.Count > 0 ? working : free;
    }

    private static string NobodyFree(List<OnDuty> pool, Territory? territory, IReadOnlyCollection<Guid> tried) => pool.Count == 0
        ? territory is null ? "Nobody takes leads yet" : $"Nobody of {territory.Name} takes leads"
        : $"Nobody was free{PassedOver(pool, tried, [])}";

    private static string PassedOver(List<OnDuty> pool, IReadOnlyCollection<Guid> tried, List<OnDuty> present)
    {
        var left = pool.FindAll(one => !present.Contains(one));
        var (away, full, before) = (left.Count(one => one.IsAway), left.Count(one => !one.IsAway && one.IsFull), left.Count(one => tried.Contains(one.Rep.Id)));
        string[] parts = [.. new[] { (away, "away"), (full, "full"), (before, "had it before") }.Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}")];
        return parts.Length == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    /// <summary>Somebody who takes leads, at this moment.</summary>
    private sealed class OnDuty(Rep rep, bool isAway, bool isWorking)
    {
        public Rep Rep => rep;

        public bool IsAway => isAway;

        public bool IsWorking => isWorking;

        public long Open { get; set; } = rep.Open;

        public bool IsFull => Open >= rep.Capacity;
    }
}
