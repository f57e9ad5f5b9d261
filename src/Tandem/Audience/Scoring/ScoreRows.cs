using System.Data.Common;
using Tandem.Platform.Data;

namespace Tandem.Audience.Scoring;

/// <summary>A row of <c>audience_scores</c>.</summary>
internal sealed class ScoreRow
{
    public Guid ContactId { get; init; }

    public string? Fit { get; set; }

    public int? FitPoints { get; set; }

    public Instant? FitAt { get; set; }

    public Instant? QualifiedAt { get; set; }

    public Instant? CoolDownUntil { get; init; }

    public string? CoolDownCause { get; init; }

    /// <summary>What happened up to here has had its answer; only later evidence makes somebody qualify again.</summary>
    public Instant NewsAfter => (CoolDownUntil ?? Never) > (QualifiedAt ?? Never) ? CoolDownUntil ?? Never : QualifiedAt ?? Never;

    private static readonly Instant Never = new(long.MinValue);
}

/// <summary>Reads, holds and writes <c>audience_scores</c>.</summary>
internal static class ScoreRows
{
    public const string Columns = "contact_id, fit, fit_points, fit_at, qualified_at, cool_down_until, cool_down_cause";

    private const ulong Fit = 0b0111;
    private const ulong Qualified = 0b1000;

    private static readonly Bulk<Guid> Missing = new("audience_scores", new BulkColumn<Guid>("contact_id", ColumnType.Uuid, id => id));

    private static readonly BulkUpdate<ScoreRow> Changes = new(
        "audience_scores",
        new("contact_id", ColumnType.Uuid, row => row.ContactId),
        new("fit", ColumnType.Text, row => row.Fit),
        new("fit_points", ColumnType.Integer, row => row.FitPoints),
        new("fit_at", ColumnType.Bigint, row => row.FitAt),
        new("qualified_at", ColumnType.Bigint, row => row.QualifiedAt));

    /// <summary>The rows of these contacts, made where they are missing, held to the commit in one order.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ScoreRow>> Hold(Tx tx, IReadOnlyCollection<Guid> contacts)
    {
        var rows = new Dictionary<Guid, ScoreRow>(contacts.Count);
        await Hold(tx, rows, [.. contacts.Order()]);
        if (rows.Count < contacts.Count)
        {
            Guid[] missing = [.. contacts.Where(contact => !rows.ContainsKey(contact)).Order()];
            await Missing.InsertMissing(tx, missing);
            await Hold(tx, rows, missing);
        }

        return rows;
    }

    private static async Task Hold(Tx tx, Dictionary<Guid, ScoreRow> rows, Guid[] ids)
    {
        var found = await tx.Query(
            $"select {Columns} from audience_scores where {tx.In("contact_id", "ids")} order by contact_id{tx.Sql("", " for update")}", new { ids }, Read);
        foreach (var row in found)
        {
            rows[row.ContactId] = row;
        }
    }

    private static ScoreRow Read(DbDataReader row) => new()
    {
        ContactId = row.Id(0),
        Fit = row.OptionalText(1),
        FitPoints = row.IsDBNull(2) ? null : row.GetInt32(2),
        FitAt = row.OptionalTime(3),
        QualifiedAt = row.OptionalTime(4),
        CoolDownUntil = row.OptionalTime(5),
        CoolDownCause = row.OptionalText(6),
    };

    public static Task SaveFit(Tx tx, IEnumerable<ScoreRow> rows) => Save(tx, rows, Fit);

    public static Task SaveQualified(Tx tx, IEnumerable<ScoreRow> rows) => Save(tx, rows, Qualified);

    private static Task Save(Tx tx, IEnumerable<ScoreRow> rows, ulong changed) =>
        Changes.Update(tx, [.. rows.Select(row => new ChangedRow<ScoreRow>(row, changed))]);
}
