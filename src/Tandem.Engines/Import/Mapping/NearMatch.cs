using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>Proposes the known name that was probably meant: <c>GTX Pro</c> for <c>GTXPro</c>, never <c>GTX Plus Pro</c>.</summary>
public static class NearMatch
{
    private const int LongestName = 200;

    /// <summary>
    /// The one known name that equals the text but for case, accents, spaces and punctuation; else the one that a typing error or two away.
    /// Null when there is none, when two fit equally well, and when a number in it differs (GTK 500 is not GTK 600).
    /// </summary>
    public static string? Find(string text, IEnumerable<string> known)
    {
        if (text.Length > LongestName) return null;
        var key = LooseKey.Of(text);
        if (key.Length == 0) return null;
        string? best = null;
        var least = Allowed(key) + 1;
        var tied = false;
        foreach (var name in known)
        {
            if (string.Equals(name, text, StringComparison.Ordinal)) return name;
            var distance = DistanceTo(key, name, least);
            if (distance > least || (distance == least && best is null)) continue;
            tied = distance == least && !string.Equals(name, best, StringComparison.Ordinal);
            if (!tied) (best, least) = (name, distance);
        }
        return tied ? null : best;
    }

    private static int DistanceTo(string key, string name, int most)
    {
        var other = LooseKey.Of(name);
        return other.Length == 0 || name.Length > LongestName || !SameDigits(key, other) ? int.MaxValue : Distance(key, other, most);
    }

    // One error in a short word is another word; long names may have two.
    private static int Allowed(string key) => key.Length switch { < 4 => 0, < 9 => 1, _ => 2 };

    private static bool SameDigits(string a, string b) => a.Where(char.IsAsciiDigit).SequenceEqual(b.Where(char.IsAsciiDigit));

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two texts; any number above <paramref name="most"/> when there are more.</summary>
    internal static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        int[] before = new int[b.Length + 1], last = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
