using Tandem.Rules.Reading;
using Tandem.Rules.Rules;
using Tandem.Rules.Sql;

namespace Tandem.Rules;

public class DistributionColumnsTests
{
    private const string Good = """
        -- Every line of an order.
        -- distribution: order_id
        create table stock_lines (
          order_id uuid not null,
          line integer not null check (line > 0),
          note text, -- may be null
          primary key (order_id, line),
          unique (line, order_id)
        );
        create unique index stock_lines_note on stock_lines (order_id, lower(note)) where note is not null;
        create index stock_lines_by_note on stock_lines (note);
        """;

    [Fact]
    public void Every_table_can_be_distributed_by_the_column_it_names() =>
        DistributionColumns.CheckSchema(Migration.SchemaOf(Migration.All, "postgres")).ShouldHold("distribution");

    [Fact]
    public void Both_engines_declare_the_same_distribution() =>
        DistributionColumns.CheckAlike(Migration.SchemaOf(Migration.All, "sqlite"), Migration.SchemaOf(Migration.All, "postgres"))
            .ShouldHold("distribution alike");

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void No_statement_updates_a_distribution_column(string engine) =>
        DistributionColumns.CheckUpdates(Assemblies.Tandem, Migration.SchemaOf(Migration.All, engine), Modules.OfTandem)
            .ShouldHold("distribution updates " + engine);

    [Fact]
    public void Migrations_are_numbered_without_gaps_and_complete_for_both_engines() =>
        MigrationFiles.Check(Migration.All).ShouldHold("migration files");

    [Fact]
    public void A_table_that_keeps_to_the_rules_passes() => Check(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("-- distribution: order_id\n", "", "has no line '-- distribution:")]
    [InlineData("distribution: order_id", "distribution: customer_id", "has no column customer_id")]
    [InlineData("order_id uuid not null", "order_id uuid", "may be null")]
    [InlineData("primary key (order_id, line)", "primary key (line)", "lacks the distribution column")]
    [InlineData("  primary key (order_id, line),\n", "", "has no primary key")]
    [InlineData("unique (line, order_id)", "unique (line)", "lacks the distribution column")]
    [InlineData("note text,", "note text unique,", "lacks the distribution column")]
    [InlineData("(order_id, lower(note))", "(lower(order_id), note)", "'stock_lines_note' lacks the distribution column")]
    public void A_table_that_breaks_a_rule_is_refused(string part, string instead, string message)
    {
        Good.ShouldContain(part);

        Check(Good.Replace(part, instead, StringComparison.Ordinal)).ShouldHaveSingleItem().What.ShouldContain(message);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("local")]
    public void A_table_that_is_not_spread_needs_no_column(string kind) =>
        Check($"-- distribution: {kind}\ncreate table if not exists stock_kinds (key text primary key)").ShouldBeEmpty();

    [Theory]
    [InlineData("create unique index stock_x on stock_lines (line)")]
    [InlineData("alter table stock_lines add constraint one_line unique (line)")]
    [InlineData("alter table stock_lines rename column order_id to cart_id")]
    [InlineData("drop table stock_lines;\n-- distribution: line\ncreate table stock_new (line integer not null, note text primary key);\nalter table stock_new rename to stock_lines")]
    public void A_later_migration_is_checked_too(string later) => Check(Good, later).ShouldNotBeEmpty();

    [Theory]
    [InlineData("-- distribution: local\ncreate table stock_lines (order_id uuid not null)")]
    [InlineData("create table stock_rows (order_id uuid not null)")]
    public void A_table_that_differs_between_the_engines_is_seen(string other) =>
        DistributionColumns.CheckAlike(Schema.From([("a.sql", other)]), Schema.From([("a.sql", Good)])).ShouldNotBeEmpty();

    [Fact]
    public void A_dropped_table_is_checked_no_more() => Check("create table stock_old (id uuid)", "drop table stock_old").ShouldBeEmpty();

    [Theory]
    [InlineData("update stock_items as i set shelf = 1, (item_id, x) = (1, 2) where true")]
    [InlineData("insert into stock_items (item_id) values (@itemId) on conflict (item_id) do update set item_id = excluded.item_id")]
    public void A_statement_that_sets_the_column_is_seen(string sql) =>
        UpdatedColumns.In(sql).ShouldContain(("stock_items", "item_id"));

    [Theory]
    [InlineData("update stock_items set shelf = item_id where item_id = @itemId")]
    [InlineData("insert into stock_items (item_id) values (@itemId) on conflict (item_id) do nothing")]
    [InlineData("update stock_items set shelf = (select max(item_id) from x where item_id = 1), row = 2")]
    public void A_statement_that_only_reads_the_column_is_fine(string sql) =>
        UpdatedColumns.In(sql).ShouldNotContain(set => set.Column == "item_id");

    [Fact]
    public void An_update_of_the_column_in_the_code_is_seen()
    {
        var schema = Schema.From([("a.sql", "-- distribution: item_id\ncreate table stock_items (item_id uuid not null primary key)")]);

        DistributionColumns.CheckUpdates(Assemblies.Fixtures("Shop"), schema, new Modules("Shop"))
            .ShouldHaveSingleItem().Where.ShouldBe("Shop.Stock.MovesAnItem");
    }

    [Theory]
    [InlineData("0001_a.sql 0002_b.sql", true)]
    [InlineData("0001_a.sqlite.sql 0001_a.postgres.sql 0002_b.sql", true)]
    [InlineData("0001_a.sql 0003_b.sql", false)]
    [InlineData("0001_a.sql 0001_b.sql", false)]
    [InlineData("0001_a.sqlite.sql", false)]
    [InlineData("0001_a.sqlite.sql 0001_a.sql", false)]
    [InlineData("1_a.sql", false)]
    public void Migration_numbers_and_engines_are_complete(string files, bool isGood)
    {
        var migrations = files.Split(' ').Select(file => Migration.At("src/Shop/Stock/Migrations/" + file, ""));

        MigrationFiles.Check(migrations).Any().ShouldBe(!isGood);
    }

    private static List<Violation> Check(params string[] migrations) =>
        DistributionColumns.CheckSchema(Schema.From(migrations.Select(sql => ("a.sql", sql)))).ToList();
}
