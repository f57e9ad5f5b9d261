namespace Tandem.Engines.Mail;

/// <summary>The domain that somebody most likely meant: <c>gmial.com</c> → <c>gmail.com</c>, <c>acme.con</c> → <c>acme.com</c>.</summary>
public static class TypoSuggestion
{
    private static readonly (string Name, string Ending)[] Common =
    [
        ("gmail", "com"), ("googlemail", "com"), ("hotmail", "com"), ("hotmail", "co.uk"), ("hotmail", "fr"), ("outlook", "com"), ("yahoo", "com"), ("yahoo", "co.uk"),
        ("icloud", "com"), ("protonmail", "com"), ("comcast", "net"), ("verizon", "net"), ("sbcglobal", "net"), ("bellsouth", "net"), ("t-online", "de"), ("freenet", "de"),
        ("orange", "fr"), ("wanadoo", "fr"), ("laposte", "net"), ("libero", "it"), ("naver", "com"), ("aol", "com"), ("live", "com"), ("msn", "com"), ("gmx", "de"),
        ("gmx", "net"), ("web", "de"), ("btinternet", "com"), ("fastmail", "com"), ("yandex", "ru"), ("rediffmail", "com"), ("zoho", "com"),
    ];

    // No such endings exist; those that do (.co, .cm, .om) are typos at a common house only.
    private static readonly string[] NeverEndings = ["con", "cmo", "ocm", "comm", "cpm", "coom", "vom", "xom", "coim", "ccom", "nett", "ner", "nte", "ogr", "orgg"];
    private static readonly string[] OftenMeantCom = [.. NeverEndings[..10], "co", "cm", "om", "c"];

    private const int ShortestLoose = 5;
    private const int ShortestLooser = 8;

    /// <summary>The address as it was most likely meant; null where nothing looks like a slip.</summary>
    public static string? For(MailAddress address) => !address.IsLiteral && Domain(address.Domain) is { } meant ? $"{address.Local}@{meant}" : null;

    private static string? Domain(string domain)
    {
        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            // gmailcom
            var whole = Array.Find(Common, one => domain == one.Name + one.Ending.Replace(".", "", StringComparison.Ordinal));
            return whole.Name is null ? null : $"{whole.Name}.{whole.Ending}";
        }

        if (MailboxKinds.IsFreeDomain(domain))
        {
            return null;
        }

        var (name, ending) = (domain[..dot], domain[(dot + 1)..]);
        foreach (var (known, right) in Common)
        {
            var isEnding = ending == right || (right == "com" && OftenMeantCom.Contains(ending, StringComparer.Ordinal));
            if (isEnding && (name == known || IsSlipOf(name, known)))
            {
                return $"{known}.{right}";
            }
        }

        var last = domain[(domain.LastIndexOf('.') + 1)..];
        return Array.IndexOf(NeverEndings, last) is var at and >= 0 ? $"{domain[..^last.Length]}{(at < 10 ? "com" : at < 13 ? "net" : "org")}" : null;
    }

    /// <summary>One slip of the finger, or two in a long name; in a short name every other one is somebody else's.</summary>
    private static bool IsSlipOf(string name, string known) =>
        known.Length >= ShortestLoose && Math.Abs(name.Length - known.Length) <= 2 && Distance(name, known) <= (known.Length >= ShortestLooser ? 2 : 1);

    /// <summary>How many letters have to be put in, left out, changed or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
