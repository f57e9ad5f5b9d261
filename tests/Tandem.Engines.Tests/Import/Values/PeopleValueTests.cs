using System.Text.Json;
using Tandem.Engines.Import.Values;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Import.Values;

public class PeopleValueTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("Ada@Example.COM", "Ada@Example.COM", "ada@example.com")]
    [InlineData("  ada@example.com\u00A0", "ada@example.com", "ada@example.com")]
    [InlineData("\u200Bada@example.com", "ada@example.com", "ada@example.com")]
    [InlineData("mailto:ada@example.com?subject=hi", "ada@example.com", "ada@example.com")]
    [InlineData("Ada Lovelace <ada@example.com>", "ada@example.com", "ada@example.com")]
    [InlineData("<ada@example.com>", "ada@example.com", "ada@example.com")]
    [InlineData("ada+news@example.com", "ada+news@example.com", "ada+news@example.com")]
    [InlineData("ada@bücher.example", "ada@bücher.example", "ada@xn--bcher-kva.example")]
    [InlineData("o'neil@example.com", "o'neil@example.com", "o'neil@example.com")]
    public void Addresses_are_brought_into_one_form(string cell, string address, string key)
    {
        EmailAddress.TryParse(cell, out var email, out var problem).ShouldBeTrue(problem.Message);
        email.Address.ShouldBe(address);
        email.Key.ShouldBe(key);
    }

    [Theory]
    [InlineData("ada@example.com", true)]
    [InlineData("Ada Lovelace <ada@bücher.example>", true)]
    [InlineData("ada@localhost", false)]
    [InlineData("\"ada lovelace\"@example.com", false)]
    [InlineData("ada", false)]
    public void A_mailbox_is_one_that_somebody_outside_can_write_to(string cell, bool expected) =>
        EmailAddress.TryParseMailbox(cell, out _, out _).ShouldBe(expected);

    [Fact]
    public void The_name_before_an_address_is_kept()
    {
        EmailAddress.TryParse("\"Lovelace, Ada\" <ada@example.com>", out var email, out _).ShouldBeTrue();
        email.DisplayName.ShouldBe("Lovelace, Ada");
    }

    [Theory]
    [InlineData("ada@example.com\r\nBcc: all@example.com")]
    [InlineData("ada@example.com\nx")]
    [InlineData("Ada\r\nBcc: x@y.z <ada@example.com>")]
    [InlineData("ada@exam\u0000ple.com")]
    [InlineData("ada\u2028@example.com")]
    public void A_line_break_in_an_address_is_refused_for_what_it_is(string cell)
    {
        EmailAddress.TryParse(cell, out _, out var problem).ShouldBeFalse();
        problem.Code.ShouldBe("controlCharacter");
    }

    [Theory]
    [InlineData("invalid")]
    [InlineData("a b@example.com")]
    [InlineData("ada@")]
    [InlineData("@example.com")]
    [InlineData("ada@@example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("a..da@example.com")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@example..com")]
    [InlineData("ada@example.com.")]
    [InlineData("ada@exa_mple.com")]
    [InlineData("ada,bob@example.com")]
    [InlineData("ada@[127.0.0.1]")]
    [InlineData("")]
    public void What_cannot_be_mailed_is_refused(string cell)
    {
        EmailAddress.TryParse(cell, out _, out var problem).ShouldBeFalse();
        problem.Code.ShouldBe("invalidEmail");
    }

    [Fact]
    public void The_verdicts_of_the_isemail_suite_are_kept()
    {
        if (SharedData.Folder("email-validity", output) is not { } folder) return;
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "isemail_tests.json")));
        var wrong = new List<string>();
        var judged = 0;
        foreach (var item in json.RootElement.EnumerateArray())
        {
            var address = item.GetProperty("address").GetString()!;
            var isAccepted = EmailAddress.TryParse(address, out var email, out _) && string.Equals(email.Address, address, StringComparison.Ordinal);
            var verdict = item.GetProperty("verdict").GetString();
            if (verdict is not ("valid" or "invalid" or "invalid-for-smtp")) continue;
            judged++;
            if (isAccepted != (verdict == "valid")) wrong.Add($"{item.GetProperty("id")} {verdict}: {address}");
        }
        output.WriteLine($"Conformance: email-validity, {judged - wrong.Count} of {judged} verdicts kept.");
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("+33 6 00 00 00 00", "+33600000000", null)]
    [InlineData("0033600000000", "+33600000000", null)]
    [InlineData("(336) 222-7000", "3362227000", null)]
    [InlineData("+49 (0)89 123456", "+4989123456", null)]
    [InlineData("570-809-7197 ext. 12", "5708097197", "12")]
    [InlineData("570-809-7197x12", "5708097197", "12")]
    [InlineData("p:+15554001", "+15554001", null)]
    [InlineData("tel:+1-555-4001", "+15554001", null)]
    [InlineData("33611111111.0", "33611111111", null)]
    [InlineData("'+4989123456", "+4989123456", null)]
    public void Telephone_numbers_have_a_key(string cell, string key, string? extension)
    {
        PhoneNumber.TryParse(cell, out var phone, out var problem).ShouldBeTrue(problem.Message);
        phone.Key.ShouldBe(key);
        phone.Extension.ShouldBe(extension);
    }

    [Theory]
    [InlineData("call me")]
    [InlineData("12")]
    [InlineData("12345678901234567890")]
    [InlineData("telephone")]
    [InlineData("1 apple 23456")]
    public void What_cannot_be_dialled_is_refused(string cell) => PhoneNumber.TryParse(cell, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("example.com", "https://example.com", "example.com")]
    [InlineData("HTTP://www.Example.com/About?x=1", "http://www.example.com/About?x=1", "example.com")]
    [InlineData("//example.com/", "https://example.com", "example.com")]
    public void Web_addresses_get_a_scheme(string cell, string url, string domain)
    {
        WebAddress.TryParse(cell, out var read, out _).ShouldBeTrue();
        read.ShouldBe(url);
        DomainName.Of(cell).ShouldBe(domain);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.com")]
    [InlineData("not a site")]
    [InlineData("localhost")]
    [InlineData("https://user:secret@example.com")]
    public void Other_addresses_are_refused(string cell) => WebAddress.TryParse(cell, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("ada@Mail.Example.com", "mail.example.com")]
    [InlineData("https://www.example.com:8080/x", "example.com")]
    [InlineData("www.bücher.example", "xn--bcher-kva.example")]
    [InlineData("Acme", null)]
    [InlineData("3.14", null)]
    [InlineData("10.0.0.1", null)]
    public void Domains_are_taken_from_anything(string text, string? domain) => DomainName.Of(text).ShouldBe(domain);

    [Theory]
    [InlineData("Ada Lovelace", "Ada", "Lovelace")]
    [InlineData("Lovelace, Ada", "Ada", "Lovelace")]
    [InlineData("Dr. Ludwig van Beethoven", "Ludwig", "van Beethoven")]
    [InlineData("Grace Brewster Hopper, PhD", "Grace Brewster", "Hopper")]
    [InlineData("Maria de la Cruz", "Maria", "de la Cruz")]
    [InlineData("Martin Luther King Jr.", "Martin Luther", "King")]
    [InlineData("Prof. Dr. Anna Schmidt", "Anna", "Schmidt")]
    [InlineData("Cher", "Cher", null)]
    [InlineData("van Gogh", "van", "Gogh")]
    [InlineData("", null, null)]
    public void Full_names_are_cut(string name, string? first, string? last)
    {
        var cut = FullName.Split(name);
        cut.First.ShouldBe(first);
        cut.Last.ShouldBe(last);
    }

    [Theory]
    [InlineData("198.51.100.7", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("::ffff:198.51.100.7", true)]
    [InlineData("1.2.3", false)]
    [InlineData("1.2.3.400", false)]
    [InlineData("12:30", false)]
    [InlineData("::", true)]
    [InlineData("1::2::3", false)]
    public void Ip_addresses_are_recognised(string text, bool expected) => IpAddressText.IsAddress(text).ShouldBe(expected);
}
