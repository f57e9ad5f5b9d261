namespace Tandem.People.Public;

/// <summary>The events that People writes into the journey log. Subjects are contacts or companies.</summary>
public static class PeopleEvents
{
    /// <summary>A contact became known; data: <c>stage</c>, the first stage.</summary>
    public const string ContactCreated = "contact_created";

    /// <summary>Fields changed; data: <c>changed</c>: field → [before, after], and <c>tagsAdded</c>, <c>tagsRemoved</c>.</summary>
    public const string ContactUpdated = "contact_updated";

    /// <summary>A contact was put away.</summary>
    public const string ContactArchived = "contact_archived";

    /// <summary>A contact came back.</summary>
    public const string ContactRestored = "contact_restored";

    /// <summary>Another contact turned out to be this one; data: <c>mergeId</c>, <c>from</c>, <c>name</c>. Whoever keeps something about contacts computes this one anew.</summary>
    public const string ContactMerged = "contact_merged";

    /// <summary>A merge was taken back; written for both. Data: <c>mergeId</c>, <c>with</c>, <c>name</c>. Both are computed anew.</summary>
    public const string ContactUnmerged = "contact_unmerged";

    /// <summary>The undo of an import removed contacts as if they had never been; data: <c>contacts</c>, their ids. The subject is the job that had made them.</summary>
    public const string ContactsRemoved = "contacts_removed";

    /// <summary>The stage changed after the first one; data: <c>from</c>, <c>to</c>, <c>cause</c>, <c>reason</c>.</summary>
    public const string LifecycleChanged = "lifecycle_changed";

    /// <summary>A consent was given or withdrawn; data: <c>topic</c>, <c>channel</c>, <c>state</c>.</summary>
    public const string ConsentChanged = "consent_changed";

    /// <summary>The address went onto the do-not-contact list; data: <c>reason</c>.</summary>
    public const string ContactSuppressed = "contact_suppressed";

    /// <summary>The address was taken off the do-not-contact list.</summary>
    public const string ContactUnsuppressed = "contact_unsuppressed";

    /// <summary>The contact joined a company; data: <c>companyId</c>, <c>company</c>, <c>role</c>, <c>primary</c>.</summary>
    public const string CompanyJoined = "company_joined";

    /// <summary>The contact left a company; data: <c>companyId</c>, <c>company</c>.</summary>
    public const string CompanyLeft = "company_left";

    /// <summary>Somebody wrote a note; data: <c>noteId</c>.</summary>
    public const string NoteAdded = "note_added";

    /// <summary>A company became known.</summary>
    public const string CompanyCreated = "company_created";

    /// <summary>Fields changed; data as for <see cref="ContactUpdated"/>.</summary>
    public const string CompanyUpdated = "company_updated";

    /// <summary>A company was put away.</summary>
    public const string CompanyArchived = "company_archived";

    /// <summary>A company came back.</summary>
    public const string CompanyRestored = "company_restored";

    /// <summary>Another company turned out to be this one; data: <c>mergeId</c>, <c>from</c>, <c>name</c>. Its people have an event each of their own.</summary>
    public const string CompanyMerged = "company_merged";

    /// <summary>A merge was taken back; written for both. Data: <c>mergeId</c>, <c>with</c>, <c>name</c>.</summary>
    public const string CompanyUnmerged = "company_unmerged";
}
