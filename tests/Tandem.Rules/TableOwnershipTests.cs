using Tandem.Rules.Reading;
using Tandem.Rules.Rules;
using Tandem.Rules.Sql;

namespace Tandem.Rules;

public class TableOwnershipTests
{
    private static readonly TableOwnership Shop = new(["orders", "stock"], ["orders_lines", "orders_public_lines", "stock_items"]);

    private static TableOwnership Tandem { get; } = new(
        TableOwnership.Prefixes(Assemblies.Tandem, Modules.OfTandem),
        Migration.Engines.SelectMany(engine => Migration.SchemaOf(Migration.All, engine).Relations));

    [Fact]
    public void Only_a_table_s_module_names_it_in_SQL() =>
        Tandem.CheckStrings(Assemblies.Tandem, Modules.OfTandem).ShouldHold("table ownership");

    [Fact]
    public void A_migration_makes_only_its_module_s_tables() =>
        Tandem.CheckMigrations(Migration.All).ShouldHold("table ownership in migrations");

    [Fact]
    public void A_foreign_table_in_a_string_is_seen() =>
        Shop.CheckStrings(Assemblies.Fixtures("Shop"), new Modules("Shop")).Select(violation => violation.ToString())
            .ShouldBe(["Shop.Stock.NamesAForeignTable: Stock names orders_lines"]);

    [Theory]
    [InlineData("select 1 from orders_anything")]
    [InlineData("select 1 from stock_items i, orders_lines as l")]
    [InlineData("select 1 from stock_items left join orders_lines on true")]
    [InlineData("INSERT INTO orders_lines (id) values (@id)")]
    [InlineData("update orders_lines set id = @id")]
    [InlineData("delete from orders_public_lines")]
    [InlineData("update \"orders_lines\" set id = 1")]
    [InlineData("select 1 from public.orders_lines")]
    [InlineData("orders_lines")]
    [InlineData("with x as (\n  select 1\n  from -- why\n  orders_lines\n) select 1 from x")]
    public void Naming_a_foreign_table_is_refused(string sql) => Shop.Foreign(sql, "Stock").ShouldNotBeEmpty();

    [Theory]
    [InlineData("select 1 from stock_items for update skip locked")]
    [InlineData("select orders_total from stock_items")]
    [InlineData("select 1 from orders_public_lines")]
    [InlineData("select extract(year from orders_x.at) from stock_items orders_x")]
    [InlineData("select 'from orders_x' -- from orders_x")]
    [InlineData("The customer moved from orders to stock")]
    public void Naming_an_own_table_or_a_public_view_is_fine(string sql) => Shop.Foreign(sql, "Stock").ShouldBeEmpty();

    [Theory]
    [InlineData("create table orders_new (id uuid)")]
    [InlineData("create table unprefixed (id uuid)")]
    [InlineData("create view orders_public_new as select 1")]
    [InlineData("alter table orders_lines add column x text")]
    public void A_migration_that_leaves_its_module_is_refused(string sql) =>
        Shop.CheckMigrations([Migration.At("src/Shop/Stock/Migrations/0001_x.sql", sql)]).ShouldNotBeEmpty();

    [Fact]
    public void A_migration_may_point_a_foreign_key_at_another_module() =>
        Shop.CheckMigrations([Migration.At(
            "src/Shop/Stock/Migrations/0001_x.sql",
            "create table stock_x (id uuid references orders_lines (id) on update cascade); create trigger t after update on stock_x begin select 1; end;")])
            .ShouldBeEmpty();
}
