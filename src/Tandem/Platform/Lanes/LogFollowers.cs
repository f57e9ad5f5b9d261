namespace Tandem.Platform.Lanes;

/// <summary>The reactors as the rest of the platform sees them: a slot that the Journey module fills.</summary>
/// <param name="CatchUp">Digests what there is, as far as this process holds the lanes.</param>
/// <param name="GiveUp">Leaves the lanes to other processes, for one that ends.</param>
/// <param name="Lag">How many events the reactors have yet to read, by reactor.</param>
public sealed record LogFollowers(
    Func<CancellationToken, Task> CatchUp,
    Func<Task> GiveUp,
    Func<CancellationToken, Task<IReadOnlyDictionary<string, long>>> Lag);
