using System.Globalization;

namespace Tandem.Engines.Import.Values;

/// <summary>An email address that can be sent to, as far as its letters show; nobody was asked whether the mailbox exists.</summary>
/// <param name="Address">As written, without a display name, <c>mailto:</c> and white space.</param>
/// <param name="Key">What two spellings of one mailbox share: lower case, the domain in its ASCII form.</param>
/// <param name="DisplayName">The name that stood before <c>&lt;…&gt;</c>, if any.</param>
public readonly record struct EmailAddress(string Address, string Key, string? DisplayName)
{
    private const int LongestLocal = 64;        // RFC 5321 §4.5.3.1
    private const int LongestAddress = 254;     // RFC 3696 errata 1690
    private const int LongestCell = 600;
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new();

    /// <summary>Reads a cell: dot-atoms and quoted local parts of RFC 5321 and 6531; no comments, no folding, no address literals.</summary>
    public static bool TryParse(ReadOnlySpan<char> cell, out EmailAddress email, out ValueProblem problem)
    {
        email = default;
        cell = CellText.Trim(cell);
        if (cell.Length > LongestCell) return Fail("The address is too long.", out problem);
        if (CellText.HasControl(cell))
        {
            problem = new ValueProblem("controlCharacter", "The address contains a line break or another control character.");
            return false;
        }
        var name = TakeName(ref cell);
        if (cell.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) cell = TakeMailto(cell);
        var at = cell.LastIndexOf('@');
        if (at < 0) return Fail("There is no @ in it.", out problem);
        var local = cell[..at];
        var domain = cell[(at + 1)..];
        if (domain is [.., '.']) return Fail("The domain ends with a dot.", out problem);
        if (!IsLocal(local)) return Fail("The part before the @ is not allowed.", out problem);
        var ascii = domain;
        if (!System.Text.Ascii.IsValid(domain)) ascii = domain.Length <= LongestAddress && TryPunycode(domain.ToString(), out var punycode) ? punycode : "";
        if (!DomainName.IsHost(ascii)) return Fail("The domain behind the @ is not allowed.", out problem);
        if (cell.Length > LongestAddress || local.Length + 1 + ascii.Length > LongestAddress) return Fail("The address is too long.", out problem);
        problem = default;
        var address = cell.ToString();
        // Lower case gives the same string back when nothing changes, as for most addresses.
        var key = ascii.SequenceEqual(domain) ? address.ToLowerInvariant() : string.Concat(local, "@", ascii).ToLowerInvariant();
        email = new EmailAddress(address, key, name);
        return true;
    }

    /// <summary>
    /// Reads an address of a person to write to: like <see cref="TryParse"/>, and at a domain of the internet, without quotes. <c>ada@localhost</c> is an
    /// address, but nobody outside this machine has it.
    /// </summary>
    public static bool TryParseMailbox(ReadOnlySpan<char> cell, out EmailAddress email, out ValueProblem problem)
    {
        if (!TryParse(cell, out email, out problem)) return false;
        if (email.Address.Contains('"', StringComparison.Ordinal)) return Fail("The part before the @ is in quotes.", out problem);
        return email.Key.AsSpan(email.Key.LastIndexOf('@')).Contains('.') || Fail("The domain behind the @ has no dot in it.", out problem);
    }

    private static bool Fail(string message, out ValueProblem problem)
    {
        problem = new ValueProblem("invalidEmail", "This is not an email address. " + message);
        return false;
    }

    // Ada Lovelace <ada@example.com>, "Lovelace, Ada" <ada@example.com>, <ada@example.com>
    private static string? TakeName(ref ReadOnlySpan<char> cell)
    {
        if (cell is not [.., '>'] || cell.LastIndexOf('<') is not (>= 0 and var open)) return null;
        var name = CellText.Trim(CellText.Trim(cell[..open]).Trim('"'));
        cell = CellText.Trim(cell[(open + 1)..^1]);
        return name.IsEmpty ? null : name.ToString();
    }

    private static ReadOnlySpan<char> TakeMailto(ReadOnlySpan<char> cell)
    {
        cell = cell["mailto:".Length..];
        var query = cell.IndexOf('?');
        return CellText.Trim(query < 0 ? cell : cell[..query]);
    }

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local.IsEmpty || local.Length > LongestLocal || (!System.Text.Ascii.IsValid(local) && HasLoneSurrogate(local))) return false;
        if (local is ['"', .., '"'] && local.Length > 2) return IsQuoted(local[1..^1]);
        if (local[0] == '.' || local[^1] == '.') return false;
        var previous = '\0';
        foreach (var c in local)
        {
            if (c == '.' && previous == '.') return false;
            if (c != '.' && !char.IsAsciiLetterOrDigit(c) && !LocalSigns.Contains(c, StringComparison.Ordinal) && !IsBeyondAscii(c)) return false;
            previous = c;
        }
        return true;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == System.Text.Rune.ReplacementChar) return true;
        }
        return false;
    }

    // "john smith"@example.com: rare, but deliverable. A quote or backslash inside must be escaped.
    private static bool IsQuoted(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') return false;
            if (text[i] == '\\' && (++i == text.Length || !char.IsAscii(text[i]))) return false;
        }
        return true;
    }

    private static bool IsBeyondAscii(char c) => c > 0x9F && (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    internal static bool TryPunycode(string domain, out string ascii)
    {
        try
        {
            ascii = Idn.GetAscii(domain);
            return true;
        }
        catch (ArgumentException)
        {
            ascii = "";
            return false;
        }
    }
}
