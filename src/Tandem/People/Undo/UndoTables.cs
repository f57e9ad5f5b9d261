using System.Text.Json;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Undo;

/// <summary>What contacts and companies have in common when a job is taken back.</summary>
internal static class UndoTables
{
    private const string Select =
        """
        select subject_id, job_id, object, kind, before, version_after
        from people_job_changes
        where job_id = @jobId and object = @kind
        order by subject_id
        limit @batch
        """;

    public static Task<IReadOnlyList<JobChange>> Changes(Tx tx, Guid jobId, string kind, int batch) =>
        tx.Query<JobChange>(Select, new { jobId, kind, batch });

    public static Task Forget(Tx tx, Guid jobId, IEnumerable<JobChange> changes) => tx.Execute(
        $"delete from people_job_changes where job_id = @jobId and {tx.In("subject_id", "ids")}",
        new { jobId, ids = changes.Select(change => change.SubjectId).ToArray() });

    public static BeforeImage Image(JobChange change) => JsonSerializer.Deserialize<BeforeImage>(change.Before, JsonSettings.Api)!;

    /// <summary>Puts the old values back. Version and time go on: an edit begun before the undo must not pass for one begun after it.</summary>
    public static void Restore<T>(RowTable<T> table, T row, BeforeImage image)
    {
        foreach (var (column, value) in image.Columns)
        {
            if (column is not ("version" or "updated_at"))
            {
                table.Restore(row, column, value);
            }
        }
    }

    /// <summary>Deletes the rows of these subjects.</summary>
    public static async Task Delete(Tx tx, IEnumerable<(string Table, string Column)> tables, IReadOnlyCollection<Guid> subjects)
    {
        var args = new { ids = subjects.ToArray() };
        foreach (var (table, column) in tables)
        {
            await tx.Execute($"delete from {table} where {tx.In(column, "ids")}", args);
        }
    }

    /// <summary>Whether the identifiers that were given up are still free, or the record's own.</summary>
    public static async Task<HashSet<Guid>> Blocked(Tx tx, Identifiers index, IReadOnlyCollection<(Guid Subject, BeforeImage Image)> images)
    {
        var keys = images.SelectMany(pair => pair.Image.Removed, (pair, removed) => removed.For(pair.Subject)).ToList();
        var owners = await index.Find(tx, keys.Select(key => key.Key).ToHashSet());
        return keys.Where(key => owners.TryGetValue(key.Key, out var owner) && owner != key.Subject).Select(key => key.Subject).ToHashSet();
    }

    /// <summary>Gives back the identifiers that the job added and takes those again that it gave up.</summary>
    public static async Task RestoreIdentifiers(Tx tx, Identifiers index, IReadOnlyCollection<(Guid Subject, BeforeImage Image)> images)
    {
        await index.Release(tx, [.. images.SelectMany(pair => pair.Image.Added, (pair, added) => added.For(pair.Subject))]);
        var wanted = images.SelectMany(pair => pair.Image.Removed, (pair, removed) => removed.For(pair.Subject)).DistinctBy(key => key.Key).ToList();
        var owners = await index.Find(tx, wanted.Select(key => key.Key).ToHashSet());
        await index.Claim(tx, [.. wanted.Where(key => !owners.ContainsKey(key.Key))]);
    }

    public static async Task RestoreTags(Tx tx, string name, Guid subject, BeforeImage image)
    {
        await TagChanges.Delete(tx, [.. image.TagsAdded.Select(key => new TagRow(subject, key, key))]);
        await TagChanges.Insert.InsertMissing(
            tx, [.. image.TagsRemoved.Select(tag => (new TagRow(subject, Engines.Text.TextKey.Of(tag), tag), name))]);
    }
}
