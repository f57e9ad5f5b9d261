using System.Collections.Concurrent;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Definition;

/// <summary>A form as it stands in the database.</summary>
internal sealed record FormRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required JsonText Draft { get; init; }

    public int? PublishedVersion { get; init; }

    public bool IsOpen { get; init; }

    public required string CreatedBy { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; init; }

    public int Version { get; init; }

    /// <summary>What everybody may read about it in the audit log.</summary>
    public object Facts => new { Name, PublishedVersion, IsOpen };
}

/// <summary>What visitors see: a version that was published.</summary>
internal sealed record LiveForm(Guid Id, string Name, int Version, FormDefinition Definition, string Origin);

/// <summary>Forms and their versions.</summary>
internal sealed class FormTable
{
    private const string Columns = "id, name, draft, published_version, is_open, created_by, created_at, updated_at, version";

    private const string SelectOne = $"select {Columns} from capture_forms where id = @id and archived_at is null";

    private const string SelectLive =
        """
        select f.id, f.name, v.number, v.definition, v.origin
        from capture_forms f
        join capture_form_versions v on v.form_id = f.id and v.number = f.published_version
        where f.id = @id and f.is_open and f.archived_at is null
        """;

    private const string SelectVersion =
        """
        select f.id, f.name, v.number, v.definition, v.origin
        from capture_forms f
        join capture_form_versions v on v.form_id = f.id and v.number = @version
        where f.id = @id
        """;

    private const long FreshMilliseconds = 2000;
    private const int MostKept = 1000;

    // What every visitor is shown is not read for each of them. Another process sees a change two seconds later.
    private readonly ConcurrentDictionary<Guid, (LiveForm? Form, long ReadAt)> _live = [];

    public static Task<FormRow?> Find(Session session, Guid id) => session.First<FormRow>(SelectOne, new { id });

    /// <summary>The form as visitors see it now; null where there is none, or it is closed.</summary>
    public async Task<LiveForm?> Live(Session session, Guid id)
    {
        var readAt = Environment.TickCount64;
        if (_live.TryGetValue(id, out var known) && readAt - known.ReadAt < FreshMilliseconds)
        {
            return known.Form;
        }

        var form = Shown(await session.First<LiveRow>(SelectLive, new { id }));
        if (form is null)
        {
            return null;
        }

        if (_live.Count >= MostKept)
        {
            _live.Clear();
        }

        _live[id] = (form, readAt);
        return form;
    }

    /// <summary>To be called in every transaction that changes what visitors see.</summary>
    public void Changed(Tx tx, Guid id) => tx.AfterCommit(() => _live.TryRemove(id, out _));

    /// <summary>The form as it was in a version that somebody answered.</summary>
    public static async Task<LiveForm?> AsOf(Session session, Guid id, int version) => Shown(await session.First<LiveRow>(SelectVersion, new { id, version }));

    private static LiveForm? Shown(LiveRow? row) => row is null ? null : new LiveForm(row.Id, row.Name, row.Number, FormJson.Read(row.Definition), row.Origin);

    private sealed class LiveRow
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public int Number { get; init; }

        public JsonText Definition { get; init; }

        public required string Origin { get; init; }
    }
}
