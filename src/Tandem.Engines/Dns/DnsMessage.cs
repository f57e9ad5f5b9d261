using System.Buffers.Binary;
using System.Text;

namespace Tandem.Engines.Dns;

/// <summary>What one may ask.</summary>
public enum DnsType
{
    /// <summary>An address of four bytes.</summary>
    A = 1,

    /// <summary>Another name for it.</summary>
    Cname = 5,

    /// <summary>Who takes its mail.</summary>
    Mx = 15,

    /// <summary>An address of sixteen bytes.</summary>
    Aaaa = 28,
}

/// <summary>How a name server ended.</summary>
public enum DnsOutcome
{
    /// <summary>It answered; there may be nothing of the kind.</summary>
    Ok,

    /// <summary>There is no such name.</summary>
    NoSuchName,

    /// <summary>It could not find out, refused, or did not answer: nothing is known.</summary>
    Failed,
}

/// <summary>One line of an answer.</summary>
/// <param name="Type">Of which kind.</param>
/// <param name="Preference">Of a mail exchange: the lowest comes first.</param>
/// <param name="Value">A host, without the dot at its end (the root is empty), or an address in hex.</param>
public readonly record struct DnsRecord(DnsType Type, int Preference, string Value);

/// <summary>An answer, as far as it is about what was asked.</summary>
public sealed record DnsAnswer(DnsOutcome Outcome, IReadOnlyList<DnsRecord> Records)
{
    /// <summary>Nothing is known.</summary>
    public static readonly DnsAnswer Failed = new(DnsOutcome.Failed, []);

    /// <summary>It was cut off and has to be asked for again over TCP.</summary>
    public bool IsCut { get; init; }
}

/// <summary>
/// Questions to a name server and its answers, as bytes (RFC 1035 §4). An answer is read with distrust: it must be to this question, names end,
/// pointers lead backwards only, and every length is checked.
/// </summary>
public static class DnsMessage
{
    private const int HeaderBytes = 12;
    private const int MostRecords = 256;
    private const int LongestName = 255;
    private const int MostAliases = 8;
    private const ushort Internet = 1;

    /// <summary>The question for records of a name; null where the name cannot be asked for.</summary>
    public static byte[]? Question(ushort id, string name, DnsType type)
    {
        var labels = name.TrimEnd('.').Split('.');
        if (name.Length is 0 or > 253 || !Array.TrueForAll(labels, label => label.Length is > 0 and <= 63 && Ascii.IsValid(label)))
        {
            return null;
        }

        var bytes = new byte[HeaderBytes + labels.Sum(label => label.Length + 1) + 5];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, id);
        bytes[2] = 1;   // Recursion is wished for.
        bytes[5] = 1;   // One question.
        var at = HeaderBytes;
        foreach (var label in labels)
        {
            bytes[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, bytes.AsSpan(at));
        }

        bytes[at + 2] = (byte)type;
        bytes[at + 4] = (byte)Internet;
        return bytes;
    }

    /// <summary>Reads the answer to a question; null where it is none: another id, another question, or not to be read.</summary>
    public static DnsAnswer? Answer(ReadOnlySpan<byte> message, ushort id, string name, DnsType type)
    {
        if (message.Length < HeaderBytes || BinaryPrimitives.ReadUInt16BigEndian(message) != id || (message[2] & 0xF8) != 0x80 || Short(message, 4) != 1)
        {
            return null;
        }

        var at = HeaderBytes;
        if (!TryName(message, ref at, out var asked) || !Same(asked, name) || at + 4 > message.Length || Short(message, at) != (int)type || Short(message, at + 2) != Internet)
        {
            return null;
        }

        at += 4;
        switch (message[3] & 0x0F)
        {
            case 0:
                break;
            case 3:
                return new DnsAnswer(DnsOutcome.NoSuchName, []);
            default:
                return DnsAnswer.Failed;
        }

        if ((message[2] & 2) != 0)
        {
            return DnsAnswer.Failed with { IsCut = true };
        }

        return TryRecords(message, at, Short(message, 6), out var records) ? new DnsAnswer(DnsOutcome.Ok, About(records, name, type)) : null;
    }

    /// <summary>The records of the name itself, or of the one that its aliases lead to.</summary>
    private static List<DnsRecord> About(List<(string Owner, DnsRecord Record)> records, string name, DnsType type)
    {
        for (var hops = 0; hops < MostAliases; hops++)
        {
            var own = records.Where(one => Same(one.Owner, name)).Select(one => one.Record).ToList();
            var found = own.Where(record => record.Type == type).ToList();
            if (found.Count > 0 || own.Count == 0)
            {
                return found;
            }

            name = own[0].Value;
        }

        return [];
    }

    private static bool TryRecords(ReadOnlySpan<byte> message, int at, int count, out List<(string Owner, DnsRecord Record)> records)
    {
        records = [];
        if (count > MostRecords)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            if (!TryName(message, ref at, out var owner) || at + 10 > message.Length)
            {
                return false;
            }

            var (type, family, length) = ((DnsType)Short(message, at), Short(message, at + 2), Short(message, at + 8));
            at += 10;
            if (at + length > message.Length)
            {
                return false;
            }

            if (family == Internet && TryData(message, at, length, type) is { } record)
            {
                records.Add((owner, record));
            }

            at += length;
        }

        return true;
    }

    private static DnsRecord? TryData(ReadOnlySpan<byte> message, int at, int length, DnsType type)
    {
        switch (type)
        {
            case DnsType.A when length == 4:
            case DnsType.Aaaa when length == 16:
                return new DnsRecord(type, 0, Convert.ToHexStringLower(message.Slice(at, length)));
            case DnsType.Cname when TryName(message, ref at, out var alias):
                return new DnsRecord(type, 0, alias);
            case DnsType.Mx when length >= 3:
                var host = at + 2;
                return TryName(message, ref host, out var exchange) ? new DnsRecord(type, Short(message, at), exchange) : null;
            default:
                return null;
        }
    }

    /// <summary>Reads a name and goes behind it. Each pointer leads further to the front than the one before, so it ends.</summary>
    private static bool TryName(ReadOnlySpan<byte> message, ref int at, out string name)
    {
        var text = new StringBuilder();
        var (here, end, before) = (at, -1, at);
        name = "";
        while (true)
        {
            if (here >= message.Length || text.Length > LongestName)
            {
                return false;
            }

            var length = message[here];
            if (length == 0)
            {
                at = end >= 0 ? end : here + 1;
                name = text.ToString();
                return true;
            }

            if ((length & 0xC0) == 0xC0)
            {
                if (here + 1 >= message.Length)
                {
                    return false;
                }

                end = end >= 0 ? end : here + 2;
                here = ((length & 0x3F) << 8) | message[here + 1];
                if (here >= before)
                {
                    return false;
                }

                before = here;
                continue;
            }

            if ((length & 0xC0) != 0 || here + 1 + length > message.Length)
            {
                return false;
            }

            text.Append(text.Length > 0 ? "." : "").Append(Encoding.Latin1.GetString(message.Slice(here + 1, length)));
            here += 1 + length;
        }
    }

    private static int Short(ReadOnlySpan<byte> message, int at) => BinaryPrimitives.ReadUInt16BigEndian(message[at..]);

    private static bool Same(string name, string other) => string.Equals(name.TrimEnd('.'), other.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}
