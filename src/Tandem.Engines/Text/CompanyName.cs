namespace Tandem.Engines.Text;

/// <summary>Names of companies as people mean them: without the legal form that one list writes and another leaves out.</summary>
public static class CompanyName
{
    private static readonly char[] Separators = [' ', ',', '.', '-', '('];

    /// <summary>As they end keys, without dots, slashes, commas and brackets.</summary>
    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "inc", "incorporated", "corp", "corporation", "llc", "llp", "lp", "ltd", "limited", "plc", "co", "company", "pty", "pte", "pvt", "private", "bhd", "sdn",
        "gmbh", "ggmbh", "mbh", "ag", "kg", "kgaa", "ohg", "gbr", "ug", "eg", "ev", "haftungsbeschrankt", "se", "sa", "sas", "sasu", "sarl", "eurl", "snc", "spa", "srl", "srls",
        "sl", "slu", "bv", "nv", "vof", "bvba", "ab", "oy", "oyj", "as", "asa", "aps", "kft", "zrt", "nyrt", "doo", "sro", "lda", "ltda", "kk", "ооо", "зао", "оао", "пао",
        "&", "and", "und",
    };

    /// <summary>Forms whose words mean something else alone.</summary>
    private static readonly string[] Phrases = [" sp. z o.o.", " sp. z o. o.", " sp z o o", " sp z oo", " s.a. de c.v.", " sa de cv", " s. de r.l.", " co., ltd."];

    /// <summary>
    /// The key of a name without the legal form at its end: "Acme, Inc." and "ACME GmbH &amp; Co. KG" are both "acme". A name that is nothing but a form keeps it.
    /// </summary>
    public static string Bare(string? name)
    {
        var key = TextKey.Of(name);
        while (Shorter(key) is { Length: > 0 } shorter)
        {
            key = shorter;
        }

        return key;
    }

    private static string? Shorter(string key)
    {
        if (Array.Find(Phrases, phrase => key.EndsWith(phrase, StringComparison.Ordinal)) is { } phrase)
        {
            return key[..^phrase.Length].TrimEnd(Separators);
        }

        var space = key.LastIndexOf(' ');
        return space > 0 && Forms.Contains(Plain(key[(space + 1)..])) ? key[..space].TrimEnd(Separators) : null;
    }

    private static string Plain(string word) =>
        word.Replace(".", "", StringComparison.Ordinal).Replace("/", "", StringComparison.Ordinal).Trim(',', '(', ')');
}
