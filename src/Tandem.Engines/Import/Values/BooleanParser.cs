using System.Collections.Frozen;

namespace Tandem.Engines.Import.Values;

/// <summary>Reads yes and no in the languages and habits of common exports.</summary>
public static class BooleanParser
{
    private const string Yes = "true yes y t 1 on x ✓ ✔ ☑ checked ja j wahr oui vrai sí si s verdadero sim verdadeiro sì vero waar tak да";
    private const string No = "false no n f 0 off unchecked ☐ ✗ ✘ nein falsch non faux falso não nao nee onwaar nie нет";

    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Words =
        Yes.Split(' ').Select(w => (w, true)).Concat(No.Split(' ').Select(w => (w, false)))
            .ToFrozenDictionary(p => p.w, p => p.Item2, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a cell; the caller has sorted out empty ones.</summary>
    public static bool TryParse(ReadOnlySpan<char> cell, out bool value, out ValueProblem problem)
    {
        cell = CellText.Trim(cell);
        problem = default;
        if (cell.Length <= 12 && Words.TryGetValue(cell, out value)) return true;
        value = false;
        problem = new ValueProblem("notABoolean", "This is neither yes nor no.");
        return false;
    }
}
