using Tandem.Engines.Text;

namespace Tandem.Engines.Tests.Text;

public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("Acme", "acme")]
    [InlineData("Acme, Inc.", "acme")]
    [InlineData("ACME GmbH & Co. KG", "acme")]
    [InlineData("Acme UG (haftungsbeschränkt)", "acme")]
    [InlineData("Acme Sp. z o.o.", "acme")]
    [InlineData("Acme A/S", "acme")]
    [InlineData("Acme Co., Ltd.", "acme")]
    [InlineData("ООО Ромашка", "ооо ромашка")]
    [InlineData("Procter & Gamble Co.", "procter & gamble")]
    [InlineData("Radio Z", "radio z")]
    [InlineData("Limited", "limited")]
    [InlineData("Co. KG", "co")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void The_legal_form_at_the_end_does_not_count(string? name, string bare) => CompanyName.Bare(name).ShouldBe(bare);

    [Theory]
    [InlineData("Acme Holding GmbH")]
    [InlineData("  Smith and Sons Ltd ")]
    public void A_bare_name_begins_the_key_that_it_is_of(string name)
    {
        var bare = CompanyName.Bare(name);

        TextKey.Of(name).ShouldStartWith(bare);
        CompanyName.Bare(bare).ShouldBe(bare);
    }
}
