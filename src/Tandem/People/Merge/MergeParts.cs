using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>The parts of all modules, as one merge or its undo goes through them.</summary>
public sealed class MergeParts(IEnumerable<MergePart> parts)
{
    /// <summary>The tables of this module that name a contact or a company, in the order in which they follow it.</summary>
    internal static readonly IReadOnlyList<MergePart> OfPeople =
    [
        new IdentifierPart("contact"),
        new MovedRows<Guid>("people_memberships", "contact_id", "company_id", ["role", "is_primary", "since"], mark: "role"),
        new MovedRows<Guid>("people_lifecycle_changes", "contact_id", "id", ["from_stage", "to_stage", "at", "cause", "actor", "reason", "recorded_at"]),
        new MovedRows<Guid>(
            "people_consents", "contact_id", "id", ["topic", "channel", "state", "basis", "text_version", "evidence", "source", "actor", "at", "recorded_at"]),
        Tags("contact"), Notes("contact"),
        new IdentifierPart("company"), new CompanyMembersPart(), new PrimaryCompanyPart(), new DaughtersPart(), Tags("company"), Notes("company"),
    ];

    /// <summary>Re-points everything that names <paramref name="from"/>; what each part did, by table and column.</summary>
    internal async Task<Dictionary<string, JsonText>> Move(Tx tx, string kind, Guid from, Guid to)
    {
        var moved = new Dictionary<string, JsonText>(StringComparer.Ordinal);
        foreach (var part in Of(kind))
        {
            moved[Name(part)] = await part.Move(tx, from, to);
        }

        return moved;
    }

    /// <summary>Takes back what <see cref="Move"/> did, the last first.</summary>
    internal async Task Back(Tx tx, MergeRecord merge, MergeTrace trace)
    {
        foreach (var part in Of(merge.Object).Reverse())
        {
            if (trace.Parts.TryGetValue(Name(part), out var moved))
            {
                await part.Back(tx, merge.LoserId, merge.WinnerId, moved);
            }
        }
    }

    /// <summary>Where in a trace a part's doings stand.</summary>
    internal static string Name(MergePart part) => $"{part.Table}.{part.Column}";

    private IEnumerable<MergePart> Of(string kind) => parts.Where(part => part.Object == kind);

    private static MovedRows<string> Tags(string kind) => new("people_tags", "subject_id", "tag_key", ["object", "tag"]) { Object = kind };

    private static MovedRows<Guid> Notes(string kind) =>
        new("people_notes", "subject_id", "id", ["object", "body", "author", "created_at", "updated_at", "version"], mark: "version") { Object = kind };
}
