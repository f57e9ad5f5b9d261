using Tandem.Platform.Modules;

namespace Tandem.Sales;

/// <summary>Pipelines and deals, from the first opportunity to won or lost.</summary>
public sealed class SalesModule : Module
{
    /// <inheritdoc/>
    public override string Name => "Sales";

    /// <inheritdoc/>
    public override string Purpose => "Pipelines and deals, from the first opportunity to won or lost.";

    /// <inheritdoc/>
    public override void Register(Contributions add)
    {
    }
}
