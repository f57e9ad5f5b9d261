using Tandem.Engines.Segments;
using Tandem.Engines.Tests.Segments.Agreement;

namespace Tandem.Engines.Tests.Segments;

public sealed class FilterProblemTests
{
    [Theory]
    [InlineData("nope", "is", "\"a\"", FilterProblemCode.UnknownField, "/field")]
    [InlineData("Name", "is", "\"a\"", FilterProblemCode.UnknownField, "/field")]
    [InlineData("custom.deleted", "is", "\"a\"", FilterProblemCode.UnknownField, "/field")]
    [InlineData("", "is", "\"a\"", FilterProblemCode.UnknownField, "/field")]
    [InlineData("age", "contains", "\"1\"", FilterProblemCode.OpDoesNotFit, "/op")]
    [InlineData("name", "gt", "1", FilterProblemCode.OpDoesNotFit, "/op")]
    [InlineData("vip", "isNot", "true", FilterProblemCode.OpDoesNotFit, "/op")]
    [InlineData("born", "is", "\"2026-01-01\"", FilterProblemCode.OpDoesNotFit, "/op")]
    [InlineData("tags", "is", "\"a\"", FilterProblemCode.OpDoesNotFit, "/op")]
    [InlineData("stage", "isMe", null, FilterProblemCode.OpDoesNotFit, "/op")]
    [InlineData("name", "is", null, FilterProblemCode.WrongValue, "/value")]
    [InlineData("name", "is", "1", FilterProblemCode.WrongValue, "/value")]
    [InlineData("name", "is", "[\"a\"]", FilterProblemCode.WrongValue, "/value")]
    [InlineData("name", "known", "\"a\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("name", "anyOf", "\"a\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("name", "anyOf", "[\"a\",true]", FilterProblemCode.WrongValue, "/value/1")]
    [InlineData("name", "anyOf", "[]", FilterProblemCode.EmptyValue, "/value")]
    [InlineData("name", "is", "\"\"", FilterProblemCode.EmptyValue, "/value")]
    [InlineData("name", "contains", "\" \\t \"", FilterProblemCode.EmptyValue, "/value")]
    [InlineData("phone", "contains", "\"extension\"", FilterProblemCode.EmptyValue, "/value")]
    [InlineData("age", "is", "\"1\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("age", "is", "1234567890123456", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("age", "is", "0.1234567890123456", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("age", "is", "-1e15", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("age", "between", "[1]", FilterProblemCode.WrongValue, "/value")]
    [InlineData("age", "between", "[2,1]", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("born", "between", "[\"2026-02-01\",\"2026-01-01\"]", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("born", "on", "\"2026-02-30\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("born", "on", "\"01.02.2026\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("seenAt", "on", "\"2026-02-01T00:00:00Z\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("seenAt", "after", "\"9999-12-31\"", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("seenAt", "before", "\"0001-01-01\"", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("seenAt", "inLastDays", "-1", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("seenAt", "inLastDays", "1.5", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("seenAt", "inNextDays", "36501", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("seenAt", "inLastDays", "\"7\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("vip", "is", "1", FilterProblemCode.WrongValue, "/value")]
    [InlineData("owner", "is", "\"me\"", FilterProblemCode.WrongValue, "/value")]
    [InlineData("owner", "isMe", "true", FilterProblemCode.WrongValue, "/value")]
    public void A_test_that_does_not_fit_its_field_is_told(string field, string op, string? value, string code, string path)
    {
        var test = value is null ? $$"""{"field":"{{field}}","op":"{{op}}"}""" : $$"""{"field":"{{field}}","op":"{{op}}","value":{{value}}}""";
        var problem = Problems(test)[0];
        (problem.Code, problem.Path).ShouldBe((code, path));
        problem.Message.ShouldEndWith(".");
        Problems($$"""{"or":[{"not":{{test}}}]}""")[0].Path.ShouldBe("/or/0/not" + path);
    }

    [Fact]
    public void A_hundred_values_are_the_limit_of_hasAll()
    {
        var values = string.Join(',', Enumerable.Range(0, 101).Select(n => $"\"t{n}\""));
        Problems($$"""{"field":"tags","op":"hasAll","value":[{{values}}]}""").Single().Code.ShouldBe(FilterProblemCode.TooManyValues);
    }

    [Fact]
    public void Each_test_that_does_not_fit_is_told() =>
        Problems("""{"and":[{"field":"x","op":"known"},{"field":"age","op":"known"},{"field":"y","op":"known"}]}""")
            .Select(problem => problem.Path).ShouldBe(["/and/0/field", "/and/2/field"]);

    [Theory]
    [InlineData("name'; drop table people; --")]
    [InlineData("c.name) or 1=1 --")]
    [InlineData("custom.x'")]
    [InlineData("custom.\\\"")]
    [InlineData("company.name or 1=1")]
    public void A_field_name_reaches_sql_only_by_being_known(string field) =>
        Problems($$"""{"field":"{{field}}","op":"known"}""").Single().Code.ShouldBe(FilterProblemCode.UnknownField);

    [Fact]
    public void A_long_field_name_is_not_echoed_in_full() =>
        Problems($$"""{"field":"{{new string('x', 10_000)}}","op":"known"}""").Single().Message.Length.ShouldBeLessThan(100);

    [Theory]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("")]
    [InlineData("a.b")]
    public void A_name_inside_json_that_could_leave_its_quotes_is_refused(string name)
    {
        Should.Throw<ArgumentException>(() => new FieldCatalogue([new("custom.x", "X", FieldType.Text, new FieldSource.Json("c.custom", name))]));
        Should.Throw<ArgumentException>(() =>
            FieldExpression.Of(SqlDialect.Sqlite, new FieldSource.Json("custom", name), FieldType.Text, TextForm.Exact));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("a.")]
    [InlineData("a\n")]
    public void A_field_key_of_another_shape_is_refused(string key) =>
        Should.Throw<ArgumentException>(() => new FieldCatalogue([new(key, "X", FieldType.Text, new FieldSource.Column("c.x"))]));

    [Fact]
    public void Two_fields_of_one_key_are_refused() =>
        Should.Throw<ArgumentException>(() => MadeUpPeople.Catalogue.With(MadeUpPeople.Catalogue.Fields.Take(1)));

    [Fact]
    public void A_set_in_a_plain_column_is_refused() =>
        Should.Throw<ArgumentException>(() => new FieldCatalogue([new("tags", "Tags", FieldType.Tags, new FieldSource.Column("c.tags"))]));

    private static IReadOnlyList<FilterProblem> Problems(string json)
    {
        Filter.TryParse(json, MadeUpPeople.Catalogue, out var filter, out var problems).ShouldBeFalse();
        filter.ShouldBeNull();
        return problems;
    }
}
