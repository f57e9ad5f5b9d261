using Tandem.Engines.Segments;
using Tandem.Engines.Tests.Segments.Agreement;

namespace Tandem.Engines.Tests.Segments;

/// <summary>The SQL of each kind of test, read by people: one text where the engines agree, two where they do not.</summary>
public sealed class FilterSqlTests
{
    private const string Me = "01910000-0000-7000-8000-000000000001";

    private static readonly FilterContext Context =
        new(new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")) { Me = Guid.Parse(Me) };

    [Theory]
    [InlineData("name", "is", "\"Ádá\"", "c.name_key = @f0")]
    [InlineData("name", "isNot", "\"Ada\"", "(c.name_key = @f0) is not true")]
    [InlineData("name", "anyOf", "[\"a\",\"A\",\"b\"]", "c.name_key in (@f0, @f1)")]
    [InlineData("name", "known", null, "c.name_key > ''")]
    [InlineData("name", "unknown", null, "(c.name_key is null or c.name_key = '')")]
    [InlineData("age", "gt", "1.5", "c.age > @f0")]
    [InlineData("age", "between", "[1,2]", "(c.age >= @f0 and c.age <= @f1)")]
    [InlineData("age", "unknown", null, "c.age is null")]
    [InlineData("vip", "is", "false", "c.vip = @f0")]
    [InlineData("born", "on", "\"2026-03-29\"", "c.born = @f0")]
    [InlineData("born", "notInLastDays", "7", "((c.born >= @f0 and c.born <= @f1)) is not true")]
    [InlineData("seenAt", "before", "\"2026-03-29\"", "c.seen_at < @f0")]
    [InlineData("seenAt", "inLastDays", "0", "(c.seen_at >= @f0 and c.seen_at < @f1)")]
    [InlineData("owner", "isMe", null, "c.owner_id = @f0")]
    [InlineData("owner", "isMyTeam", null, "1 = 0")]
    [InlineData("tags", "hasAny", "[\"a\",\"b\"]", "c.id in (select t.person_id from people_tags t where t.tag_key in (@f0, @f1))")]
    [InlineData("tags", "hasNone", "[\"a\"]", "not exists (select 1 from people_tags t where t.person_id = c.id and t.tag_key = @f0)")]
    [InlineData("company.size", "gt", "1", "c.id in (select pc.person_id from people_companies pc join companies o on o.id = pc.company_id where pc.is_primary and o.size > @f0)")]
    [InlineData("company.size", "isNot", "1", "not exists (select 1 from people_companies pc join companies o on o.id = pc.company_id where pc.person_id = c.id and pc.is_primary and o.size = @f0)")]
    [InlineData("tags", "unknown", null, "not exists (select 1 from people_tags t where t.person_id = c.id and t.tag_key > '')")]
    public void One_text_serves_both_engines(string field, string op, string? value, string sql)
    {
        Sql(SqlDialect.Sqlite, Test(field, op, value)).Text.ShouldBe(sql);
        Sql(SqlDialect.Postgres, Test(field, op, value)).Text.ShouldBe(sql);
    }

    [Theory]
    [InlineData("name", "contains", "\"a%b\"", "instr(c.name_key, @f0) > 0", @"c.name_key like @f0 escape '\'")]
    [InlineData("name", "endsWith", "\"a\"", "substr(c.name_key, -length(@f0)) = @f0", @"c.name_key like @f0 escape '\'")]
    [InlineData("name", "startsWith", "\"ad\"",
        "(c.name_key >= @f0 and c.name_key < @f1)", "(c.name_key collate \"C\" >= @f0 and c.name_key collate \"C\" < @f1)")]
    [InlineData("city", "is", "\"Łódź\"", "lower(c.city) = @f0", "lower(c.city collate \"C\") = @f0")]
    [InlineData("custom.choice", "is", "\"lead\"",
        "(case when json_type(c.custom, '$.\"choice\"') = 'text' then json_extract(c.custom, '$.\"choice\"') end) = @f0",
        "((case when jsonb_typeof(c.custom::jsonb -> 'choice') = 'string' then (c.custom::jsonb -> 'choice') #>> '{}' end) collate \"C\") = @f0")]
    [InlineData("custom.number", "lt", "2",
        "(case when json_type(c.custom, '$.\"number\"') in ('integer', 'real') then json_extract(c.custom, '$.\"number\"') end) < @f0",
        "(case when jsonb_typeof(c.custom::jsonb -> 'number') = 'number' then ((c.custom::jsonb -> 'number') #>> '{}')::numeric end) < @f0")]
    [InlineData("custom.flag", "is", "true",
        "(case json_type(c.custom, '$.\"flag\"') when 'true' then 1 when 'false' then 0 end) = @f0",
        "(case when jsonb_typeof(c.custom::jsonb -> 'flag') = 'boolean' then ((c.custom::jsonb -> 'flag') #>> '{}')::boolean end) = @f0")]
    [InlineData("interests", "hasAny", "[\"a\"]",
        "exists (select 1 from json_each((case when json_type(c.interests, '$') = 'array' then json_extract(c.interests, '$') end)) item where item.type = 'text' and item.value in (@f0))",
        "(case when jsonb_typeof(c.interests::jsonb) = 'array' then c.interests::jsonb end) ?| array[@f0]")]
    public void Each_engine_gets_its_own_text(string field, string op, string value, string sqlite, string postgres)
    {
        Sql(SqlDialect.Sqlite, Test(field, op, value)).Text.ShouldBe(sqlite);
        Sql(SqlDialect.Postgres, Test(field, op, value)).Text.ShouldBe(postgres);
    }

    [Fact]
    public void Parameters_have_the_types_that_columns_have()
    {
        Parameter(SqlDialect.Sqlite, "name", "is", "\" Ádá \"").ShouldBe("ada");
        Parameter(SqlDialect.Postgres, "name", "contains", "\"a%_b\"").ShouldBe(@"%a\%\_b%");
        Parameter(SqlDialect.Sqlite, "name", "contains", "\"a%_b\"").ShouldBe("a%_b");
        Parameter(SqlDialect.Sqlite, "phone", "contains", "\"+49 (0)30\"").ShouldBe("49030");
        Parameter(SqlDialect.Sqlite, "age", "is", "2.0").ShouldBe(2L);
        Parameter(SqlDialect.Sqlite, "age", "is", "0.1").ShouldBe(0.1);
        Parameter(SqlDialect.Postgres, "age", "is", "0.1").ShouldBe(0.1m);
        Parameter(SqlDialect.Postgres, "amount", "is", "12.34").ShouldBe(1234L);
        Parameter(SqlDialect.Sqlite, "owner", "isMe", null).ShouldBe(Guid.Parse(Me));
        Parameter(SqlDialect.Sqlite, "custom.user", "is", $"\"{Me.ToUpperInvariant()}\"").ShouldBe(Me);
        Parameter(SqlDialect.Sqlite, "born", "on", "\"2026-03-29\"").ShouldBe("2026-03-29");
        Parameter(SqlDialect.Sqlite, "vip", "is", "true").ShouldBe(true);
    }

    [Fact]
    public void A_day_of_23_hours_is_a_whole_day()
    {
        var day = Sql(SqlDialect.Sqlite, Test("seenAt", "on", "\"2026-03-29\"")).Parameters;
        var (from, to) = ((long)day["f0"], (long)day["f1"]);
        DateTimeOffset.FromUnixTimeMilliseconds(from).ShouldBe(new DateTimeOffset(2026, 3, 28, 23, 0, 0, TimeSpan.Zero));
        TimeSpan.FromMilliseconds(to - from).ShouldBe(TimeSpan.FromHours(23));
    }

    [Fact]
    public void Groups_are_flat_and_in_parentheses_and_cheap_tests_come_first()
    {
        const string Costly = """{"field":"tags","op":"hasAny","value":["a"]}""";
        const string Cheap = """{"field":"age","op":"is","value":1}""";
        Sql(SqlDialect.Sqlite, $$"""{"and":[{{Costly}},{"and":[{{Cheap}},{"and":[]}]},{"or":[{{Cheap}}]}]}""").Text.ShouldBe(
            "(c.age = @f0 and c.age = @f1 and c.id in (select t.person_id from people_tags t where t.tag_key = @f2))");
        Sql(SqlDialect.Sqlite, $$"""{"or":[{{Cheap}},{"field":"vip","op":"known"}]}""").Text.ShouldBe("(c.age = @f0 or c.vip is not null)");
    }

    [Fact]
    public void The_opposite_of_having_all_never_compares_with_a_missing_key() =>
        Sql(SqlDialect.Sqlite, $$"""{"not":{{Test("employer", "hasAll", "[\"a\",\"b\"]")}}}""").Text.ShouldBe(
            "not (exists (select 1 from companies e where e.id = c.company_id and e.name_key = @f0)"
            + " and exists (select 1 from companies e where e.id = c.company_id and e.name_key = @f1))");

    [Fact]
    public void Only_the_first_related_tests_are_joins()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"field":"tags","op":"hasNone","value":["a"]}""", 6));
        var text = Sql(SqlDialect.Postgres, $$"""{"and":[{{many}}]}""").Text;
        text.Split("not exists").Length.ShouldBe(7);
        text.Split("is true").Length.ShouldBe(3);
    }

    [Fact]
    public void Not_moves_down_to_the_tests() =>
        Sql(SqlDialect.Sqlite, """{"not":{"or":[{"field":"age","op":"is","value":1},{"not":{"field":"vip","op":"known"}}]}}""").Text
            .ShouldBe("((c.age = @f0) is not true and c.vip is not null)");

    [Theory]
    [InlineData("""{"and":[]}""", "1 = 1")]
    [InlineData("""{"or":[]}""", "1 = 0")]
    [InlineData("""{"not":{"and":[]}}""", "1 = 0")]
    [InlineData("""{"and":[{"field":"vip","op":"known"},{"or":[]}]}""", "1 = 0")]
    [InlineData("""{"or":[{"field":"vip","op":"known"},{"and":[]}]}""", "1 = 1")]
    public void Nothing_asked_is_everyone_and_no_choice_is_no_one(string json, string sql) => Sql(SqlDialect.Sqlite, json).Text.ShouldBe(sql);

    [Fact]
    public void Values_and_prefixes_never_become_text()
    {
        const string Attack = "'; drop table people; --\\\" @f9 $1 ?";
        foreach (var field in (string[])["name", "email", "city", "code", "stage", "custom.text", "custom.choice", "company.name"])
        {
            foreach (var dialect in Enum.GetValues<SqlDialect>())
            {
                var sql = Sql(dialect, Test(field, "is", $"\"{Attack}\""));
                sql.Text.ShouldNotContain("drop");
                sql.Parameters.Single().Value.ShouldBeOfType<string>().ShouldContain("drop table");
            }
        }
    }

    [Fact]
    public void A_prefix_ends_before_the_next_code_point()
    {
        Prefix("a").ShouldBe(["a", "b"]);
        Prefix("\uD7FF").ShouldBe(["\uD7FF", "\uE000"]);
        Prefix("a\U0010FFFF").ShouldBe(["a\U0010FFFF", "b"]);
        Prefix("\U0010FFFF").ShouldBe(["\U0010FFFF"]);

        static IEnumerable<object> Prefix(string text) => Sql(SqlDialect.Sqlite, Test("code", "startsWith", $"\"{text}\"")).Parameters.Values;
    }

    [Fact]
    public void A_driven_list_finds_by_one_condition_and_checks_the_rest()
    {
        var filter = Parsed("""{"and":[{"field":"age","op":"is","value":1},{"field":"name","op":"startsWith","value":"a"},{"field":"vip","op":"known"}]}""");
        Split(filter, 2).ShouldBe(("c.vip is not null", "case when (c.age = @f0 and (c.name_key >= @f1 and c.name_key < @f2)) then true end"));
        Split(filter, apart: null).ShouldBe((null, "case when (c.age = @f0 and (c.name_key >= @f1 and c.name_key < @f2) and c.vip is not null) then true end"));
        (filter.Requires("name"), filter.Requires("stage")).ShouldBe((true, false));
    }

    [Fact]
    public void Related_rows_are_started_from_or_looked_up()
    {
        var filter = Parsed("""{"and":[{"field":"age","op":"is","value":1},{"field":"tags","op":"hasAny","value":["a"]}]}""");
        Split(filter, 1).ShouldBe(("c.id in (select t.person_id from people_tags t where t.tag_key = @f0)", "case when c.age = @f1 then true end"));
        Split(filter, 0).ShouldBe(("c.age = @f0", "case when exists (select 1 from people_tags t where t.person_id = c.id and t.tag_key = @f1) then true end"));
    }

    [Fact]
    public void Parameters_take_the_given_prefix() =>
        Parsed(Test("age", "is", "1")).ToSql(SqlDialect.Sqlite, Context, prefix: "segment").Text.ShouldBe("c.age = @segment0");

    private static string Test(string field, string op, string? value) => value is null
        ? $$"""{"field":"{{field}}","op":"{{op}}"}"""
        : $$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""";

    private static Filter Parsed(string json)
    {
        Filter.TryParse(json, MadeUpPeople.Catalogue, out var filter, out var problems).ShouldBeTrue(string.Join("; ", problems));
        return filter!;
    }

    private static (string? Apart, string? Others) Split(Filter filter, int? apart)
    {
        var split = filter.Split(SqlDialect.Sqlite, Context, apart);
        return (split.Apart, split.Rest);
    }

    private static SqlFragment Sql(SqlDialect dialect, string json) => Parsed(json).ToSql(dialect, Context);

    private static object Parameter(SqlDialect dialect, string field, string op, string? value) =>
        Sql(dialect, Test(field, op, value)).Parameters["f0"];
}
