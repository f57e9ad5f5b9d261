using Tandem.Journey;
using Tandem.Platform.Modules;

namespace Tandem;

/// <summary>The modules by name, in the order in which their schemas build on each other.</summary>
public static class AllModules
{
    /// <summary>Every module of this binary.</summary>
    public static readonly IReadOnlyList<Module> InOrder =
    [
        new JourneyModule(),
    ];
}
