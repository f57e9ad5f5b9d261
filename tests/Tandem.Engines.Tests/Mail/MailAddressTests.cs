using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tandem.Engines.Mail;
using Tandem.Engines.Tests.Import;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Mail;

public sealed class MailAddressTests(ITestOutputHelper output)
{
    [Fact]
    public void It_judges_as_the_conformance_set_does()
    {
        if (SharedData.Folder("email-validity", output) is not { } folder)
        {
            return;
        }

        using var tests = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "isemail_tests.json")));
        var wrong = new List<string>();
        var judged = 0;
        foreach (var test in tests.RootElement.EnumerateArray())
        {
            var (address, verdict) = (test.GetProperty("address").GetString()!, test.GetProperty("verdict").GetString()!);
            bool? wanted = verdict switch
            {
                "valid" or "valid-unusual" or "valid-syntax(dns only)" => true,
                "invalid" or "invalid-for-smtp" => false,
                // Deprecated forms and comments may be refused: either will do.
                _ => null,
            };
            if (wanted is null)
            {
                continue;
            }

            judged++;
            if (MailAddress.TryParse(address, out _, out var why) != wanted)
            {
                wrong.Add($"{test.GetProperty("id").GetString()} {verdict}: {address} ({why ?? "taken"})");
            }
        }

        output.WriteLine($"Conformance: email-validity, {judged - wrong.Count} of {judged} addresses judged alike.");
        wrong.ShouldBeEmpty();
        judged.ShouldBeGreaterThan(100);
    }

    private static readonly Gen<string> Part = Gen.Elements(
        "a", "@", ".", "\"", "\\", "[", "]", "IPv6:", "::", ":1", "255", "(", ")", "<", ">", " ", "\r", "\n", "\0", "ü", "\u200b", "\ud800", "xn--", "-", "exam", "ple", ",", ";").ArrayOf().Select(string.Concat);

    [Fact]
    public void Nothing_makes_it_fall_over_and_what_it_takes_could_stand_in_a_command_to_a_mail_server() =>
        Prop.ForAll(Arb.From(Part), Arb.From(Part), Survives).QuickCheckThrowOnFailure();

    private static void Survives(string drawn, string domain)
    {
        foreach (var text in (string[])[drawn, $"{drawn}@{domain}", $"{drawn}@example.com", $"ada@{domain}"])
        {
            if (MailAddress.TryParse(text, out var address, out var why))
            {
                text.ShouldNotContain("\r");
                text.ShouldNotContain("\n");
                address.Domain.ShouldAllBe(c => char.IsAscii(c) && !char.IsControl(c));
            }
            else
            {
                why.ShouldNotBeNullOrEmpty();
            }
        }
    }

    [Theory]
    [InlineData("ada@EXÄMPLE.com", "xn--exmple-cua.com")]
    [InlineData("данные@пример.рф", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("ada@[IPv6:2001:db8::1]", "[IPv6:2001:db8::1]")]
    public void Letters_of_all_languages_are_letters(string text, string domain)
    {
        MailAddress.TryParse(text, out var address, out var why).ShouldBeTrue(why);
        address.Domain.ShouldBe(domain);
    }
}
