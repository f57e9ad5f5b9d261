using System.Text;

namespace Tandem.Engines.Mime;

/// <summary>Words in a mail's header: plain where they are plain ASCII, else as encoded words (RFC 2047), folded before 76 letters.</summary>
public static class HeaderText
{
    private const int LongestLine = 76;
    private const int LongestWord = 39;     // bytes in one encoded word: 52 letters of base64, 12 around them, and the header's name before the first

    /// <summary>Whether the text can stand in a header: no line break of any kind, no other control character.</summary>
    public static bool IsOneLine(string? text) => text is null || !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    /// <summary>A line of words behind a header's name of <paramref name="indent"/> letters.</summary>
    public static string Phrase(string text, int indent)
    {
        // "=?" would be read as an encoded word, and what is longer than a line would have to be folded.
        var isPlain = Ascii.IsValid(text) && indent + text.Length <= LongestLine && !text.Contains("=?", StringComparison.Ordinal) && text.Trim().Length == text.Length;
        return isPlain ? text : string.Join("\r\n ", Words(text));
    }

    /// <summary>An address with the name before it, as in <c>"Ada Lovelace" &lt;ada@example.com&gt;</c>.</summary>
    public static string Party(MailParty party, int indent)
    {
        if (string.IsNullOrWhiteSpace(party.Name))
        {
            return party.Wire;
        }

        var isPlain = Ascii.IsValid(party.Name) && indent + party.Name.Length + 2 <= LongestLine && !party.Name.Contains("=?", StringComparison.Ordinal);
        var name = isPlain
            ? $"\"{party.Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : string.Join("\r\n ", Words(party.Name));
        return $"{name}\r\n <{party.Wire}>";
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new List<byte>(LongestWord);
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + letter.Length > LongestWord)
            {
                words.Add(Encoded(word));
                word.Clear();
            }

            word.AddRange(letter);
        }

        words.Add(Encoded(word));
        return words;
    }

    private static string Encoded(List<byte> word) => $"=?utf-8?B?{Convert.ToBase64String([.. word])}?=";
}
