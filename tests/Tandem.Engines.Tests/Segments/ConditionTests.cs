using System.Text;
using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments;

public sealed class ConditionTests
{
    private const string Leaf = """{"field":"age","op":"is","value":1}""";

    [Theory]
    [InlineData("""{"and":[]}""")]
    [InlineData("""{"or":[{"field":"name","op":"is","value":"Ada"},{"not":{"field":"vip","op":"is","value":true}}]}""")]
    [InlineData("""{"field":"tags","op":"hasAny","value":["a","b"]}""")]
    [InlineData("""{"field":"owner","op":"isMe"}""")]
    [InlineData("""{"field":"name","op":"contains","value":"\"quoted\" ü \uD83D\uDE00"}""")]
    [InlineData("""{"field":"amount","op":"between","value":[-0.5,1000000]}""")]
    public void Canonical_text_comes_back_as_it_went_in(string json) => Parsed(json).ToJson().ShouldBe(json);

    [Theory]
    [InlineData("""{ "value" : 1.50 , "op":"is", "field":"age" }""", """{"field":"age","op":"is","value":1.5}""")]
    [InlineData("""{"field":"age","op":"is","value":1e2}""", """{"field":"age","op":"is","value":100}""")]
    [InlineData("""{"field":"age","op":"known","value":null}""", """{"field":"age","op":"known"}""")]
    [InlineData("""{"field":"name","op":"is","value":"\u0041"}""", """{"field":"name","op":"is","value":"A"}""")]
    public void Other_spellings_become_the_canonical_one(string json, string canonical) => Parsed(json).ToJson().ShouldBe(canonical);

    [Theory]
    [InlineData("", FilterProblemCode.NotJson, "")]
    [InlineData("   ", FilterProblemCode.NotJson, "")]
    [InlineData("{", FilterProblemCode.NotJson, "")]
    [InlineData("""{"and":[]} x""", FilterProblemCode.NotJson, "")]
    [InlineData("""{"and":[],}""", FilterProblemCode.NotJson, "")]
    [InlineData("// comment", FilterProblemCode.NotJson, "")]
    [InlineData("lifecycleStage = lead", FilterProblemCode.NotJson, "")]
    [InlineData("null", FilterProblemCode.NotACondition, "")]
    [InlineData("[]", FilterProblemCode.NotACondition, "")]
    [InlineData("{}", FilterProblemCode.NotACondition, "")]
    [InlineData("""{"xor":[]}""", FilterProblemCode.NotACondition, "")]
    [InlineData("""{"and":[],"or":[]}""", FilterProblemCode.NotACondition, "")]
    [InlineData("""{"and":[],"and":[]}""", FilterProblemCode.NotACondition, "")]
    [InlineData("""{"and":{}}""", FilterProblemCode.NotACondition, "/and")]
    [InlineData("""{"and":[{"or":[1]}]}""", FilterProblemCode.NotACondition, "/and/0/or/0")]
    [InlineData("""{"field":"age"}""", FilterProblemCode.NotACondition, "")]
    [InlineData("""{"field":"age","op":"is","value":1,"sql":"1=1"}""", FilterProblemCode.NotACondition, "")]
    [InlineData("""{"field":1,"op":"is"}""", FilterProblemCode.NotACondition, "/field")]
    [InlineData("""{"not":{"field":"age","op":"="}}""", FilterProblemCode.UnknownOp, "/not/op")]
    [InlineData("""{"field":"age","op":"Is","value":1}""", FilterProblemCode.UnknownOp, "/op")]
    [InlineData("""{"field":"age","op":"is","value":{"a":1}}""", FilterProblemCode.WrongValue, "/value")]
    [InlineData("""{"field":"age","op":"anyOf","value":[[1]]}""", FilterProblemCode.WrongValue, "/value/0")]
    [InlineData("""{"field":"age","op":"anyOf","value":[1,null]}""", FilterProblemCode.WrongValue, "/value/1")]
    [InlineData("""{"field":"age","op":"is","value":1e999}""", FilterProblemCode.OutOfRange, "/value")]
    [InlineData("""{"field":"name","op":"is","value":"a\u0000b"}""", FilterProblemCode.BadText, "")]
    [InlineData("""{"field":"name","op":"is","value":"\ud800"}""", FilterProblemCode.BadText, "")]
    public void What_is_no_condition_is_told_with_its_place(string json, string code, string path)
    {
        var problem = Problems(json)[0];
        (problem.Code, problem.Path).ShouldBe((code, path));
        problem.Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_problem_is_told_at_once() =>
        Problems("""{"and":[{"field":"a","op":"eq"},{"field":"b","op":"like"}]}""").Count.ShouldBe(2);

    [Theory]
    [InlineData("""{"not":""", "}")]
    [InlineData("""{"and":[""", "]}")]
    [InlineData("[", "]")]
    public void Json_nested_thousands_deep_is_refused_without_harm(string open, string close)
    {
        foreach (var depth in (int[])[100, 5_000, 10_000])
        {
            var json = string.Concat(Enumerable.Repeat(open, depth)) + Leaf + string.Concat(Enumerable.Repeat(close, depth));
            Problems(json).Single().Code.ShouldBe(
                Encoding.UTF8.GetByteCount(json) > FilterLimits.TextBytes ? FilterProblemCode.TooLong : FilterProblemCode.TooDeep);
        }
    }

    [Theory]
    [InlineData("""{"not":""", "}")]
    [InlineData("""{"or":[""", "]}")]
    public void Thirty_two_groups_deep_is_the_limit(string open, string close)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + Leaf + string.Concat(Enumerable.Repeat(close, depth));
        Parsed(Nested(32)).ToJson().ShouldBe(Nested(32));
        Problems(Nested(33)).Single().Code.ShouldBe(FilterProblemCode.TooDeep);
    }

    [Fact]
    public void Five_hundred_conditions_are_the_limit()
    {
        static string All(int count, string part) => $$"""{"and":[{{string.Join(',', Enumerable.Repeat(part, count))}}]}""";
        Parsed(All(500, Leaf)).ShouldBeOfType<Condition.All>().Of.Count.ShouldBe(500);
        Problems(All(501, Leaf)).Single().Code.ShouldBe(FilterProblemCode.TooManyConditions);
        Problems(All(501, """{"or":[]}""")).Single().Code.ShouldBe(FilterProblemCode.TooManyConditions);
    }

    [Fact]
    public void A_thousand_values_are_the_limit()
    {
        static string List(int count) => $$"""{"field":"age","op":"anyOf","value":[{{string.Join(',', Enumerable.Range(0, count))}}]}""";
        Parsed(List(1_000));
        Problems(List(1_001)).Single().Code.ShouldBe(FilterProblemCode.TooManyValues);
        Problems($$"""{"and":[{{List(600)}},{{List(600)}}]}""").Single().Code.ShouldBe(FilterProblemCode.TooManyValues);
    }

    [Fact]
    public void Text_longer_than_64_KiB_is_refused() =>
        Problems($$"""{"field":"name","op":"is","value":"{{new string('ü', 40_000)}}"}""").Single().Code.ShouldBe(FilterProblemCode.TooLong);

    private static Condition Parsed(string json)
    {
        Condition.TryParse(json, out var condition, out var problems).ShouldBeTrue(string.Join("; ", problems));
        problems.ShouldBeEmpty();
        return condition!;
    }

    private static IReadOnlyList<FilterProblem> Problems(string json)
    {
        Condition.TryParse(json, out _, out var problems).ShouldBeFalse();
        return problems;
    }
}
