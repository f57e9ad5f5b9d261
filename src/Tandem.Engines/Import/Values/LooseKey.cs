using System.Text;
using Tandem.Engines.Text;

namespace Tandem.Engines.Import.Values;

/// <summary>The key for "is this the same name but for case, accents, spaces and punctuation": <c>GTX Pro</c> and <c>gtx-pro</c> give <c>gtxpro</c>.</summary>
public static class LooseKey
{
    /// <summary>The letters and digits of the <see cref="TextKey"/>.</summary>
    public static string Of(string text)
    {
        var key = TextKey.Of(text);
        if (key.All(IsKept)) return key;
        var loose = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            if (IsKept(c)) loose.Append(c);
        }
        return loose.ToString();
    }

    // Surrogates carry letters of rarer scripts and emoji; both tell names apart.
    private static bool IsKept(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.NonSpacingMark;
}
