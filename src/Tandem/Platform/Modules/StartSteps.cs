namespace Tandem.Platform.Modules;

/// <summary>What modules do once before the first request: starter data, the first owner.</summary>
public sealed class StartSteps(IServiceProvider services, IReadOnlyList<Func<IServiceProvider, Task>> steps)
{
    /// <summary>Does all of it; nothing minds being done again.</summary>
    public async Task Run()
    {
        foreach (var step in steps)
        {
            await step(services);
        }
    }
}
