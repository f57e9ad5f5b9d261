namespace Tandem.Engines.Text;

/// <summary>How alike two short texts are, as names are mistyped: letters in common and in order, a common beginning counting more.</summary>
public static class JaroWinkler
{
    private const double PrefixWeight = 0.1;
    private const int LongestPrefix = 4;

    /// <summary>From 0 (nothing in common) to 1 (the same). Case and accents count: compare keys (<see cref="TextKey"/>), not what people typed.</summary>
    public static double Similarity(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length == b.Length ? 1 : 0;
        }

        var jaro = Jaro(a, b);
        var prefix = 0;
        while (prefix < Math.Min(LongestPrefix, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    private static double Jaro(string a, string b)
    {
        var reach = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var (takenA, takenB) = (new bool[a.Length], new bool[b.Length]);
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(b.Length - 1, i + reach); j++)
            {
                if (!takenB[j] && a[i] == b[j])
                {
                    (takenA[i], takenB[j]) = (true, true);
                    common++;
                    break;
                }
            }
        }

        if (common == 0)
        {
            return 0;
        }

        var outOfOrder = OutOfOrder(a, b, takenA, takenB) / 2.0;
        return (((double)common / a.Length) + ((double)common / b.Length) + ((common - outOfOrder) / common)) / 3;
    }

    private static int OutOfOrder(string a, string b, bool[] takenA, bool[] takenB)
    {
        var (count, j) = (0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (!takenA[i])
            {
                continue;
            }

            while (!takenB[j])
            {
                j++;
            }

            count += a[i] == b[j] ? 0 : 1;
            j++;
        }

        return count;
    }
}
