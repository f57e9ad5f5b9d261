using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tandem.Engines.Text;

namespace Tandem.Engines.Tests.Text;

public sealed class TextKeyTests
{
    [Theory]
    [InlineData("  Ada   LOVELACE\t", "ada lovelace")]
    [InlineData("Jürgen Müßig", "jurgen mussig")]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("ØRSTED Æther", "orsted aether")]
    [InlineData("İstanbul Işık", "istanbul isik")]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("ﬁnance", "finance")]
    [InlineData("Οδυσσεύς", "οδυσσευσ")]
    [InlineData("ガーデン", "ガーデン")]
    [InlineData("김민준", "김민준")]
    [InlineData("soft\u00ADhyphen\u200B", "softhyphen")]
    [InlineData("a\0b\r\nc", "a b c")]
    [InlineData("\u0301", "")]
    [InlineData(null, "")]
    public void A_key_keeps_the_word_and_drops_case_accents_and_spacing(string? text, string key) =>
        TextKey.Of(text).ShouldBe(key);

    [Fact]
    public void Composed_and_decomposed_spellings_share_a_key() =>
        TextKey.Of("Zoe\u0308").ShouldBe(TextKey.Of("Zo\u00EB"));

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character() =>
        TextKey.Of("a\uD800b").ShouldBe("a\uFFFDb");

    [Fact]
    public void The_key_of_a_key_is_itself_for_every_character()
    {
        for (var code = 0; code <= 0x2FFFF; code++)
        {
            if (!Rune.IsValid(code)) continue;
            var key = TextKey.Of($"x{new Rune(code)}y");
            TextKey.Of(key).ShouldBe(key, $"U+{code:X4}");
        }
    }

    [Fact]
    public void The_key_of_a_key_is_itself_for_any_text() =>
        Prop.ForAll(
                ArbMap.Default.GeneratorFor<string>().ToArbitrary(),
                text => TextKey.Of(TextKey.Of(text)).Equals(TextKey.Of(text), StringComparison.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("+49 (0)30 / 555-1234", "490305551234")]
    [InlineData("٠١٢ ３４", "01234")]
    [InlineData("none", "")]
    [InlineData(null, "")]
    public void Digits_are_what_phones_are_searched_by(string? text, string digits) =>
        TextKey.Digits(text).ShouldBe(digits);

    [Fact]
    public void Wildcards_are_escaped_for_like() =>
        TextKey.EscapeLike(@"50%_\").ShouldBe(@"50\%\_\\");
}
