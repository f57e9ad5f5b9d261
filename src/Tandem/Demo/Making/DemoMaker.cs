using Tandem.Demo.Story;
using Tandem.Platform.Data;
using Tandem.Platform.Modules;
using Tandem.Platform.Settings;

namespace Tandem.Demo.Making;

/// <summary>
/// Fills an empty workspace with a year of an invented company, in one transaction: whoever looks sees an empty workspace or the whole year, and after a
/// crash there is nothing to clean up.
/// </summary>
internal sealed class DemoMaker(Db db, IReadOnlyList<Module> modules, WorkspaceSettings settings)
{
    public const int UsualSeed = 20_26;

    private const string People =
        """
        select count(*) from (
          select id from people_public_contacts union all
          select id from people_public_companies union all
          select id from sales_public_deals) records
        """;

    /// <summary>Whether the workspace has no records yet.</summary>
    public static async Task<bool> IsEmpty(Session session) => await session.Scalar<long>(People) == 0;

    /// <summary>Makes the year that ends now, to the hour.</summary>
    /// <exception cref="NotEmptyException">Somebody's records are in the workspace.</exception>
    public Task Make(Scale scale, int seed, Action<int> progress, CancellationToken cancel) => db.Write(tx => Make(tx, scale, seed, progress, cancel), cancel);

    /// <inheritdoc cref="Make(Scale, int, Action{int}, CancellationToken)"/>
    public async Task Make(Tx tx, Scale scale, int seed, Action<int> progress, CancellationToken cancel)
    {
        if (!await IsEmpty(tx))
        {
            throw new NotEmptyException();
        }

        var workspace = await settings.Get(tx);
        var end = new Instant(tx.Now.Milliseconds / 3_600_000 * 3_600_000);
        await using var story = await StoryWorkspace.Open(tx, db.Options, modules, new StoryClock(end + -TimeSpan.FromDays(StoryTime.Days + 2)));
        var users = await new Year(story, workspace, end, scale, seed).Live(progress, cancel);
        await new DemoMark(tx.Now, users).Set(tx);
    }
}

/// <summary>A demo goes into an empty workspace only.</summary>
internal sealed class NotEmptyException() : Exception(
    "This database has people, companies or deals in it already. The demo workspace is made in an empty one only: start with another folder (TANDEM_DATA) or database (TANDEM_DATABASE).");
