using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Demo.Making;

/// <summary>The mark of a workspace whose records were made up: without it nothing is wiped.</summary>
/// <param name="MadeAt">When they were made.</param>
/// <param name="Users">The invented colleagues.</param>
/// <param name="IsWhole">False while it is being made on PostgreSQL, and for good where that was cut off.</param>
internal sealed record DemoMark(Instant MadeAt, IReadOnlyList<Guid> Users, bool IsWhole = true)
{
    private const string Key = "demo";

    /// <summary>The mark; null in a workspace of somebody's own.</summary>
    public static async Task<DemoMark?> Find(Session session) => (await SettingRows.Find(session, Key))?.As<DemoMark>();

    public Task Set(Tx tx) => SettingRows.Set(tx, Key, JsonText.Of(this));

    public static Task Remove(Tx tx) => SettingRows.Remove(tx, Key);
}
