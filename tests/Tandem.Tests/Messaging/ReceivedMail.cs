using System.Text;
using System.Text.RegularExpressions;

namespace Tandem.Tests.Messaging;

/// <summary>A mail as it arrived, read as a mail program reads it: headers unfolded and decoded, parts decoded.</summary>
internal sealed partial class ReceivedMail
{
    public ReceivedMail(string raw)
    {
        Raw = raw;
        var end = raw.IndexOf("\n\n", StringComparison.Ordinal);
        foreach (var line in raw[..end].Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Headers[line[..colon]] = Decode(line[(colon + 1)..].Trim());
        }

        Read(Headers.GetValueOrDefault("Content-Type", ""), raw[(end + 2)..]);
    }

    public string Raw { get; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string Text { get; private set; } = "";

    public string? Html { get; private set; }

    /// <summary>The first address of the web in its text.</summary>
    public string Link => LinkIn().Match(Text).Value;

    private void Read(string type, string body)
    {
        if (!type.StartsWith("multipart/alternative", StringComparison.Ordinal))
        {
            Text = Plain(body);
            return;
        }

        var boundary = "--" + type[(type.IndexOf('"', StringComparison.Ordinal) + 1)..].TrimEnd('"');
        foreach (var part in body.Split(boundary)[1..^1])
        {
            var end = part.IndexOf("\n\n", StringComparison.Ordinal);
            var content = Plain(part[(end + 2)..]);
            if (part.Contains("text/html", StringComparison.Ordinal))
            {
                Html = content;
            }
            else
            {
                Text = content;
            }
        }
    }

    /// <summary>Undoes quoted-printable.</summary>
    private static string Plain(string body)
    {
        var bytes = new List<byte>();
        var text = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]).TrimEnd('\n');
    }

    private static string Decode(string header)
    {
        var joined = BetweenWords().Replace(header, "?==?");
        return EncodedWord().Replace(joined, word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value)));
    }

    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?B\?(?<text>[^?]*)\?=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkIn();
}
