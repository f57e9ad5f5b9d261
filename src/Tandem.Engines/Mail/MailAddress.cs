using System.Globalization;
using System.Net;
using System.Text;

namespace Tandem.Engines.Mail;

/// <summary>
/// An address as a mail server takes it in its envelope (RFC 5321 §4.1.2, with letters beyond ASCII as in RFC 6531): no name, no comment, no
/// space around it.
/// </summary>
/// <param name="Local">What stands before the @, in quotes where it was.</param>
/// <param name="Domain">What stands behind it, in ASCII and lower case; a literal in its brackets.</param>
public readonly record struct MailAddress(string Local, string Domain)
{
    private const int LongestLocal = 64;
    private const int LongestAddress = 254;
    private const int LongestDomain = 253;
    private const int LongestLabel = 63;
    private const string Signs = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new();

    /// <summary>Whether the part before the @ is in quotes.</summary>
    public bool IsQuoted => Local.StartsWith('"');

    /// <summary>Whether it names a machine by its number, as in <c>ada@[192.0.2.1]</c>.</summary>
    public bool IsLiteral => Domain.StartsWith('[');

    /// <summary>Allowed, and still nothing that somebody with a mailbox on the internet would write.</summary>
    public bool IsUnusual => IsQuoted || IsLiteral || !Domain.Contains('.', StringComparison.Ordinal) || char.IsAsciiDigit(Domain[Domain.LastIndexOf('.') + 1]);

    /// <summary>Reads an address; why it is none, in words for a person.</summary>
    public static bool TryParse(string text, out MailAddress address, out string? why)
    {
        address = default;
        var at = text.LastIndexOf('@');
        // The last @ may stand in a literal's brackets or behind an open quote, and then what is around it is wrong anyway.
        why = at < 0 ? "There is no @ in it."
            : text.Length > LongestAddress ? "It is longer than 254 letters."
            : WhyNoLocal(text.AsSpan(0, at)) ?? (TryDomain(text[(at + 1)..], out var domain) is { } wrong ? wrong : Fit(text[..at], domain, out address));
        return why is null;
    }

    private static string? Fit(string local, string domain, out MailAddress address)
    {
        address = new MailAddress(local, domain);
        return local.Length + 1 + domain.Length > LongestAddress ? "It is longer than 254 letters." : null;
    }

    private static string? WhyNoLocal(ReadOnlySpan<char> local)
    {
        if (local.IsEmpty)
        {
            return "There is nothing before the @.";
        }

        if (Encoding.UTF8.GetByteCount(local) > LongestLocal)
        {
            return "What stands before the @ is longer than 64 letters.";
        }

        if (local[0] == '"')
        {
            return local.Length > 1 && local[^1] == '"' && IsQuotedText(local[1..^1]) ? null : "The quotes before the @ are wrong.";
        }

        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
        {
            return "A dot stands where none may.";
        }

        foreach (var rune in local.EnumerateRunes())
        {
            if (!IsAtom(rune))
            {
                return "A letter before the @ is not allowed.";
            }
        }

        return null;
    }

    private static bool IsAtom(Rune rune) => rune.IsAscii
        ? rune.Value == '.' || char.IsAsciiLetterOrDigit((char)rune.Value) || Signs.Contains((char)rune.Value, StringComparison.Ordinal)
        : rune != Rune.ReplacementChar && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.OtherSymbol);

    private static bool IsQuotedText(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' || (text[i] < ' ' || text[i] == '\x7f') || (text[i] is >= '\x80' and <= '\x9f'))
            {
                return false;
            }

            if (text[i] == '\\' && (++i == text.Length || text[i] is < ' ' or > '~'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The domain in its ASCII form; what is wrong with it, or null.</summary>
    private static string? TryDomain(string text, out string domain)
    {
        domain = text;
        if (text.StartsWith('['))
        {
            return IsLiteralText(text) ? null : "What stands in brackets is no address of a machine.";
        }

        if (!Ascii.IsValid(text))
        {
            try
            {
                domain = Idn.GetAscii(text);
            }
            catch (ArgumentException)
            {
                return "The domain behind the @ is not allowed.";
            }
        }

        domain = domain.ToLowerInvariant();
        return domain.Length is 0 or > LongestDomain || !Array.TrueForAll(domain.Split('.'), IsLabel) ? "The domain behind the @ is not allowed." : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsLiteralText(string text)
    {
        if (text.Length < 3 || text[^1] != ']')
        {
            return false;
        }

        var inner = text[1..^1];
        if (!inner.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase))
        {
            return IsFour(inner);
        }

        var six = inner["IPv6:".Length..];
        return six.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.') && IsSix(six);
    }

    private static bool IsFour(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, part => part.Length is > 0 and <= 3 && byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }

    // RFC 5321 §4.1.3: eight groups, or at most six and "::"; the last two may be written as four numbers.
    private static bool IsSix(string text)
    {
        var lastColon = text.LastIndexOf(':');
        if (text.Contains('.', StringComparison.Ordinal))
        {
            return lastColon > 0 && IsFour(text[(lastColon + 1)..]) && IsSix($"{text[..(lastColon + 1)]}0:0");
        }

        var gap = text.IndexOf("::", StringComparison.Ordinal);
        var groups = text.Split(':', StringSplitOptions.RemoveEmptyEntries);
        return IPAddress.TryParse(text, out _) && (gap < 0 ? groups.Length == 8 : groups.Length <= 6);
    }
}
