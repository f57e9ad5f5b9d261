namespace Tandem.Engines.Import.Mapping;

/// <summary>What the rows of a file become.</summary>
public enum ImportObject
{
    /// <summary>People.</summary>
    Contacts,

    /// <summary>Organisations.</summary>
    Companies,

    /// <summary>Opportunities for revenue.</summary>
    Deals,

    /// <summary>People of the team.</summary>
    Users,

    /// <summary>What is sold.</summary>
    Products,
}
