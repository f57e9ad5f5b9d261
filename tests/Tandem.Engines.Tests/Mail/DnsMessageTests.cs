using FsCheck;
using FsCheck.Fluent;
using Tandem.Engines.Dns;

namespace Tandem.Engines.Tests.Mail;

public sealed class DnsMessageTests
{
    [Fact]
    public void A_question_stands_as_the_standard_writes_it() =>
        Convert.ToHexStringLower(DnsMessage.Question(0xABCD, "example.com", DnsType.Mx)!).ShouldBe("abcd01000001000000000000" + "076578616d706c6503636f6d00" + "000f0001");

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("exämple.com")]
    public void What_is_no_name_is_not_asked_for(string name) => DnsMessage.Question(1, name, DnsType.Mx).ShouldBeNull();

    [Fact]
    public void An_answer_is_read_with_its_pointers_and_aliases()
    {
        var answer = DnsMessage.Answer(Bytes(Question(2), Alias, "c029" + "000f00010000003c0009" + "000a" + "046d61696cc029"), 1, "EXAMPLE.com", DnsType.Mx);

        answer.ShouldNotBeNull();
        answer.Outcome.ShouldBe(DnsOutcome.Ok);
        answer.Records.ShouldBe([new DnsRecord(DnsType.Mx, 10, "mail.x.org")]);
    }

    [Fact]
    public void An_answer_to_something_else_is_none()
    {
        var message = Bytes(Question(0));
        DnsMessage.Answer(message, 1, "example.com", DnsType.Mx).ShouldNotBeNull();
        DnsMessage.Answer(message, 2, "example.com", DnsType.Mx).ShouldBeNull();
        DnsMessage.Answer(message, 1, "example.org", DnsType.Mx).ShouldBeNull();
        DnsMessage.Answer(message, 1, "example.com", DnsType.A).ShouldBeNull();
        DnsMessage.Answer(DnsMessage.Question(1, "example.com", DnsType.Mx)!, 1, "example.com", DnsType.Mx).ShouldBeNull("a question is no answer");
    }

    [Fact]
    public void Pointers_in_a_circle_end()
    {
        // The owner's name points at itself, and at a place behind it.
        foreach (var pointer in (string[])["c01d", "c01f", "c0ff", "ffff"])
        {
            DnsMessage.Answer(Bytes(Question(1), pointer + "000f00010000003c0004000a0000"), 1, "example.com", DnsType.Mx).ShouldBeNull(pointer);
        }
    }

    private static readonly Gen<byte[]> Tail = Gen.Elements<byte>(0, 1, 3, 4, 10, 12, 15, 28, 29, 0x3F, 0x40, 0xC0, 0xFF).ArrayOf();
    private static readonly Gen<byte> Byte = Gen.Choose(0, 255).Select(number => (byte)number);

    [Fact]
    public void No_bytes_make_it_fall_over() => Prop.ForAll(Arb.From(Tail), Arb.From(Byte), Arb.From(Byte), Survives).QuickCheckThrowOnFailure();

    private static void Survives(byte[] tail, byte flags, byte answers)
    {
        var message = Bytes(Question(answers)).Concat(tail).ToArray();
        message[3] = flags;

        var answer = DnsMessage.Answer(message, 1, "example.com", DnsType.Mx);

        (answer is null || answer.Records.Count <= 256).ShouldBeTrue();
        DnsMessage.Answer(tail, 1, "example.com", DnsType.Mx);
    }

    // At byte 0x1d: example.com is another name of x.org, which is written out at byte 0x29.
    private const string Alias = "c00c" + "000500010000003c0007" + "0178036f726700";

    // Id 1, an answer, one question, some answers.
    private static string Question(byte answers) => $"00018180000100{answers:x2}00000000" + "076578616d706c6503636f6d00" + "000f0001";

    private static byte[] Bytes(params string[] hex) => Convert.FromHexString(string.Concat(hex));
}
