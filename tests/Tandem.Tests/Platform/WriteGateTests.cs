using Microsoft.Data.Sqlite;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class WriteGateTests
{
    [Theory, DatabaseData]
    public async Task One_failing_write_takes_none_of_its_neighbours_with_it(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await world.Db.Write(tx => tx.Execute("create table test_rows (id bigint primary key)"));

        var writes = Enumerable.Range(0, 200).Select(i => world.Db.Write(async tx =>
        {
            await tx.Execute("insert into test_rows values (@i)", new { i });
            return i % 10 == 3 ? throw new InvalidOperationException($"{i}") : i;
        })).ToArray();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        writes.Count(write => write.IsFaulted).ShouldBe(20);
        (await world.Rows<long>("select id from test_rows order by id")).ShouldBe(Enumerable.Range(0, 200).Where(i => i % 10 != 3).Select(i => (long)i));
    }

    [Theory, OneDatabase(DbEngine.Sqlite, "max_page_count is SQLite's")]
    public async Task A_full_disk_is_reported_and_nothing_unreported_is_changed(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        var pages = (int)(new FileInfo(options.SqliteFile).Length / 4096) + 60;
        await using var world = await World.On(options with { MaxPages = pages });
        await world.Db.Write(tx => tx.Execute("create table test_big (id bigint primary key, data text)"));

        var kept = new List<int>();
        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), async (i, cancel) =>
        {
            try
            {
                await world.Db.Write(tx => tx.Execute("insert into test_big values (@i, @data)", new { i, data = new string('x', 2000) }), cancel);
                lock (kept)
                {
                    kept.Add(i);
                }
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode == 13)
            {
                Interlocked.Increment(ref refused);
            }
        });

        refused.ShouldBeGreaterThan(0);
        (await world.Rows<long>("select id from test_big order by id")).ShouldBe(kept.Order().Select(i => (long)i));
        engine.ShouldBe(DbEngine.Sqlite);
    }

    [Theory, OneDatabase(DbEngine.Sqlite, "the gate is SQLite's")]
    public async Task A_write_inside_a_write_is_refused_instead_of_waiting_for_itself(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Should.ThrowAsync<InvalidOperationException>(world.Db.Write(_ => world.Db.Write(tx => tx.Execute("select 1"))));
    }

    [Theory, OneDatabase(DbEngine.Sqlite, "a pragma of SQLite")]
    public async Task The_writer_syncs_every_commit_to_disk(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        (await world.Db.Write(tx => tx.Scalar<long>("pragma synchronous"))).ShouldBe(2);
        (await world.Db.Write(tx => tx.Scalar<string>("pragma journal_mode"))).ShouldBe("wal");
    }

    [Theory, OneDatabase(DbEngine.Postgres, "a setting of PostgreSQL")]
    public async Task A_commit_waits_for_the_disk(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        (await world.Value<string>("show synchronous_commit")).ShouldBe("on");
        (await world.Value<string>("show fsync")).ShouldBe("on");
    }

    [Theory, OneDatabase(DbEngine.Postgres, "only its server can be stopped apart from us")]
    public async Task PostgreSQL_stopped_in_the_middle_of_a_write_is_a_clear_answer_and_changes_nothing(DbEngine engine)
    {
        var cluster = new PostgresCluster("stopped");
        await cluster.CreateDatabase("t");
        var options = (await Databases.Empty(DbEngine.Sqlite)) with { Postgres = cluster.ConnectionString("t") };
        await new Tandem.Platform.Schema.Migrator(options, Databases.Migrations(engine), TimeProvider.System).Migrate();
        await using var db = new Db(options, TimeProvider.System);
        await db.Write(tx => tx.Execute("create table test_rows (id bigint primary key)"));

        await Should.ThrowAsync<Npgsql.NpgsqlException>(db.Write(async tx =>
        {
            await tx.Execute("insert into test_rows values (1)");
            cluster.StopImmediately();
            await tx.Execute("insert into test_rows values (2)");
        }));

        cluster.Start();
        (await db.Read(session => session.Scalar<long>("select count(*) from test_rows"))).ShouldBe(0);
    }
}
