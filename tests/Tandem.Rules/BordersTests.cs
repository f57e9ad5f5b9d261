using Tandem.Rules.Reading;
using Tandem.Rules.Rules;

namespace Tandem.Rules;

public class BordersTests
{
    private static readonly Modules Shop = new("Shop");

    [Fact]
    public void Modules_use_of_each_other_only_the_public_face() =>
        Borders.Check([.. Assemblies.Tandem, .. Assemblies.Engines], Modules.OfTandem).ShouldHold("borders");

    [Fact]
    public void Modules_import_of_each_other_only_the_public_face() =>
        UsingDirectives.Check(Source.All.Where(source => source.Path.StartsWith("src/", StringComparison.Ordinal)), Modules.OfTandem).ShouldHold("imports");

    [Fact]
    public void Engines_have_no_clock_files_or_network() =>
        Purity.Check(Assemblies.Engines).ShouldHold("purity");

    [Fact]
    public void Every_way_across_a_border_is_seen()
    {
        var found = Borders.Check(Assemblies.Fixtures("Shop"), Shop).Select(violation => violation.Where).Distinct(StringComparer.Ordinal);

        found.ShouldBe(
            [
                "Shop.Platform.LeaksUpwards",
                "Shop.Stock.ReachesThroughALambda",
                "Shop.Stock.ReachesThroughAGeneric",
                "Shop.Stock.ReachesThroughAnAttribute",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("Shop.Stock", "Shop.Orders", true)]
    [InlineData("Shop.Stock.Count", "Shop.Orders.Basket", true)]
    [InlineData("Shop.Platform.Http", "Shop.Orders.Public", true)]
    [InlineData("Shop.Engines", "Shop.Platform", true)]
    [InlineData("Shop.Stock", "Shop.Orders.Public", false)]
    [InlineData("Shop.Stock", "Shop.Stock.Count", false)]
    [InlineData("Shop.Stock", "Shop.Platform.Data", false)]
    [InlineData("Shop.Stock", "System.Text", false)]
    [InlineData("Shop", "Shop.Orders", false)]
    public void An_import_across_a_border_is_seen(string home, string import, bool isWrong)
    {
        var source = Source.Parse("a.cs", $"using {import};\n\nnamespace {home};\n");

        UsingDirectives.Check([source], Shop).Any().ShouldBe(isWrong);
    }

    [Fact]
    public void A_clock_and_a_file_are_impure()
    {
        var found = Purity.Check(Assemblies.Fixtures("Shop.Engines")).Select(violation => violation.ToString());

        found.ShouldBe(
            [
                "Shop.Engines.LooksAtTheClock: uses System.DateTimeOffset::get_UtcNow",
                "Shop.Engines.LooksAtTheClock: uses System.IO.File",
            ],
            ignoreOrder: true);
    }
}
