using System.Collections.Frozen;

namespace Tandem.Engines.Import.Values;

/// <summary>A stage of the customer journey, in the words of other systems too. The names are those of the API in camelCase.</summary>
public enum LifecycleWord
{
    /// <summary>Signed up for news.</summary>
    Subscriber,

    /// <summary>Showed interest.</summary>
    Lead,

    /// <summary>MQL.</summary>
    MarketingQualified,

    /// <summary>SAL.</summary>
    SalesAccepted,

    /// <summary>SQL.</summary>
    SalesQualified,

    /// <summary>Has a deal.</summary>
    Opportunity,

    /// <summary>Bought.</summary>
    Customer,

    /// <summary>Recommends.</summary>
    Evangelist,

    /// <summary>Will not buy.</summary>
    Disqualified,

    /// <summary>Bought once, left.</summary>
    FormerCustomer,
}

/// <summary>Reads a lifecycle stage: "Marketing Qualified Lead", "marketingqualifiedlead", "MQL", "Kunde" …</summary>
public static class LifecycleWords
{
    private const string Table = """
        Subscriber         | subscriber, newsletter subscriber, abonnent, abonne, suscriptor, assinante, iscritto, abonnee
        Lead               | lead, new lead, prospect, raw lead, inquiry, interessent, cliente potencial, lead novo
        MarketingQualified | marketing qualified lead, marketing qualified, mql, marketingqualifiedlead, lead qualifie marketing, lead calificado de marketing
        SalesAccepted      | sales accepted lead, sales accepted, sal
        SalesQualified     | sales qualified lead, sales qualified, sql, salesqualifiedlead, qualified, sales ready, lead qualifie commercialement, lead calificado de ventas
        Opportunity        | opportunity, in negotiation, opportunite, oportunidad, oportunidade, opportunita, verkaufschance
        Customer           | customer, client, won, paying customer, kunde, kundin, cliente, klant, active customer
        Evangelist         | evangelist, advocate, promoter, champion
        Disqualified       | disqualified, unqualified, junk, junk lead, not a fit, bad fit, lost lead, other lost
        FormerCustomer     | former customer, churned, churned customer, ex customer, past customer, lost customer, ehemaliger kunde, ancien client
        """;

    private static readonly FrozenDictionary<string, LifecycleWord> Words = WordTable.Read<LifecycleWord>(Table);

    /// <summary>The stage that a cell names; null when it names none.</summary>
    public static LifecycleWord? Read(string cell) => cell.Length <= 60 && Words.TryGetValue(LooseKey.Of(cell), out var word) ? word : null;
}
