namespace Tandem.Journey.Public;

/// <summary>Events that say whom a subject belongs to. Whatever is kept about the contact is computed anew on them.</summary>
public static class SubjectEvents
{
    /// <summary>A visitor turned out to be this contact.</summary>
    public const string VisitorJoined = "visitor_joined";

    /// <summary>A visitor was taken away from this contact again.</summary>
    public const string VisitorParted = "visitor_parted";
}
