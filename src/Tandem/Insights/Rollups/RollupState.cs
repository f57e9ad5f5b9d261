using Tandem.Platform.Data;

namespace Tandem.Insights.Rollups;

/// <summary>The one row of <c>insights_rollups</c>.</summary>
internal sealed class RollupState
{
    public const string None = "none";
    public const string Building = "building";
    public const string Ready = "ready";

    private const string Select = "select state, time_zone, job_id, check_job_id, mends, report from insights_rollups where id = 1";

    /// <summary>Not begun, being built, or complete.</summary>
    public required string State { get; init; }

    /// <summary>In which zone days are cut.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Who builds, or has built.</summary>
    public Guid? JobId { get; init; }

    /// <summary>The last check.</summary>
    public Guid? CheckJobId { get; init; }

    /// <summary>How often a check has mended sums: two checks at once must not mend the same difference twice.</summary>
    public long Mends { get; init; }

    /// <summary>What the last check found.</summary>
    public JsonText? Report { get; init; }

    /// <summary>As it is.</summary>
    public static async Task<RollupState> Load(Session session) => (await session.First<RollupState>(Select))!;

    /// <summary>As it is, and stays so to the end of the transaction: who writes rows must not do so in a zone that was left meanwhile.</summary>
    public static async Task<RollupState> Share(Tx tx) => (await tx.First<RollupState>(Select + tx.Sql("", " for share")))!;

    /// <summary>As it is, for who changes it.</summary>
    public static async Task<RollupState> Hold(Tx tx) => (await tx.First<RollupState>(Select + tx.Sql("", " for update")))!;
}
