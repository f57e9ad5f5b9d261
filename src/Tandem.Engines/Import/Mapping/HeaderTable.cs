using System.Collections.Frozen;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>One meaning of a header: a target, how well the words fit it (1 is best), and how to read it.</summary>
internal sealed record HeaderMeaning(string Target, int Rank, ReferenceBy? By, SubscriptionMeaning? Subscription);

/// <summary>
/// The words of one object. A line of the table is <c>target/rank@variant | words, words</c>; rank 1 is left out, a variant says how a
/// reference or a subscription is to be read, and a line without a bar goes on with the words of the one above. Words are compared in their loose
/// form, so case, accents, spaces and punctuation do not matter. The target <c>-</c> lists well-known columns that go nowhere, which
/// keeps "county" from being taken for a misspelt "country".
/// </summary>
internal sealed class HeaderTable
{
    private static readonly HeaderTable Contacts = new(ContactHeaders.Rows);
    private static readonly HeaderTable Companies = new(CompanyHeaders.Rows);
    private static readonly HeaderTable Deals = new(DealHeaders.Rows);
    private static readonly HeaderTable Users = new(TeamHeaders.Users);
    private static readonly HeaderTable Products = new(TeamHeaders.Products);

    private readonly FrozenDictionary<string, HeaderMeaning[]> words;

    private HeaderTable(string rows)
    {
        var all = new Dictionary<string, List<HeaderMeaning>>(StringComparer.Ordinal);
        HeaderMeaning? meaning = null;
        foreach (var row in rows.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bar = row.IndexOf('|', StringComparison.Ordinal);
            if (bar >= 0) meaning = Meaning(row[..bar].Trim());
            foreach (var word in row[(bar + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Add(all, word, meaning!);
        }
        words = all.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.Ordinal);
    }

    internal static HeaderTable Of(ImportObject importObject) => importObject switch
    {
        ImportObject.Contacts => Contacts,
        ImportObject.Companies => Companies,
        ImportObject.Deals => Deals,
        ImportObject.Users => Users,
        _ => Products,
    };

    /// <summary>All words in their loose form, for look-ups of misspelt headers.</summary>
    internal IEnumerable<string> Words => words.Keys;

    /// <summary>What a header in its loose form may mean; null when the words are unknown, empty when they are known to go nowhere.</summary>
    internal HeaderMeaning[]? Find(string loose) => words.GetValueOrDefault(loose);

    private static void Add(Dictionary<string, List<HeaderMeaning>> all, string word, HeaderMeaning meaning)
    {
        var key = LooseKey.Of(word);
        if (!all.TryGetValue(key, out var meanings)) all.Add(key, meanings = []);
        if (meaning.Target is not "-" && !meanings.Exists(m => m.By == meaning.By && m.Subscription == meaning.Subscription && string.Equals(m.Target, meaning.Target, StringComparison.Ordinal))) meanings.Add(meaning);
    }

    private static HeaderMeaning Meaning(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var variant = at < 0 ? "" : text[(at + 1)..];
        if (at >= 0) text = text[..at];
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var rank = slash < 0 ? 1 : text[slash + 1] - '0';
        return new HeaderMeaning(
            slash < 0 ? text : text[..slash],
            rank,
            Enum.TryParse<ReferenceBy>(variant, ignoreCase: true, out var by) ? by : null,
            Enum.TryParse<SubscriptionMeaning>(variant, ignoreCase: true, out var subscription) ? subscription : null);
    }
}
