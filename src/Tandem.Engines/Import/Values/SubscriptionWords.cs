using System.Collections.Frozen;

namespace Tandem.Engines.Import.Values;

/// <summary>Whether a person may be mailed, as an export of another system says; the better first.</summary>
public enum SubscriptionState
{
    /// <summary>Signed up.</summary>
    Subscribed,

    /// <summary>Signed up, but not confirmed yet: not to be mailed.</summary>
    Unconfirmed,

    /// <summary>Asked not to be mailed.</summary>
    Unsubscribed,

    /// <summary>The mailbox refuses mail.</summary>
    Bounced,

    /// <summary>Reported a mail as spam.</summary>
    Complained,
}

/// <summary>What a yes in a column about mailing means.</summary>
public enum SubscriptionMeaning
{
    /// <summary>The column has words: subscribed, bounced, cleaned …</summary>
    Status,

    /// <summary>Yes, or a date, means: may be mailed.</summary>
    OptIn,

    /// <summary>Yes, or a date, means: must not be mailed.</summary>
    OptOut,
}

/// <summary>Reads columns such as Brevo's EMAIL_BLACKLISTED, ActiveCampaign's Status, Kit's status, "Accepts marketing".</summary>
public static class SubscriptionWords
{
    // Words are compared in their loose form (letters only, lower case, no accents).
    private const string Table = """
        Subscribed   | subscribed, subscribe, active, enabled, confirmed, optin, opted in, single opt in, double opt in, signed up, allowed, allow, granted, express, implied, express permission, implied permission, abonniert, angemeldet, aktiv, abonne, inscrit, actif, suscrito, activo, inscrito, ativo, iscritto, attivo, ingeschreven, actief
        Unconfirmed  | unconfirmed, pending, waiting, not confirmed, unactivated, awaiting confirmation, transactional, non subscribed, not subscribed, never subscribed, nonsubscribed, no consent, denied, no permissions set, no permission, pending confirmation, unbestatigt, en attente, pendiente, pendente, in attesa
        Unsubscribed | unsubscribed, unsubscribe, unsub, opted out, optout, opt out, cancelled, canceled, removed, inactive, disabled, blacklisted, blocklisted, blocked, suppressed, do not contact, do not mail, do not email, do not allow, not allowed, user suppressed, manual unsubscribe, archived, deleted, abgemeldet, inaktiv, gesperrt, desinscrit, desabonne, inactif, baja, dado de baja, inactivo, descadastrado, cancelado, inativo, disiscritto, annullato, inattivo, uitgeschreven, inactief
        Bounced      | bounced, bounce, hard bounce, hardbounced, hard bounced, soft bounce, soft bounced, cleaned, invalid, invalid email, undeliverable, undeliverable email, unreachable, rejected, unzustellbar, rebotado
        Complained   | complained, complaint, spam, spam complaint, marked as spam, reported spam, reported as spam, abuse complaint, abuse, junk
        """;

    // These say by themselves what the column is about; "active" or "pending" may be any status.
    private static readonly FrozenSet<string> Telling = new[]
    {
        "subscribed", "subscribe", "unsubscribed", "unsubscribe", "optedout", "optedin", "bounced", "hardbounce", "hardbounced", "softbounced", "cleaned", "complained", "complaint",
        "spamcomplaint", "markedasspam", "blacklisted", "blocklisted", "neversubscribed", "nonsubscribed", "notsubscribed", "unconfirmed", "abgemeldet", "abonniert", "desinscrit", "desabonne",
        "disiscritto", "iscritto", "uitgeschreven", "suscrito", "dadodebaja", "descadastrado", "doubleoptin", "singleoptin", "cancelled", "canceled", "removed", "disabled",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SubscriptionState> Words = WordTable.Read<SubscriptionState>(Table);

    /// <summary>Reads a cell; null when it says nothing: empty, a "no" in an opt-out column, or an unknown word.</summary>
    public static SubscriptionState? Read(string cell, SubscriptionMeaning meaning)
    {
        if (EmptyCell.IsMarker(cell)) return null;
        if (Words.TryGetValue(LooseKey.Of(cell), out var state)) return state;
        // A bare no in a column of words is no permission; a bare yes is not known to be one.
        if (meaning == SubscriptionMeaning.Status) return BooleanParser.TryParse(cell, out var may, out _) && !may ? SubscriptionState.Unsubscribed : null;
        if (BooleanParser.TryParse(cell, out var yes, out _))
        {
            if (meaning == SubscriptionMeaning.OptOut) return yes ? SubscriptionState.Unsubscribed : null;
            return yes ? SubscriptionState.Subscribed : SubscriptionState.Unsubscribed;
        }
        if (!DateScanner.TryScan(CellText.Trim(cell), out _)) return null;
        return meaning == SubscriptionMeaning.OptOut ? SubscriptionState.Unsubscribed : SubscriptionState.Subscribed;
    }

    internal static bool IsKnown(string cell) => Words.ContainsKey(LooseKey.Of(cell));

    internal static bool IsTelling(string cell) => Telling.Contains(LooseKey.Of(cell));
}
