using System.Text.Json;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.People.Merge;

/// <summary>Both rows around a merge: as they were, and as the one that stays became.</summary>
internal sealed record MergeImages(
    Dictionary<string, JsonElement> WinnerBefore, Dictionary<string, JsonElement> WinnerAfter, Dictionary<string, JsonElement> LoserBefore)
{
    public static MergeImages Of<TRow>(RowTable<TRow> table, TRow before, TRow after, Dictionary<string, JsonElement> loser) =>
        new(table.Image(ulong.MaxValue, before), table.Image(ulong.MaxValue, after), loser);

    /// <summary>Puts old values back into both rows; of the one that stayed, only those that nobody has changed since. Version and time go on.</summary>
    public void Restore<TRow>(RowTable<TRow> table, TRow winner, TRow loser)
    {
        var now = table.Image(ulong.MaxValue, winner);
        Restore(table, winner, WinnerBefore.Where(pair => JsonElement.DeepEquals(now[pair.Key], WinnerAfter[pair.Key])));
        Restore(table, loser, LoserBefore);
    }

    private static void Restore<TRow>(RowTable<TRow> table, TRow row, IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        foreach (var (column, value) in values.Where(pair => pair.Key is not ("version" or "updated_at")))
        {
            table.Restore(row, column, value);
        }
    }
}

/// <summary>What a merge re-pointed and wrote.</summary>
/// <param name="Parts">By table and column.</param>
/// <param name="Subjects">Subjects of the journey that followed.</param>
internal sealed record MergeTrace(Dictionary<string, JsonText> Parts, IReadOnlyList<Guid> Subjects)
{
    /// <summary>Of contacts: the line of the joint history that the merge wrote.</summary>
    public Guid Lifecycle { get; init; }

    /// <summary>Of contacts: the refusals that it repeated.</summary>
    public IReadOnlyList<Guid> Consents { get; init; } = [];
}

/// <summary>A row of <c>people_merges</c>.</summary>
internal sealed class MergeRecord
{
    private const string Select = "select object, winner_id, id, loser_id, images, parts, actor, at, undone_at from people_merges where id = @id and object = @kind";

    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    public static readonly Bulk<MergeRecord> Insert = new("people_merges",
        new("object", ColumnType.Text, row => row.Object),
        new("winner_id", ColumnType.Uuid, row => row.WinnerId),
        new("id", ColumnType.Uuid, row => row.Id),
        new("loser_id", ColumnType.Uuid, row => row.LoserId),
        new("images", ColumnType.Text, row => row.Images),
        new("parts", ColumnType.Text, row => row.Parts),
        new("actor", ColumnType.Text, row => row.Actor),
        new("at", ColumnType.Bigint, row => row.At));

    public required string Object { get; init; }

    public Guid WinnerId { get; init; }

    public Guid Id { get; init; }

    public Guid LoserId { get; init; }

    public required JsonText Images { get; init; }

    public required JsonText Parts { get; init; }

    public required string Actor { get; init; }

    public Instant At { get; init; }

    public Instant? UndoneAt { get; init; }

    /// <summary>A merge of contacts or of companies, if it is there.</summary>
    public static Task<MergeRecord?> Find(Tx tx, string kind, Guid id) => tx.First<MergeRecord>(Select, new { id, kind });

    /// <summary>Why it cannot be taken back any more, if so.</summary>
    public Problem? Spent(Instant now) =>
        UndoneAt is not null ? Problem.Conflict("undone", "This merge was taken back already.")
        : now - At > Patience ? Problem.Conflict("undoExpired", "A merge can be taken back for 30 days; this one is older.")
        : null;

    /// <summary>Writes down that it was taken back.</summary>
    public Task Undone(Tx tx) =>
        tx.Execute("update people_merges set undone_at = @now where winner_id = @winnerId and id = @id", new { WinnerId, Id, now = tx.Now });
}
