namespace Tandem.Platform.Security;

/// <summary>What a user is in the workspace.</summary>
public enum Role
{
    /// <summary>Sees and changes nothing but what everybody may read.</summary>
    Viewer,

    /// <summary>Works own records, sees the team's.</summary>
    SalesRep,

    /// <summary>Works all people, companies and campaigns; sees deals.</summary>
    Marketer,

    /// <summary>Leads a team: works its records, sees all.</summary>
    Manager,

    /// <summary>Everything but the owner's own account.</summary>
    Admin,

    /// <summary>Everything.</summary>
    Owner,
}
