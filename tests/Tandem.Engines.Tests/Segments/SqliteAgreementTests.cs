using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Tandem.Engines.Segments;
using Tandem.Engines.Tests.Segments.Agreement;

namespace Tandem.Engines.Tests.Segments;

public sealed class SqliteAgreementTests : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteAgreementTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void SQLite_finds_whom_the_evaluator_finds()
    {
        var table = new PeopleTable(connection, SqlDialect.Sqlite);
        table.Create();
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => AgreementCheck.Run(seed, table, SqlDialect.Sqlite))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(250));
    }
}
