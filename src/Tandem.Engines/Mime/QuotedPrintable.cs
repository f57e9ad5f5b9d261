using System.Text;

namespace Tandem.Engines.Mime;

/// <summary>Text as quoted-printable (RFC 2045 §6.7): every line ends with CR LF, and none is longer than 76 letters.</summary>
public static class QuotedPrintable
{
    private const int LongestLine = 76;
    private const string Hex = "0123456789ABCDEF";

    /// <summary>Writes <paramref name="text"/> behind <paramref name="mail"/>; the last line ends, too.</summary>
    public static void Write(StringBuilder mail, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            Line(mail, Encoding.UTF8.GetBytes(line));
        }
    }

    private static void Line(StringBuilder mail, ReadOnlySpan<byte> line)
    {
        var column = 0;
        while (!line.IsEmpty)
        {
            var isPlain = IsPlain(line, column);
            // The last letter of a line needs no room for a sign behind it that the line goes on.
            if (column + (isPlain ? 1 : 3) > (line.Length == 1 ? LongestLine : LongestLine - 1))
            {
                mail.Append("=\r\n");
                column = 0;
                continue;
            }

            if (isPlain)
            {
                mail.Append((char)line[0]);
            }
            else
            {
                mail.Append('=').Append(Hex[line[0] >> 4]).Append(Hex[line[0] & 15]);
            }

            column += isPlain ? 1 : 3;
            line = line[1..];
        }

        mail.Append("\r\n");
    }

    // A dot that begins a line is a word to the mail server, "From " one to old mailboxes; space at a line's end gets lost.
    private static bool IsPlain(ReadOnlySpan<byte> rest, int column) => rest[0] switch
    {
        (byte)' ' or (byte)'\t' => rest.Length > 1,
        (byte)'=' => false,
        (byte)'.' => column > 0,
        (byte)'F' => column > 0 || !rest.StartsWith("From "u8),
        >= 33 and <= 126 => true,
        _ => false,
    };
}
