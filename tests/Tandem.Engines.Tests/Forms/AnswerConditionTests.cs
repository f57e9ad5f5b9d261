using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Engines.Forms;

namespace Tandem.Engines.Tests.Forms;

/// <summary>The same table is asked of the browser's <c>conditions.js</c> (web/src/features/capture/forms/script.test.ts).</summary>
public sealed class AnswerConditionTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static TheoryData<string> Names => [.. Cases().Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_condition_holds_as_the_table_says(string name)
    {
        var one = Cases().Single(one => one.Name == name);
        one.When.Holds(one.Answers.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Value)).ShouldBe(one.Holds);
    }

    [Fact]
    public void What_is_hidden_has_no_answer_for_what_stands_behind_it()
    {
        AnswerCondition When(string field) => new() { Rules = [new AnswerRule(field, AnswerTest.Is, "yes")] };
        var answers = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["no"], ["b"] = ["yes"] };

        AnswerCondition.Shown([new("a", null), new("b", When("a")), new("c", When("b"))], answers).ShouldBe(["a"]);
    }

    [Fact]
    public void Work_is_proven_by_leading_zeros()
    {
        var solution = Enumerable.Range(0, int.MaxValue).Select(number => $"{number}").First(text => ProofOfWork.Holds("nonce", text, 12));

        ProofOfWork.Holds("another", solution, 12).ShouldBeFalse();
        ProofOfWork.Holds("nonce", null, 0).ShouldBeFalse();
        ProofOfWork.Holds("nonce", new string('1', 33), 0).ShouldBeFalse();
    }

    private static Case[] Cases([CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<Case[]>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "answer-conditions.json")), Web)!;

    private sealed record Case(string Name, AnswerCondition When, Dictionary<string, string[]> Answers, bool Holds);
}
