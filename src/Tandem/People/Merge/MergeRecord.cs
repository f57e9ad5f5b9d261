using System.Text.Json;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>Both rows around a merge: as they were, and as the one that stays became.</summary>
internal sealed record MergeImages(
    Dictionary<string, JsonElement> WinnerBefore, Dictionary<string, JsonElement> WinnerAfter, Dictionary<string, JsonElement> LoserBefore)
{
    public static Dictionary<string, JsonElement> Of(ContactRow row) => ContactTable.Rows.Image(ulong.MaxValue, row);
}

/// <summary>What a merge re-pointed and wrote.</summary>
/// <param name="Parts">By table and column.</param>
/// <param name="Subjects">Subjects of the journey that followed.</param>
/// <param name="Lifecycle">The line of the joint history that the merge wrote.</param>
/// <param name="Consents">The refusals that it repeated.</param>
internal sealed record MergeTrace(Dictionary<string, JsonText> Parts, IReadOnlyList<Guid> Subjects, Guid Lifecycle, IReadOnlyList<Guid> Consents);

/// <summary>A row of <c>people_merges</c>.</summary>
internal sealed class MergeRecord
{
    public const string Columns = "winner_id, id, loser_id, images, parts, actor, at, undone_at";

    public static readonly Bulk<MergeRecord> Insert = new("people_merges",
        new("winner_id", ColumnType.Uuid, row => row.WinnerId),
        new("id", ColumnType.Uuid, row => row.Id),
        new("loser_id", ColumnType.Uuid, row => row.LoserId),
        new("images", ColumnType.Text, row => row.Images),
        new("parts", ColumnType.Text, row => row.Parts),
        new("actor", ColumnType.Text, row => row.Actor),
        new("at", ColumnType.Bigint, row => row.At));

    public Guid WinnerId { get; init; }

    public Guid Id { get; init; }

    public Guid LoserId { get; init; }

    public required JsonText Images { get; init; }

    public required JsonText Parts { get; init; }

    public required string Actor { get; init; }

    public Instant At { get; init; }

    public Instant? UndoneAt { get; init; }
}
