using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>What a job changed about one record, and what it takes to take it back.</summary>
internal sealed class BeforeImage
{
    /// <summary>Columns with their values before.</summary>
    public Dictionary<string, JsonElement> Columns { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Identifiers that the job added.</summary>
    public List<IdentifierImage> Added { get; init; } = [];

    /// <summary>Identifiers that the job took away.</summary>
    public List<IdentifierImage> Removed { get; init; } = [];

    public List<string> TagsAdded { get; init; } = [];

    public List<string> TagsRemoved { get; init; } = [];

    /// <summary>Companies that the contact was added to.</summary>
    public List<Guid> Joined { get; init; } = [];

    /// <summary>The primary company that gave way.</summary>
    public Guid? Demoted { get; set; }

    /// <summary>Lines of the ledgers that the job wrote.</summary>
    public List<Guid> Lifecycle { get; init; } = [];

    public List<Guid> Consents { get; init; } = [];

    /// <summary>Keys put onto the do-not-contact list.</summary>
    public List<string> Suppressed { get; init; } = [];

    /// <summary>One image of two changes by the same job: the older value wins, additions add up.</summary>
    public BeforeImage Then(BeforeImage later)
    {
        foreach (var (column, value) in later.Columns)
        {
            Columns.TryAdd(column, value);
        }

        Added.AddRange(later.Added);
        Removed.AddRange(later.Removed);
        TagsAdded.AddRange(later.TagsAdded);
        TagsRemoved.AddRange(later.TagsRemoved);
        Joined.AddRange(later.Joined);
        Demoted ??= later.Demoted;
        Lifecycle.AddRange(later.Lifecycle);
        Consents.AddRange(later.Consents);
        Suppressed.AddRange(later.Suppressed);
        return this;
    }
}

/// <summary>An identifier in a <see cref="BeforeImage"/>.</summary>
internal sealed record IdentifierImage(string Kind, string Source, string Value, string Display)
{
    public static IdentifierImage Of(Identifier identifier) =>
        new(identifier.Key.Kind, identifier.Key.Source, identifier.Key.Value, identifier.Display);

    public Identifier For(Guid subject) => new(new IdentifierKey(Kind, Source, Value), subject, Display);
}

/// <summary>A row of <c>people_job_changes</c>.</summary>
internal sealed class JobChange
{
    public const string Created = "created";
    public const string Updated = "updated";

    public Guid SubjectId { get; init; }

    public Guid JobId { get; init; }

    public required string Object { get; init; }

    public required string Kind { get; init; }

    public string Before { get; set; } = "{}";

    public int VersionAfter { get; set; }

    /// <summary>The version that this change met; not stored.</summary>
    public int VersionBefore { get; init; }
}

/// <summary>Remembers, row by row, what a job changed.</summary>
internal static class JobChanges
{
    private static readonly Bulk<JobChange> Insert = new("people_job_changes",
        new("subject_id", ColumnType.Uuid, row => row.SubjectId),
        new("job_id", ColumnType.Uuid, row => row.JobId),
        new("object", ColumnType.Text, row => row.Object),
        new("kind", ColumnType.Text, row => row.Kind),
        new("before", ColumnType.Text, row => row.Before),
        new("version_after", ColumnType.Integer, row => row.VersionAfter));

    private const string Known =
        "select subject_id, job_id, object, kind, before, version_after from people_job_changes where job_id = @jobId and ";

    private const string Replace =
        "update people_job_changes set before = @before, version_after = @versionAfter where subject_id = @subjectId and job_id = @jobId";

    /// <summary>
    /// Writes the changes down. A record that the same job has touched before keeps one row: created stays created, an older value stays the value to go back to.
    /// </summary>
    public static async Task Write(Tx tx, IReadOnlyList<JobChange> changes)
    {
        var updated = changes.Where(change => change.Kind is JobChange.Updated).ToList();
        var known = updated.Count == 0 ? [] : await tx.Query<JobChange>(Known + tx.In("subject_id", "subjects"),
            new { changes[0].JobId, subjects = updated.Select(change => change.SubjectId).ToArray() });
        if (known.Count == 0)
        {
            await Insert.Insert(tx, changes);
            return;
        }

        var earlier = known.ToDictionary(change => change.SubjectId);
        foreach (var change in updated)
        {
            if (earlier.TryGetValue(change.SubjectId, out var first))
            {
                // Where somebody edited the record in between, the old version stays, and an undo will leave the record alone.
                var versionAfter = first.VersionAfter == change.VersionBefore ? change.VersionAfter : first.VersionAfter;
                await tx.Execute(Replace, new { before = Merge(first, change), versionAfter, change.SubjectId, change.JobId });
            }
        }

        await Insert.Insert(tx, [.. changes.Where(change => !earlier.ContainsKey(change.SubjectId))]);
    }

    private static string Merge(JobChange first, JobChange later) => first.Kind is JobChange.Created
        ? first.Before
        : JsonSerializer.Serialize(
            JsonSerializer.Deserialize<BeforeImage>(first.Before, JsonSettings.Api)!.Then(
                JsonSerializer.Deserialize<BeforeImage>(later.Before, JsonSettings.Api)!), JsonSettings.Api);
}
