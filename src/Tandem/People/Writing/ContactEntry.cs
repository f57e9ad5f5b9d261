using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>A change of stage to be written.</summary>
internal sealed record LifecycleChange(Guid Contact, Guid Id, LifecycleStage? From, LifecycleStage To, Instant At, string Cause, string? Reason);

/// <summary>A tag on a record.</summary>
internal sealed record TagRow(Guid Subject, string Key, string Tag);

/// <summary>A line of the consent ledger.</summary>
internal sealed record ConsentRow(Guid Contact, Guid Id, ConsentEntry Entry);

/// <summary>A membership as it stands.</summary>
internal sealed class MembershipRow
{
    public Guid ContactId { get; init; }

    public Guid CompanyId { get; init; }

    public string? Role { get; set; }

    public bool IsPrimary { get; set; }

    public Instant Since { get; init; }

    /// <summary>What the company is called, for the event.</summary>
    public string? CompanyName { get; init; }
}

/// <summary>
/// One person in a batch: the row as it was and as it becomes, and what is written beside it. Several drafts of the batch may meet in one.
/// </summary>
internal sealed class ContactEntry(ContactRow row, ContactRow? before)
{
    public ContactRow Row => row;

    /// <summary>The row as it was read; null for somebody new.</summary>
    public ContactRow? Before => before;

    public bool IsNew => before is null;

    /// <summary>Whether a draft of the batch has reached it; a contact that a refused draft clashed with is only read.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Addresses of the contact, known ones and those of this batch.</summary>
    public List<EmailForms> Emails { get; } = [];

    /// <summary>Tags on the contact, by key.</summary>
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>The latest state by topic and channel.</summary>
    public Dictionary<(string Topic, string Channel), bool>? ConsentStates { get; set; }

    public List<Identifier> Claims { get; } = [];

    public List<Identifier> Releases { get; } = [];

    public List<LifecycleChange> Lifecycle { get; } = [];

    public List<TagRow> TagsAdded { get; } = [];

    public List<TagRow> TagsRemoved { get; } = [];

    public List<CompanyReference> Companies { get; } = [];

    public List<MembershipRow> Joined { get; } = [];

    public List<ConsentRow> Consents { get; } = [];

    public string? SuppressFor { get; set; }

    /// <summary>Custom values that changed, by field id: as they were and as they are.</summary>
    public Dictionary<string, (string? Before, string? After)>? CustomChanges { get; private set; }

    /// <summary>The primary company before this batch, where another one took its place.</summary>
    public Guid? DemotedCompany { get; set; }

    /// <summary>Columns that changed; set when the entry is finished.</summary>
    public ulong Changed { get; set; }

    public bool HasChanged => IsNew || Changed != 0 || Claims.Count + Releases.Count + Lifecycle.Count + TagsAdded.Count + TagsRemoved.Count
        + Joined.Count + Consents.Count > 0 || SuppressFor is not null;

    public void NoteCustom(string fieldId, string? known, string? value)
    {
        if (!IsNew)
        {
            var changes = CustomChanges ??= new(StringComparer.Ordinal);
            changes[fieldId] = (changes.TryGetValue(fieldId, out var earlier) ? earlier.Before : known, value);
        }
    }
}
