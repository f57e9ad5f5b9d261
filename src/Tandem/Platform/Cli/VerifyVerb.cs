using Tandem.Platform.Data;
using Tandem.Platform.Operations;
using Tandem.Platform.Schema;

namespace Tandem.Platform.Cli;

/// <summary><c>verify</c>: asks the database whether it agrees with itself.</summary>
public sealed class VerifyVerb(Db db, Migrator migrator, IEnumerable<DataCheck> checks) : CliVerb
{
    private const string BrokenIndexes =
        "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where not i.indisvalid or not i.indisready order by c.relname";

    /// <inheritdoc/>
    public override string Name => "verify";

    /// <inheritdoc/>
    public override string Summary => "Check the database against itself";

    /// <inheritdoc/>
    public override string Help =>
        """
        verify

          Checks that the file and its indexes are whole, that the journey log has no event twice or beyond its end, that
          histories end in the present state, and that records refer to records that are there. One line a check; exit
          code 1 when one fails. It changes nothing and works beside a running server.
        """;

    /// <inheritdoc/>
    public override bool NeedsSchema => false;

    /// <inheritdoc/>
    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        if (arguments.Words.Count > 0 || arguments.Unknown().Any())
        {
            throw new CliUseException("verify takes nothing.");
        }

        if (db.Engine == DbEngine.Sqlite && !File.Exists(db.Options.SqliteFile))
        {
            await Console.Error.WriteLineAsync($"There is no database {db.Options.SqliteFile}.");
            return 1;
        }

        var missing = await migrator.Missing();
        if (missing.Count > 0)
        {
            Show("schema of this version", new Finding(Holds: false, $"{missing.Count} migrations are missing; nothing else was checked. Run migrate."));
            return 1;
        }

        var failed = 0;
        foreach (var check in EngineChecks().Concat(checks))
        {
            var finding = await Look(check, cancel);
            Show(check.Name, finding);
            failed += finding.Holds ? 0 : 1;
        }

        Console.WriteLine(failed == 0 ? "All is well." : $"{failed} of these do not hold. Restore a backup, or ask for help with this list.");
        return failed == 0 ? 0 : 1;
    }

    private async Task<Finding> Look(DataCheck check, CancellationToken cancel)
    {
        try
        {
            return await db.Read(check.Look, cancel);
        }
        catch (System.Data.Common.DbException exception)
        {
            // A damaged page makes its readers fail; the other checks may still tell more.
            return new Finding(Holds: false, exception.Message);
        }
    }

    private IEnumerable<DataCheck> EngineChecks()
    {
        if (db.Engine == DbEngine.Postgres)
        {
            yield return new DataCheck("every index is valid", async session => Of(await session.Query<string>(BrokenIndexes)));
            yield break;
        }

        yield return new DataCheck("the file is whole", async session =>
            Of([.. (await session.Query<string>("pragma integrity_check(20)")).Where(line => !string.Equals(line, "ok", StringComparison.Ordinal))]));
        yield return new DataCheck("foreign keys", async session => Of(await session.Query<string>("select distinct \"table\" from pragma_foreign_key_check")));
    }

    private static Finding Of(IReadOnlyList<string> wrong) => wrong.Count == 0 ? new Finding(Holds: true, "yes") : new Finding(Holds: false, string.Join("; ", wrong.Take(5)));

    private static void Show(string name, Finding finding) => Console.WriteLine($"{(finding.Holds ? "ok    " : "WRONG ")}  {name}: {finding.Detail}");
}
