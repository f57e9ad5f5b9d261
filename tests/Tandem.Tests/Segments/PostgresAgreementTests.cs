using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using Tandem.Engines.Segments;
using Tandem.Engines.Tests.Segments.Agreement;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Segments;

public sealed class PostgresAgreementTests
{
    private const string OneEngine = "Tandem.Engines.Tests runs the same checks on SQLite.";

    [Theory, OneDatabase(DbEngine.Postgres, OneEngine)]
    public Task PostgreSQL_finds_whom_the_evaluator_finds(DbEngine engine) =>
        OnEmpty(engine, table => ForAnySeed(60, seed => AgreementCheck.Run(seed, table, SqlDialect.Postgres)));

    [Theory, OneDatabase(DbEngine.Postgres, OneEngine)]
    public Task PostgreSQL_pages_through_each_row_once_and_in_order(DbEngine engine) =>
        OnEmpty(engine, table => ForAnySeed(10, seed => PagingCheck.Run(seed, table, SqlDialect.Postgres)));

    [Theory, OneDatabase(DbEngine.Postgres, OneEngine)]
    public Task The_largest_filters_run(DbEngine engine) => OnEmpty(engine, table => LimitsCheck.Run(table, SqlDialect.Postgres));

    [Theory, OneDatabase(DbEngine.Postgres, OneEngine)]
    public Task PostgreSQL_finds_by_the_indexes_that_modules_create(DbEngine engine) => OnEmpty(engine, table =>
    {
        AgreementCheck.Run(1, table, SqlDialect.Postgres);
        var check = new IndexUseCheck(table, SqlDialect.Postgres);
        check.CreateIndexes();
        check.Check();
    });

    private static async Task OnEmpty(DbEngine engine, Action<PeopleTable> check)
    {
        var options = await Databases.Empty(engine);
        await using (var connection = new NpgsqlConnection(options.Postgres + ";Pooling=false;Options=-c jit=off"))
        {
            await connection.OpenAsync();
            var table = new PeopleTable(connection, SqlDialect.Postgres);
            table.Create();
            check(table);
        }

        await Databases.Drop(options);
    }

    private static void ForAnySeed(int cases, Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
