using System.Globalization;
using System.Text;

namespace Tandem.Engines.Import.Mapping;

/// <summary>Makes the key of a custom field from its label: <c>Declared monthly revenue</c> gives <c>declaredMonthlyRevenue</c>.</summary>
public static class FieldKey
{
    private const int LongestKey = 40;

    /// <summary>A key in camelCase of letters a–z and digits that is not among the taken ones; it is added to them.</summary>
    public static string Of(string label, ISet<string> taken)
    {
        var key = new StringBuilder();
        foreach (var word in HeaderText.Of(label).Words)
        {
            var ascii = string.Concat(word.Where(char.IsAsciiLetterOrDigit));
            if (ascii.Length == 0 || key.Length + ascii.Length > LongestKey) continue;
            key.Append(key.Length == 0 ? ascii : char.ToUpperInvariant(ascii[0]) + ascii[1..]);
        }
        if (key.Length == 0 || char.IsAsciiDigit(key[0])) key.Insert(0, "field");
        var name = key.ToString();
        for (var n = 2; !taken.Add(name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{key}{n}");
        return name;
    }
}
