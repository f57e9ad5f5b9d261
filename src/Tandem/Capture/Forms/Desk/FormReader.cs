using System.ComponentModel.DataAnnotations;
using Tandem.Access.Public;
using Tandem.Capture.Forms.Definition;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Desk;

/// <summary>A form in the list.</summary>
public sealed record FormSummary
{
    public required Guid Id { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>draft (never published), live, or closed.</summary>
    [AllowedValues("draft", "live", "closed")]
    public required string State { get; init; }

    public int? PublishedVersion { get; init; }

    /// <summary>Whether the draft says something else than what visitors see.</summary>
    public bool HasChanges { get; init; }

    public long Views { get; init; }

    public long Submissions { get; init; }

    /// <summary>Submissions per view; null where nobody has looked.</summary>
    public double? Conversion => Views > 0 ? Math.Min(1, (double)Submissions / Views) : null;

    /// <summary>Submissions that wait for somebody's decision.</summary>
    public long Suspicious { get; init; }

    public Instant UpdatedAt { get; init; }

    public required string CreatedByName { get; init; }
}

/// <summary>A form as its builder needs it.</summary>
public sealed record FormView(FormSummary Form, FormDefinition Draft, IReadOnlyDictionary<string, string[]> Missing);

/// <summary>Reads forms with what they came to.</summary>
internal static class FormReader
{
    private const string Select =
        """
        select f.id, f.version, f.name, f.published_version, f.is_open, f.updated_at, f.created_by,
          case when v.definition = f.draft then 1 else 0 end as is_same,
          (select coalesce(sum(d.views), 0) from capture_form_days d where d.form_id = f.id) as views,
          (select coalesce(sum(d.submissions), 0) from capture_form_days d where d.form_id = f.id) as submissions,
          (select count(*) from capture_submissions s where s.form_id = f.id and s.state = 'suspicious') as suspicious
        from capture_forms f
        left join capture_form_versions v on v.form_id = f.id and v.number = f.published_version
        where f.archived_at is null
        """;

    public static async Task<IReadOnlyList<FormSummary>> All(Session session) => await Shown(session, await session.Query<Row>($"{Select} order by f.updated_at desc, f.id desc"));

    public static async Task<FormSummary> One(Session session, Guid id) => (await Shown(session, await session.Query<Row>($"{Select} and f.id = @id", new { id })))[0];

    private static async Task<IReadOnlyList<FormSummary>> Shown(Session session, IReadOnlyList<Row> rows)
    {
        var names = await ActorNames.Of(session, rows.Select(row => row.CreatedBy));
        return [.. rows.Select(row => new FormSummary
        {
            Id = row.Id,
            Version = row.Version,
            Name = row.Name,
            State = row.PublishedVersion is null ? "draft" : row.IsOpen ? "live" : "closed",
            PublishedVersion = row.PublishedVersion,
            HasChanges = row.PublishedVersion is not null && row.IsSame == 0,
            Views = row.Views,
            Submissions = row.Submissions,
            Suspicious = row.Suspicious,
            UpdatedAt = row.UpdatedAt,
            CreatedByName = names.NameOf(row.CreatedBy),
        })];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public int Version { get; init; }

        public required string Name { get; init; }

        public int? PublishedVersion { get; init; }

        public bool IsOpen { get; init; }

        public Instant UpdatedAt { get; init; }

        public required string CreatedBy { get; init; }

        public int IsSame { get; init; }

        public long Views { get; init; }

        public long Submissions { get; init; }

        public long Suspicious { get; init; }
    }
}
