using Tandem.Rules.Reading;

namespace Tandem.Rules;

/// <summary>
/// Every place where a rule does not hold on purpose. A reason is required, and an exemption that nothing needs fails its rule.
/// </summary>
internal static class Exemptions
{
    public static IReadOnlyList<Exemption> All { get; } = [];
}
