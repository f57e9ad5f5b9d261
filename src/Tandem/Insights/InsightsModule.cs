using Tandem.Platform.Modules;

namespace Tandem.Insights;

/// <summary>The numbers that both teams share, each with its formula and its rows.</summary>
public sealed class InsightsModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Insights";

    /// <inheritdoc/>
    public override string Purpose => "The numbers that both teams share, each with its formula and its rows.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
    }
}
