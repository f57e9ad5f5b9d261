namespace Tandem.Engines.Routing;

/// <summary>Somebody who takes a share of what is handed out.</summary>
/// <param name="Id">Who.</param>
/// <param name="Weight">The share, beside the others'; more than 0.</param>
/// <param name="Deficit">What is owed: the shares gathered so far less what was got. Starts at 0 and is kept between turns.</param>
public sealed record Taker(Guid Id, int Weight, double Deficit);

/// <summary>
/// Hands things out by weight, one at a time, so that nobody is ever more than one ahead of or behind a fair share: Tijdeman's rule for the chairman
/// assignment problem (R. Tijdeman, Discrete Mathematics 32, 1980). Among those who are owed enough, the one is next whose debt would be the first to
/// grow to one. With equal weights that is plain round robin.
/// </summary>
public static class RoundRobin
{
    private const double Rounding = 1e-9;

    /// <summary>
    /// Gives one to somebody of <paramref name="present"/>; returns who got it, and everybody's deficit afterwards. Whoever is not present (absent, full)
    /// is left out by the caller: they gather no share, so they are owed nothing when they come back.
    /// </summary>
    /// <exception cref="ArgumentException">Nobody is there, or a weight is not positive.</exception>
    public static (Guid Next, IReadOnlyList<Taker> After) Give(IReadOnlyCollection<Taker> present)
    {
        if (present.Count == 0 || present.Any(taker => taker.Weight <= 0))
        {
            throw new ArgumentException("Somebody must be there, and every weight must be positive.", nameof(present));
        }

        double sum = present.Sum(taker => (long)taker.Weight);
        var owed = present.Select(taker => taker with { Deficit = taker.Deficit + (taker.Weight / sum) }).ToList();
        var next = Next(owed, sum).Id;
        return (next, [.. owed.Select(taker => taker.Id == next ? taker with { Deficit = taker.Deficit - 1 } : taker)]);
    }

    private static Taker Next(List<Taker> owed, double sum)
    {
        var slack = owed.Count > 1 ? 1.0 / ((2 * owed.Count) - 2) : 0;
        var due = owed.Where(taker => taker.Deficit >= slack - Rounding).DefaultIfEmpty(owed.MaxBy(taker => taker.Deficit)!);
        return due.MinBy(taker => (Math.Round((1 - slack - taker.Deficit) / (taker.Weight / sum), 6), -Math.Round(taker.Deficit, 6), taker.Id))!;
    }
}
