using Tandem.People.Public;

namespace Tandem.People.Merge;

/// <summary>The tables of this module that name a contact, in the order in which they follow it.</summary>
internal static class MergeParts
{
    public static readonly IReadOnlyList<MergePart> All =
    [
        new IdentifierPart(),
        new MovedRows<Guid>("people_memberships", "contact_id", "company_id", ["role", "is_primary", "since"], mark: "role"),
        new MovedRows<Guid>("people_lifecycle_changes", "contact_id", "id", ["from_stage", "to_stage", "at", "cause", "actor", "reason", "recorded_at"]),
        new MovedRows<Guid>(
            "people_consents", "contact_id", "id", ["topic", "channel", "state", "basis", "text_version", "evidence", "source", "actor", "at", "recorded_at"]),
        new MovedRows<string>("people_tags", "subject_id", "tag_key", ["object", "tag"]),
        new MovedRows<Guid>("people_notes", "subject_id", "id", ["object", "body", "author", "created_at", "updated_at", "version"], mark: "version"),
    ];
}
