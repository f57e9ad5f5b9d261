namespace Tandem.People.Writing;

/// <summary>One company in a batch: the row as it was and as it becomes, and what is written beside it.</summary>
internal sealed class CompanyEntry(CompanyRow row, CompanyRow? before)
{
    public CompanyRow Row => row;

    /// <summary>The row as it was read; null for a new one.</summary>
    public CompanyRow? Before => before;

    public bool IsNew => before is null;

    public bool IsTouched { get; set; }

    public List<string> Domains { get; } = [];

    /// <summary>Keys of the names of companies that were merged into this one: whoever comes with one of them means this one.</summary>
    public HashSet<string> OtherNames { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string>? Tags { get; set; }

    public List<Identifier> Claims { get; } = [];

    public List<Identifier> Releases { get; } = [];

    public List<TagRow> TagsAdded { get; } = [];

    public List<TagRow> TagsRemoved { get; } = [];

    public Public.CompanyReference? Parent { get; set; }

    public Dictionary<string, (string? Before, string? After)>? CustomChanges { get; private set; }

    public ulong Changed { get; set; }

    public bool HasChanged => IsNew || Changed != 0 || Claims.Count + Releases.Count + TagsAdded.Count + TagsRemoved.Count > 0;

    public void NoteCustom(string fieldId, string? known, string? value)
    {
        if (!IsNew)
        {
            var changes = CustomChanges ??= new(StringComparer.Ordinal);
            changes[fieldId] = (changes.TryGetValue(fieldId, out var earlier) ? earlier.Before : known, value);
        }
    }
}
