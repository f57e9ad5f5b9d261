using Tandem.Engines.Import.Mapping;

namespace Tandem.Engines.Tests.Import.Mapping;

public class NearMatchTests
{
    private static readonly string[] Products = ["GTX Basic", "GTX Pro", "MG Special", "MG Advanced", "GTX Plus Pro", "GTX Plus Basic", "GTK 500"];

    [Theory]
    [InlineData("GTXPro", "GTX Pro")]
    [InlineData("gtx-pro", "GTX Pro")]
    [InlineData("GTX Pro", "GTX Pro")]
    [InlineData("MG Advancd", "MG Advanced")]
    [InlineData("GTX PlusBasic", "GTX Plus Basic")]
    [InlineData("GTK 600", null)]
    [InlineData("GTK500", "GTK 500")]
    [InlineData("Something else", null)]
    [InlineData("", null)]
    public void The_name_that_was_meant_is_proposed(string text, string? expected) => NearMatch.Find(text, Products).ShouldBe(expected);

    [Fact]
    public void A_name_with_another_word_in_it_is_not_proposed() =>
        NearMatch.Find("GTXPro", ["GTX Plus Pro", "GTX Basic"]).ShouldBeNull();

    [Fact]
    public void Two_names_as_near_are_no_proposal() => NearMatch.Find("Martin Smeth", ["Martin Smith", "Martin Smath"]).ShouldBeNull();

    [Fact]
    public void One_letter_of_a_short_name_is_another_name() => NearMatch.Find("Bob", ["Rob"]).ShouldBeNull();
}
