using System.Collections.Frozen;
using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>What a whole file says about each of its people without saying it in a cell.</summary>
/// <param name="ImpliedLifecycle">The stage that every row has reached at least: a key called <c>mql_id</c> belongs to marketing-qualified leads.</param>
/// <param name="ImpliedSubscription">That every row is to be unmailable: Mailchimp's file of the unsubscribed, or of the cleaned.</param>
public sealed record FileHints(LifecycleWord? ImpliedLifecycle = null, SubscriptionState? ImpliedSubscription = null)
{
    private static readonly FrozenDictionary<string, LifecycleWord> LifecycleByFile = WordTable.Read<LifecycleWord>("""
        MarketingQualified | mql, mqls
        Lead               | lead, leads, prospects, interessenten
        Customer           | customers, clients, kunden, clientes, klanten, clienti
        Subscriber         | subscribers, subscribed, abonnenten, abonnes
        """);

    private static readonly FrozenDictionary<string, SubscriptionState> SubscriptionByFile = WordTable.Read<SubscriptionState>("""
        Unsubscribed | unsubscribed, unsubscribes, unsubscribers, optouts, suppressed, suppression, suppressions, blocklist, blocklisted, blacklist
        Bounced      | cleaned, bounced, bounces
        Complained   | complaints, abuse
        """);

    internal static FileHints Of(ImportObject importObject, IReadOnlyList<ColumnGuess> columns, string? fileName)
    {
        if (importObject != ImportObject.Contacts) return new FileHints();
        var name = fileName is null ? [] : HeaderText.Of(Path.GetFileNameWithoutExtension(fileName)).Words;
        return new FileHints(Lifecycle(columns, name), Subscription(columns, name));
    }

    private static LifecycleWord? Lifecycle(IReadOnlyList<ColumnGuess> columns, string[] name)
    {
        // A column that says it of each row leaves nothing to imply.
        if (columns.Any(c => c.Target is "lifecycle_stage" && c.Column.Filled > 0)) return null;
        foreach (var words in columns.Where(c => c.Target is "external_id").Select(c => HeaderText.Of(c.Column.Header).Words))
        {
            if (words.Contains("mql")) return LifecycleWord.MarketingQualified;
            if (words.Contains("sql")) return LifecycleWord.SalesQualified;
        }
        var text = string.Concat(name);
        if (text.Contains("marketingqualified", StringComparison.Ordinal)) return LifecycleWord.MarketingQualified;
        if (text.Contains("salesqualified", StringComparison.Ordinal)) return LifecycleWord.SalesQualified;
        foreach (var word in name)
        {
            if (LifecycleByFile.TryGetValue(word, out var stage)) return stage;
        }
        return columns.Any(c => HeaderText.Of(c.Column.Header).Words is ["lead", "id" or "status" or "source" or "owner" or "name", ..]) ? LifecycleWord.Lead : null;
    }

    private static SubscriptionState? Subscription(IReadOnlyList<ColumnGuess> columns, string[] name)
    {
        foreach (var word in name)
        {
            if (SubscriptionByFile.TryGetValue(word, out var state)) return state;
        }
        var column = columns.FirstOrDefault(c => c.Target is "unsubscribed_at");
        if (column is null || column.Column.Filled == 0 || column.Column.Filled < column.Column.Rows) return null;
        return HeaderText.Of(column.Column.Header).Words.Any(w => w is "clean" or "bounce" or "bounced") ? SubscriptionState.Bounced : SubscriptionState.Unsubscribed;
    }
}
