using Tandem.Rules.Reading;
using Tandem.Rules.Rules;

namespace Tandem.Rules;

public class NamesTests
{
    [Fact]
    public void Type_names_say_what_a_thing_is() => Names.CheckTypes(Source.All).ShouldHold("type names");

    [Fact]
    public void An_interface_has_a_second_implementation() =>
        Names.CheckInterfaces([.. Assemblies.Tandem, .. Assemblies.Engines], Modules.OfTandem).ShouldHold("interfaces");

    [Fact]
    public void Test_names_are_sentences() =>
        Names.CheckTests(Source.All.Where(source => source.Path.StartsWith("tests/", StringComparison.Ordinal)).ToList()).ShouldHold("test names");

    [Fact]
    public void Log_messages_are_not_put_together_at_the_call() => LogCalls.Check(Source.All).ShouldHold("log calls");

    [Theory]
    [InlineData("class ContactManager;", true)]
    [InlineData("record ContactDto(int Id);", true)]
    [InlineData("static class SqlUtils;", true)]
    [InlineData("class Outer { struct InnerHelper; }", true)]
    [InlineData("class Database;", false)]
    [InlineData("enum ServiceLevel { Gold }", false)]
    public void Empty_words_in_type_names_are_seen(string code, bool isWrong) =>
        Names.CheckTypes([Source.Parse("a.cs", code)]).Any().ShouldBe(isWrong);

    [Fact]
    public void An_interface_with_one_implementation_is_seen() =>
        Names.CheckInterfaces(Assemblies.Fixtures("Shop"), new Modules("Shop")).ShouldHaveSingleItem().Where.ShouldBe("Shop.Stock.ILonely");

    [Theory]
    [InlineData("[Fact] public void ImportsTwice() { }", true)]
    [InlineData("[Theory, InlineData(1)] public void ImportsTwice(int n) { }", true)]
    [InlineData("[OnBothEngines] public void ImportsTwice() { }", true)]
    [InlineData("[Fact] public void Importing_twice_is_refused() { }", false)]
    [InlineData("[Obsolete] public void ImportsTwice() { }", false)]
    public void A_test_name_that_is_no_sentence_is_seen(string method, bool isWrong)
    {
        var code = $$"""
            class BothAttribute : TheoryAttribute { }
            class OnBothEnginesAttribute : BothAttribute { }
            class Tests { {{method}} }
            """;

        Names.CheckTests([Source.Parse("a.cs", code)]).Any().ShouldBe(isWrong);
    }

    [Theory]
    [InlineData("""log.LogInformation($"Sent {count}");""", true)]
    [InlineData("""log.LogError(error, "Sent " + count);""", true)]
    [InlineData("""log.BeginScope($"job {id}");""", true)]
    [InlineData("""log.LogInformation("Sent {Count}", count);""", false)]
    [InlineData("""Sent(log, count); Math.Log(a + b); System.Math.Abs(a + b);""", false)]
    public void A_log_message_put_together_is_seen(string call, bool isWrong) =>
        LogCalls.Check([Source.Parse("a.cs", $"class A {{ void B() {{ {call} }} }}")]).Any().ShouldBe(isWrong);
}
