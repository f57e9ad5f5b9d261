using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Tandem.Engines.Segments;
using Tandem.Engines.Tests.Segments.Agreement;

namespace Tandem.Engines.Tests.Segments;

public sealed class SqliteAgreementTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly PeopleTable _table;

    public SqliteAgreementTests()
    {
        _connection.Open();
        _table = new PeopleTable(_connection, SqlDialect.Sqlite);
        _table.Create();
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void SQLite_finds_whom_the_evaluator_finds() => ForAnySeed(250, seed => AgreementCheck.Run(seed, _table, SqlDialect.Sqlite));

    [Fact]
    public void SQLite_pages_through_each_row_once_and_in_order() => ForAnySeed(40, seed => PagingCheck.Run(seed, _table, SqlDialect.Sqlite));

    [Fact]
    public void The_largest_filters_run() => LimitsCheck.Run(_table, SqlDialect.Sqlite);

    [Fact]
    public void SQLite_finds_by_the_indexes_that_modules_create()
    {
        AgreementCheck.Run(1, _table, SqlDialect.Sqlite);
        var check = new IndexUseCheck(_table, SqlDialect.Sqlite);
        check.CreateIndexes();
        check.Check();
    }

    private static void ForAnySeed(int cases, Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
