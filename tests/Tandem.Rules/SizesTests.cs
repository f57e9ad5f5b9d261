using Tandem.Rules.Reading;
using Tandem.Rules.Rules;

namespace Tandem.Rules;

public class SizesTests
{
    [Fact]
    public void Files_methods_and_parameter_lists_keep_to_their_budgets() => Sizes.CheckCode(Source.All).ShouldHold("sizes");

    [Fact]
    public void Web_files_keep_to_their_budgets() =>
        Sizes.CheckWeb(Tree.Files("web/src", ".ts", ".tsx").Select(path => (path, Tree.Read(path)))).ShouldHold("web sizes");

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, true)]
    public void A_long_file_is_seen(int lines, bool isWrong) =>
        Sizes.CheckCode([Source.Parse("a.cs", new string('\n', lines))]).Any().ShouldBe(isWrong);

    [Theory]
    [InlineData("class A { void B()\n{\nBODY}\n}", 57, false)]
    [InlineData("class A { void B()\n{\nBODY}\n}", 58, true)]
    [InlineData("class A { [Fact]\n/// why\nvoid B()\n{\nBODY}\n}", 57, false)]
    [InlineData("BODYend();", 59, false)]
    [InlineData("BODYend();", 60, true)]
    public void A_long_method_is_seen(string frame, int body, bool isWrong)
    {
        var code = frame.Replace("BODY", string.Concat(Enumerable.Repeat("c();\n", body)), StringComparison.Ordinal);

        Sizes.CheckCode([Source.Parse("a.cs", code)]).Any().ShouldBe(isWrong);
    }

    [Theory]
    [InlineData("class A(int a, int b, int c, int d, int e);", false)]
    [InlineData("class A(int a, int b, int c, int d, int e, int f);", true)]
    [InlineData("class A { A(int a, int b, int c, int d, int e, int f) { } }", true)]
    [InlineData("record A(int a, int b, int c, int d, int e, int f);", false)]
    [InlineData("record A(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k);", true)]
    [InlineData("class A { void B(int a, int b, int c, int d, int e, int f) { } }", false)]
    [InlineData("class A { void B(int a, int b, int c, int d, int e, int f, int g) { } }", true)]
    [InlineData("class A { partial void B(int a, int b, int c, int d, int e, int f, int g); }", false)]
    [InlineData("map((int a, int b, int c, int d, int e, int f, int g) => 1);", true)]
    public void A_long_parameter_list_is_seen(string code, bool isWrong) =>
        Sizes.CheckCode([Source.Parse("a.cs", code)]).Any().ShouldBe(isWrong);

    [Theory]
    [InlineData("web/src/features/people/List.tsx", 201, true)]
    [InlineData("web/src/features/people/List.tsx", 200, false)]
    [InlineData("web/src/features/people/List.test.tsx", 400, false)]
    [InlineData("web/src/ui/time.ts", 401, true)]
    [InlineData("web/src/api/types.ts", 4000, false)]
    public void A_long_web_file_is_seen(string path, int lines, bool isWrong) =>
        Sizes.CheckWeb([(path, new string('\n', lines))]).Any().ShouldBe(isWrong);
}
