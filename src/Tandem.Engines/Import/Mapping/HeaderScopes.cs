using System.Collections.Frozen;

namespace Tandem.Engines.Import.Mapping;

/// <summary>Words of a header that say whose or which, rather than what: <c>Organization - Name</c>, <c>Work Email</c>, <c>Phone 2</c>.</summary>
internal static class HeaderScopes
{
    private static readonly FrozenSet<string> Person = Set("""
        person people contact contacts lead leads prospect customer client subscriber member user profile attendee recipient buyer
        kontakt contacto contato contatto kunde klant persona personne pessoa
        properties property traits attributes attribute fields field crm
        """);

    private static readonly FrozenSet<string> Company = Set("""
        company companies organization organisation org account accounts business customer client billing
        firma unternehmen entreprise societe empresa azienda bedrijf organisatie
        properties property fields field
        """);

    private static readonly FrozenSet<string> Deal = Set("""
        deal deals opportunity opportunities opp
        geschaft affaire transaction negocio negocios oportunidad oportunidade affare opportunita
        properties property fields field
        """);

    private static readonly FrozenSet<string> Product = Set("product item article");

    /// <summary>A column about something that is none of the objects: nothing else in its header counts.</summary>
    internal static readonly FrozenSet<string> Elsewhere = Set("""
        activity task note call meeting event ticket order product campaign form ad adset emergency spouse assistant parent
        referrer partner invoice payment card
        """);

    /// <summary>The address, number or place that one would use first.</summary>
    internal static readonly FrozenSet<string> First = Set("primary main default preferred hauptadresse principal principale 1");

    /// <summary>One as good as any.</summary>
    internal static readonly FrozenSet<string> Usual = Set("""
        work business office corporate company professional direct value mailing billing postal hq headquarters current personal address
        geschaftlich dienstlich buro arbeit professionnel professionnelle bureau pro trabajo trabalho lavoro ufficio aziendale werk zakelijk
        """);

    /// <summary>One for want of another.</summary>
    internal static readonly FrozenSet<string> Second = Set("""
        home private other secondary alternate alternative additional second third shipping
        privat prive personale casa thuis particular domicile autre otro outro altro ander weitere
        """);

    internal static FrozenSet<string> Of(ImportObject importObject) => importObject switch
    {
        ImportObject.Companies => Company,
        ImportObject.Deals => Deal,
        ImportObject.Products => Product,
        _ => Person,
    };

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
