using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tandem.Engines.Mime;

namespace Tandem.Engines.Tests.Mime;

public sealed class MimeMailTests
{
    private static readonly Gen<string> Text = Gen.Elements(".", "From ", "=", " ", "\t", "\n", "a long word that fills the line", "ü", "🚀", "\u2028", "\0", "\u007f", "F", "x")
        .ArrayOf().Select(string.Concat);

    [Fact]
    public void Quoted_printable_keeps_every_text_in_short_lines_of_ascii() => Prop.ForAll(Arb.From(Text), Keeps).QuickCheckThrowOnFailure();

    private static void Keeps(string drawn)
    {
        var text = drawn.ReplaceLineEndings("\n").TrimEnd('\n');
        var written = new StringBuilder();

        QuotedPrintable.Write(written, text);

        var lines = written.ToString().Split("\r\n");
        lines.ShouldAllBe(line => line.Length <= 76 && line.All(c => (c >= ' ' && c <= '~') || c == '\t') && !line.StartsWith('.') && !line.StartsWith("From ", StringComparison.Ordinal));
        lines.ShouldAllBe(line => !line.EndsWith(' ') && !line.EndsWith('\t'));
        Decode(written.ToString()).ShouldBe(text + "\n");
    }

    [Fact]
    public void A_header_folds_between_whole_letters()
    {
        var folded = HeaderText.Phrase(string.Concat(Enumerable.Repeat("🚀ü", 60)), "Subject: ".Length);

        folded.Split("\r\n ").ShouldAllBe(word => word.Length <= 75 && word.StartsWith("=?utf-8?B?", StringComparison.Ordinal));
        var decoded = string.Concat(folded.Split("\r\n ").Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2]))));
        decoded.ShouldBe(string.Concat(Enumerable.Repeat("🚀ü", 60)));
    }

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("=?utf-8?Q?not_encoded?=", "=?utf-8?B?PT91dGYtOD9RP25vdF9lbmNvZGVkPz0=?=")]
    [InlineData("", "")]
    public void Plain_words_stay_as_they_are(string text, string written) => HeaderText.Phrase(text, 9).ShouldBe(written);

    [Fact]
    public void A_mail_that_carries_a_line_break_in_a_header_cannot_be_written()
    {
        var mail = new MimeMail
        {
            From = new MailParty("crm@example.com"),
            To = new MailParty("ada@example.com"),
            Subject = "Hello",
            Text = "Hello",
            MessageId = "1@example.com",
            Date = DateTimeOffset.UnixEpoch,
        };

        mail.Write().ShouldStartWith("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\nFrom: crm@example.com\r\nTo: ada@example.com\r\n");
        Should.Throw<InvalidOperationException>(() => (mail with { Subject = "a\r\nBcc: eve@example.com" }).Write());
        Should.Throw<InvalidOperationException>(() => (mail with { MessageId = "a\nb" }).Write());
        Should.Throw<InvalidOperationException>(() => (mail with { From = new MailParty("crm@example.com", "a\nb") }).Write());
    }

    private static string Decode(string written)
    {
        var bytes = new List<byte>();
        var text = written.Replace("=\r\n", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            bytes.Add(text[i] == '=' ? Convert.ToByte(text.Substring(i + 1, 2), 16) : (byte)text[i]);
            i += text[i] == '=' ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
