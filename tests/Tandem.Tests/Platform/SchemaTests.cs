using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tandem.Platform.Data;
using Tandem.Platform.Schema;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class SchemaTests
{
    [Fact, Trait("Category", "Golden")]
    public async Task The_schema_of_sqlite_is_the_one_committed()
    {
        var options = await Databases.Fresh(DbEngine.Sqlite);
        await using var connection = SqliteFile.OpenReader(options);
        var statements = await connection.QueryAsync<string>(
            """
            select sql from sqlite_schema
            where sql is not null and name not like 'sqlite_%' and name not like '%\_search\_data' escape '\' and name not like '%\_search\_idx' escape '\'
              and name not like '%\_search\_config' escape '\'
            order by tbl_name, type desc, name
            """);
        Golden.Matches("tests/Tandem.Tests/Golden/schema.sqlite.sql", string.Join(";\n\n", statements) + ";");
    }

    [Fact, Trait("Category", "Golden")]
    public async Task The_schema_of_postgres_is_the_one_committed()
    {
        var options = await Databases.Fresh(DbEngine.Postgres);
        await using var connection = new NpgsqlConnection(options.Postgres);
        var lines = await connection.QueryAsync<string>(
            """
            select format('%s.%s %s%s%s', c.table_name, c.column_name, c.data_type,
                     case when c.is_nullable = 'NO' then ' not null' else '' end,
                     case when c.collation_name is not null then ' collate ' || c.collation_name else '' end)
            from information_schema.columns c where c.table_schema = 'public'
            union all
            select 'index ' || indexdef from pg_indexes where schemaname = 'public'
            union all
            select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
            where connamespace = 'public'::regnamespace
            order by 1
            """);
        Golden.Matches("tests/Tandem.Tests/Golden/schema.postgres.sql", string.Join("\n", lines));
    }

    [Theory, DatabaseData]
    public async Task Migrating_twice_changes_nothing_the_second_time(DbEngine engine)
    {
        var options = await Databases.Empty(engine);
        (await Migrator(options).Migrate()).Count.ShouldBe(Databases.Migrations(engine).Count);
        (await Migrator(options).Migrate()).ShouldBeEmpty();
    }

    [Theory, DatabaseData]
    public async Task An_older_binary_refuses_a_newer_database(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        var older = Databases.Migrations(engine).SkipLast(1).ToArray();

        var refusal = await Should.ThrowAsync<SchemaException>(new Migrator(options, older, TimeProvider.System).Migrate());

        refusal.Message.ShouldContain("newer version");
    }

    [Theory, DatabaseData]
    public async Task An_edited_migration_is_noticed(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        var edited = Databases.Migrations(engine).Select((migration, i) => i == 0 ? migration with { Sql = migration.Sql + " " } : migration);

        await Should.ThrowAsync<SchemaException>(new Migrator(options, [.. edited], TimeProvider.System).Migrate());
    }

    [Theory, DatabaseData]
    public async Task An_upgrade_of_a_database_with_data_is_backed_up_first(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        await Migrator(options, Next("create table test_next (id uuid)")).Migrate();

        var backup = Directory.GetFiles(Path.Combine(options.DataFolder, "backups")).ShouldHaveSingleItem();
        new FileInfo(backup).Length.ShouldBeGreaterThan(10_000);
        if (engine == DbEngine.Sqlite)
        {
            await using var copy = new SqliteConnection($"Data Source={backup};Pooling=False");
            (await copy.ExecuteScalarAsync<long>("select count(*) from platform_migrations")).ShouldBe(Databases.Migrations(engine).Count);
        }
    }

    [Theory, DatabaseData]
    public async Task A_migration_that_fails_leaves_nothing_behind(DbEngine engine)
    {
        var options = await Databases.Fresh(engine);
        var broken = Next("create table test_half (id uuid); insert into no_such_table values (1)");

        await Should.ThrowAsync<SchemaException>(Migrator(options, broken).Migrate(backupIsMade: true));

        (await Migrator(options, Next("create table test_half (id uuid)")).Migrate(backupIsMade: true)).Count.ShouldBe(1);
    }

    private static Migration Next(string sql) => new("Platform", 9000, "next", sql);

    private static Migrator Migrator(DatabaseOptions options, params Migration[] more) =>
        new(options, [.. Databases.Migrations(options.Engine), .. more], TimeProvider.System);
}
