using Tandem.Platform.Data;

namespace Tandem.Capture.Traffic;

/// <summary>What came on top for the pages of sessions.</summary>
internal sealed class PageTallies
{
    private const string OnConflict =
        """
        on conflict (subject_id, session_id, page) do update set
          views = capture_session_pages.views + excluded.views,
          engaged_seconds = capture_session_pages.engaged_seconds + excluded.engaged_seconds,
          scroll_depth = case when excluded.scroll_depth > capture_session_pages.scroll_depth then excluded.scroll_depth else capture_session_pages.scroll_depth end,
          forms = capture_session_pages.forms + excluded.forms
        """;

    private static readonly Bulk<Tally> Rows = new(
        "capture_session_pages",
        new("subject_id", ColumnType.Uuid, row => row.SubjectId),
        new("session_id", ColumnType.Uuid, row => row.SessionId),
        new("page", ColumnType.Text, row => row.Page),
        new("views", ColumnType.Integer, row => row.Views),
        new("engaged_seconds", ColumnType.Integer, row => row.EngagedSeconds),
        new("scroll_depth", ColumnType.Integer, row => row.ScrollDepth),
        new("forms", ColumnType.Integer, row => row.Forms));

    private readonly Dictionary<(Guid Session, string Page), Tally> _tallies = [];

    public void Add(VisitSession session, VisitHit hit)
    {
        if (hit.Page is not { } page || !(hit.IsView || hit.IsForm || hit.EngagedSeconds > 0 || hit.ScrollDepth > 0))
        {
            return;
        }

        if (!_tallies.TryGetValue((session.Id, page), out var tally))
        {
            _tallies.Add((session.Id, page), tally = new Tally(session.SubjectId, session.Id, page));
        }

        tally.Views += hit.IsView ? 1 : 0;
        tally.Forms += hit.IsForm ? 1 : 0;
        tally.EngagedSeconds += hit.EngagedSeconds;
        tally.ScrollDepth = Math.Max(tally.ScrollDepth, hit.ScrollDepth);
    }

    public Task Save(Tx tx) => Rows.Upsert(
        tx, [.. _tallies.Values.OrderBy(row => row.SubjectId).ThenBy(row => row.SessionId).ThenBy(row => row.Page, StringComparer.Ordinal)], OnConflict);

    private sealed record Tally(Guid SubjectId, Guid SessionId, string Page)
    {
        public int Views { get; set; }

        public int EngagedSeconds { get; set; }

        public int ScrollDepth { get; set; }

        public int Forms { get; set; }
    }
}
