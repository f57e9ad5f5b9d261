using Tandem.Demo.Story;
using Tandem.Platform.Data;
using Tandem.Platform.Modules;
using Tandem.Platform.Settings;

namespace Tandem.Demo.Making;

/// <summary>
/// Fills an empty workspace with a year of an invented company. On SQLite in one transaction: whoever looks sees an empty workspace or the whole year, and after
/// a crash there is nothing to clean up. On PostgreSQL step by step, before anybody is served (decision 17).
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

    /// <summary>Whether the year can be made while others work on the database: where it is one transaction.</summary>
    public bool IsAtOnce => db.Engine == DbEngine.Sqlite;

    /// <summary>Makes the year that ends now, to the hour.</summary>
    /// <exception cref="NotEmptyException">Somebody's records are in the workspace.</exception>
    public Task Make(Scale scale, int seed, Action<int> progress, CancellationToken cancel) =>
        IsAtOnce
            ? db.Write(tx => MakeAtOnce(tx, new Wanted(scale, seed, progress), cancel), cancel)
            : MakeStepByStep(new Wanted(scale, seed, progress), cancel);

    private async Task MakeAtOnce(Tx tx, Wanted wanted, CancellationToken cancel)
    {
        var workspace = await Begin(tx);
        var clock = ClockOf(tx.Now);
        var users = await Live(new Db(db.Options, clock, tx), clock, workspace, EndOf(tx.Now), wanted, cancel);
        await new DemoMark(tx.Now, users).Set(tx);
    }

    /// <summary>
    /// PostgreSQL keeps every version of a row until the transaction ends, and a year changes some rows ten thousand times: so each step is a transaction
    /// of its own. A commit need not be on disk before the next step begins: what is lost in a crash is a demo that is not whole, and marked so.
    /// </summary>
    private async Task MakeStepByStep(Wanted wanted, CancellationToken cancel)
    {
        var now = db.Now;
        var workspace = await db.Write(async tx =>
        {
            var begun = await Begin(tx);
            await new DemoMark(now, [], IsWhole: false).Set(tx);
            return begun;
        }, cancel);
        var clock = ClockOf(now);
        await using var hasty = new Db(db.Options with { Postgres = PostgresSource.Hasty(db.Options.Postgres!) }, clock);
        var users = await Live(hasty, clock, workspace, EndOf(now), wanted, cancel);
        await db.Write(tx => new DemoMark(now, users).Set(tx), cancel);
    }

    private async Task<Workspace> Begin(Tx tx) => await IsEmpty(tx) ? await settings.Get(tx) : throw new NotEmptyException();

    private async Task<IReadOnlyList<Guid>> Live(Db story, StoryClock clock, Workspace workspace, Instant end, Wanted wanted, CancellationToken cancel)
    {
        await using var server = await StoryWorkspace.Open(story, modules, clock);
        return await new Year(server, workspace, end, wanted.Scale, wanted.Seed).Live(wanted.Progress, cancel);
    }

    private sealed record Wanted(Scale Scale, int Seed, Action<int> Progress);

    private static Instant EndOf(Instant now) => new(now.Milliseconds / 3_600_000 * 3_600_000);

    private static StoryClock ClockOf(Instant now) => new(EndOf(now) + -TimeSpan.FromDays(StoryTime.Days + 2));
}

/// <summary>A demo goes into an empty workspace only.</summary>
internal sealed class NotEmptyException() : Exception(
    "This database has people, companies or deals in it already. The demo workspace is made in an empty one only: start with another folder (TANDEM_DATA) or database (TANDEM_DATABASE).");
