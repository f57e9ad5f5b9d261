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
}
