using System.Text;

namespace Tandem.Rules.Reading;

/// <summary>One broken rule: where, and what is wrong there. <c>Where</c> is what an exemption names.</summary>
internal sealed record Violation(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>A place where a rule does not hold on purpose, with the reason.</summary>
internal sealed record Exemption(string Rule, string Where, string Reason);

internal static class Verdict
{
    /// <summary>Fails with all violations that no exemption names, and with every exemption that nothing needs any more.</summary>
    public static void ShouldHold(this IEnumerable<Violation> found, string rule) =>
        Judge(found.ToList(), rule, Exemptions.All).ShouldBeEmpty();

    public static string Judge(IReadOnlyList<Violation> found, string rule, IReadOnlyList<Exemption> exemptions)
    {
        var mine = exemptions.Where(exemption => exemption.Rule == rule).ToList();
        var text = new StringBuilder();
        foreach (var violation in found.Where(violation => mine.TrueForAll(exemption => exemption.Where != violation.Where)))
        {
            text.Append('\n').Append(violation);
        }

        foreach (var idle in mine.Where(exemption => found.All(violation => violation.Where != exemption.Where)))
        {
            text.Append('\n').Append(idle.Where).Append(": exempt from '").Append(rule).Append("' but nothing there breaks it: delete the exemption");
        }

        return text.ToString();
    }
}
