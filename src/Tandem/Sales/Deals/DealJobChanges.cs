using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Sales.Deals;

/// <summary>What a deal was before a job touched it first, so that the job can be taken back.</summary>
internal sealed record DealImage(
    Dictionary<string, JsonElement> Columns, IReadOnlyList<DealPerson> People, IReadOnlyList<string> Tags, IReadOnlyList<DealIdentifierView> Recognised)
{
    public static DealImage Of(Deal deal) => new(
        DealTable.Changeable.ToDictionary(
            column => column.Column.Name,
            column => JsonSerializer.SerializeToElement(Stored(column.Column.Value(deal.Before!)), JsonSettings.Api),
            StringComparer.Ordinal),
        [.. deal.PeopleBefore.Values],
        [.. deal.TagsBefore.Values],
        [.. deal.NewIdentifiers.Select(key => new DealIdentifierView(key.Source, key.Value))]);

    /// <summary>Sets the columns back; version and time of change stay as they are.</summary>
    public void Restore(DealRow row)
    {
        foreach (var column in DealTable.Changeable.Where(column => column.Column.Name is not ("version" or "updated_at")))
        {
            // An image may be older than the column.
            if (Columns.TryGetValue(column.Column.Name, out var value))
            {
                column.Restore(row, value);
            }
        }
    }

    private static object? Stored(object? value) => value is Instant instant ? instant.Milliseconds : value;
}

/// <summary>A row of <c>sales_job_changes</c>.</summary>
internal sealed class DealJobChange
{
    public const string Created = "created";
    public const string Updated = "updated";

    public required Guid DealId { get; init; }

    public required Guid JobId { get; init; }

    public required string Kind { get; init; }

    public required JsonText Before { get; init; }

    public required int VersionAfter { get; init; }
}

/// <summary>Keeps the before-images of jobs.</summary>
internal static class DealJobChanges
{
    private static readonly Bulk<DealJobChange> InsertRows = new("sales_job_changes",
        new("deal_id", ColumnType.Uuid, row => row.DealId),
        new("job_id", ColumnType.Uuid, row => row.JobId),
        new("kind", ColumnType.Text, row => row.Kind),
        new("before", ColumnType.Text, row => row.Before),
        new("version_after", ColumnType.Integer, row => row.VersionAfter));

    // The first image stays, the version follows, unless somebody else has edited the deal in between: then an undo leaves it alone.
    private const string Follow =
        """
        update sales_job_changes
        set version_after = @versionAfter
        where deal_id = @dealId and job_id = @jobId and version_after = @versionBefore
        """;

    private const string SelectKnown = "select deal_id from sales_job_changes where job_id = @jobId and ";

    public static async Task Remember(Tx tx, Guid jobId, IReadOnlyList<Deal> deals)
    {
        var ids = deals.Where(deal => !deal.IsNew).Select(deal => deal.Id).ToArray();
        var known = ids.Length == 0 ? [] : (await tx.Query<Guid>(SelectKnown + tx.In("deal_id", "ids"), new { jobId, ids })).ToHashSet();
        foreach (var deal in deals.Where(deal => known.Contains(deal.Id)))
        {
            await tx.Execute(Follow, new { dealId = deal.Id, jobId, versionAfter = deal.Row.Version, versionBefore = deal.Before!.Version });
        }

        await InsertRows.Insert(tx, [.. deals.Where(deal => !known.Contains(deal.Id)).Select(deal => Change(deal, jobId))]);
    }

    private static DealJobChange Change(Deal deal, Guid jobId) => new()
    {
        DealId = deal.Id,
        JobId = jobId,
        Kind = deal.IsNew ? DealJobChange.Created : DealJobChange.Updated,
        Before = deal.IsNew ? JsonText.EmptyObject : JsonText.Of(DealImage.Of(deal)),
        VersionAfter = deal.Row.Version,
    };
}
