using Tandem.Engines.Mail;
using Tandem.Engines.Tests.Import;
using Xunit.Abstractions;

namespace Tandem.Engines.Tests.Mail;

public sealed class MailboxKindTests(ITestOutputHelper output)
{
    [Fact]
    public void Disposable_domains_are_known_with_all_that_is_below_them()
    {
        DisposableDomains.Count.ShouldBeGreaterThan(8000);
        DisposableDomains.Contains("mailinator.com").ShouldBeTrue();
        DisposableDomains.Contains("Deep.Below.MAILINATOR.com.").ShouldBeTrue();
        DisposableDomains.ContainsDomainOf("ada@mailinator.com").ShouldBeTrue();
        DisposableDomains.Contains("fernleaf-mailinator.com").ShouldBeFalse();
        DisposableDomains.Contains("com").ShouldBeFalse();
        foreach (var domain in (string[])["gmail.com", "example.com", "t-online.de", "proton.me"])
        {
            DisposableDomains.Contains(domain).ShouldBeFalse(domain);
        }

        if (SharedData.Folder("disposable-email-domains", output) is { } folder)
        {
            var listed = File.ReadLines(Path.Combine(folder, "disposable_email_blocklist.conf")).Where(line => line.Length > 0).ToList();
            var known = listed.Count(DisposableDomains.Contains);
            output.WriteLine($"Conformance: disposable-email-domains, {known} of {listed.Count} (our list comes from the same source, a later state of it).");
            known.ShouldBeGreaterThan(listed.Count * 99 / 100);
        }
    }

    [Fact]
    public void Roles_are_told_from_people()
    {
        if (SharedData.Folder("role-accounts", output) is { } folder)
        {
            var names = File.ReadLines(Path.Combine(folder, "role_accounts.csv")).Skip(1).Select(line => line.Split(',')[0]).ToList();
            var known = names.Count(name => MailboxKinds.IsRole(Read($"{name}@example.com")));
            output.WriteLine($"Conformance: role-accounts, {known} of {names.Count}.");
            known.ShouldBe(names.Count);
        }

        MailboxKinds.IsRole(Read("Info+newsletter@example.com")).ShouldBeTrue();
        MailboxKinds.IsRole(Read("infoada@example.com")).ShouldBeFalse();
        MailboxKinds.IsRole(Read("ada.sales@example.com")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("gmail.com", true)]
    [InlineData("yahoo.co.uk", true)]
    [InlineData("hotmail.fr", true)]
    [InlineData("web.de", true)]
    [InlineData("gmail.co", false)]
    [InlineData("gmail.example.com", false)]
    [InlineData("acme.com", false)]
    public void Free_providers_are_known(string domain, bool isFree) => MailboxKinds.IsFree(Read($"ada@{domain}")).ShouldBe(isFree);

    [Theory]
    [InlineData("gmial.com", "gmail.com")]
    [InlineData("gmal.com", "gmail.com")]
    [InlineData("gamil.com", "gmail.com")]
    [InlineData("gmail.con", "gmail.com")]
    [InlineData("gmail.co", "gmail.com")]
    [InlineData("gmail.cm", "gmail.com")]
    [InlineData("gmailcom", "gmail.com")]
    [InlineData("gmaill.com", "gmail.com")]
    [InlineData("hotmial.com", "hotmail.com")]
    [InlineData("homtail.com", "hotmail.com")]
    [InlineData("outlok.com", "outlook.com")]
    [InlineData("yaho.com", "yahoo.com")]
    [InlineData("yahooo.co.uk", "yahoo.co.uk")]
    [InlineData("iclod.com", "icloud.com")]
    [InlineData("t-onlin.de", "t-online.de")]
    [InlineData("aol.con", "aol.com")]
    [InlineData("acme.con", "acme.com")]
    [InlineData("acme.example.nett", "acme.example.net")]
    [InlineData("gmail.com", null)]
    [InlineData("mail.com", null)]
    [InlineData("email.com", null)]
    [InlineData("ymail.com", null)]
    [InlineData("gmx.de", null)]
    [InlineData("gms.de", null)]
    [InlineData("web.dk", null)]
    [InlineData("live.se", null)]
    [InlineData("acme.com", null)]
    [InlineData("acme.co", null)]
    [InlineData("orange.com", null)]
    public void A_slip_of_the_finger_is_recognised(string typed, string? meant) =>
        TypoSuggestion.For(Read($"ada@{typed}")).ShouldBe(meant is null ? null : $"ada@{meant}");

    private static MailAddress Read(string text)
    {
        MailAddress.TryParse(text, out var address, out var why).ShouldBeTrue(why);
        return address;
    }
}
