using Tandem.Engines.Text;

namespace Tandem.Engines.Tests.Text;

public sealed class JaroWinklerTests
{
    /// <summary>The pairs of Winkler's own paper, to three places.</summary>
    [Theory]
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dwayne", "duane", 0.840)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("jones", "johnson", 0.832)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 1)]
    [InlineData("", "a", 0)]
    [InlineData("a", "a", 1)]
    public void Names_are_as_alike_as_the_paper_says(string a, string b, double expected)
    {
        JaroWinkler.Similarity(a, b).ShouldBe(expected, 0.001);
        JaroWinkler.Similarity(b, a).ShouldBe(expected, 0.001);
    }

    [Fact]
    public void It_stays_between_nothing_and_the_same()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var (a, b) = (Word(random), Word(random));
            JaroWinkler.Similarity(a, b).ShouldBeInRange(0, 1, $"{a} {b}");
            JaroWinkler.Similarity(a, a).ShouldBe(1, 1e-9, a);
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => (char)('a' + random.Next(4))));
}
