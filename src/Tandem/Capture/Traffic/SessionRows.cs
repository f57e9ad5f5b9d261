using Tandem.Platform.Data;

namespace Tandem.Capture.Traffic;

/// <summary>Reads and writes <c>capture_sessions</c>.</summary>
internal static class SessionRows
{
    public const string Columns =
        """
        s.subject_id, s.id, s.started_at, s.last_at, s.pages, s.events, s.forms, s.engaged_seconds, s.channel, s.source, s.medium, s.campaign, s.term, s.content,
          s.click_id, s.is_campaign, s.referrer, s.landing_page, s.last_page, s.browser, s.browser_version, s.os, s.os_version, s.device, s.device_model, s.bot
        """;

    private const string OnConflict =
        """
        on conflict (subject_id, id) do update set
          started_at = excluded.started_at, last_at = excluded.last_at, pages = excluded.pages, events = excluded.events, forms = excluded.forms,
          engaged_seconds = excluded.engaged_seconds, landing_page = excluded.landing_page, last_page = excluded.last_page, browser = excluded.browser,
          browser_version = excluded.browser_version, os = excluded.os, os_version = excluded.os_version, device = excluded.device,
          device_model = excluded.device_model, bot = excluded.bot
        """;

    private static readonly Bulk<VisitSession> Rows = new(
        "capture_sessions",
        new("subject_id", ColumnType.Uuid, row => row.SubjectId),
        new("id", ColumnType.Uuid, row => row.Id),
        new("started_at", ColumnType.Bigint, row => row.StartedAt),
        new("last_at", ColumnType.Bigint, row => row.LastAt),
        new("pages", ColumnType.Integer, row => row.Pages),
        new("events", ColumnType.Integer, row => row.Events),
        new("forms", ColumnType.Integer, row => row.Forms),
        new("engaged_seconds", ColumnType.Integer, row => row.EngagedSeconds),
        new("channel", ColumnType.Text, row => row.Channel),
        new("source", ColumnType.Text, row => row.Source),
        new("medium", ColumnType.Text, row => row.Medium),
        new("campaign", ColumnType.Text, row => row.Campaign),
        new("term", ColumnType.Text, row => row.Term),
        new("content", ColumnType.Text, row => row.Content),
        new("click_id", ColumnType.Text, row => row.ClickId),
        new("is_campaign", ColumnType.Boolean, row => row.IsCampaign),
        new("referrer", ColumnType.Text, row => row.Referrer),
        new("landing_page", ColumnType.Text, row => row.LandingPage),
        new("last_page", ColumnType.Text, row => row.LastPage),
        new("browser", ColumnType.Text, row => row.Browser),
        new("browser_version", ColumnType.Text, row => row.BrowserVersion),
        new("os", ColumnType.Text, row => row.Os),
        new("os_version", ColumnType.Text, row => row.OsVersion),
        new("device", ColumnType.Text, row => row.Device),
        new("device_model", ColumnType.Text, row => row.DeviceModel),
        new("bot", ColumnType.Text, row => row.Bot));

    /// <summary>The sessions of these subjects that touch the time from <paramref name="from"/> to <paramref name="to"/>, held to the commit in one order.</summary>
    public static Task<IReadOnlyList<VisitSession>> Hold(Tx tx, IReadOnlyCollection<Guid> subjects, Instant from, Instant to) => tx.Query<VisitSession>(
        $"""
        select {Columns}
        from capture_sessions s
        where {tx.In("s.subject_id", "subjects")} and s.last_at >= @from and s.started_at <= @to
        order by s.subject_id, s.id{tx.Sql("", "\nfor update")}
        """,
        new { subjects = subjects.ToArray(), from, to });

    public static Task Save(Tx tx, IEnumerable<VisitSession> sessions) =>
        Rows.Upsert(tx, [.. sessions.OrderBy(session => session.SubjectId).ThenBy(session => session.Id)], OnConflict);

    /// <summary>Forgets the visits of these subjects.</summary>
    public static async Task Forget(Tx tx, IReadOnlyCollection<Guid> subjects)
    {
        foreach (var table in new[] { "capture_session_pages", "capture_sessions" })
        {
            await tx.Execute($"delete from {table} where {tx.In("subject_id", "subjects")}", new { subjects = subjects.ToArray() });
        }
    }
}
