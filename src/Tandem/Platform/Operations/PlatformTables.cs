using Tandem.Platform.Privacy;

namespace Tandem.Platform.Operations;

/// <summary>The platform's own tables.</summary>
internal static class PlatformTables
{
    private const string EndedJobs = "delete from platform_jobs where state not in ('queued', 'running')";

    public static readonly ModuleTables All = new()
    {
        Records = ["platform_idempotency"],
        Kept = ["platform_jobs", "platform_migrations", "platform_outbox", "platform_settings", "platform_timers"],
        After = (tx, _) => tx.Execute(EndedJobs),
    };

    /// <summary>A job that takes somebody out knows their name until it has ended; then it forgets it by itself.</summary>
    public static readonly MentionRule[] Mentions =
    [
        new("platform_idempotency", Mention.DeleteRow) { Columns = ["body"] },
        new("platform_jobs", Mention.Replace) { Columns = ["payload", "checkpoint", "result", "error"], Where = $"kind <> '{PersonalFiles.SweepJob}'" },
        new("platform_timers", Mention.Replace) { Columns = ["payload", "error"] },
        new("platform_outbox", Mention.Replace) { Columns = ["payload", "error"] },
        new("platform_migrations", Mention.Leave),
        new("platform_settings", Mention.Leave),
    ];
}
