using System.Globalization;
using System.Text;

namespace Tandem.Capture.IngestEvents;

/// <summary>
/// Takes out of JSON what no database and no reader can keep: escaped NUL characters are dropped, escaped halves of characters become U+FFFD (RFC 8259 §8.2
/// leaves them to the reader; ours refuse them). Everything else stays as it was sent.
/// </summary>
internal static class CleanJson
{
    private const int EscapeLength = 6;

    /// <summary>The JSON as text, cleaned.</summary>
    public static string Of(ReadOnlySpan<byte> utf8) =>
        // Bytes that are no UTF-8 become U+FFFD here.
        Of(Encoding.UTF8.GetString(utf8));

    private static string Of(string json) =>
        json.Contains("\\u0000", StringComparison.Ordinal) || json.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? Rewritten(json) : json;

    private static string Rewritten(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length;)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i++]);
                continue;
            }

            var length = Escape(json, i, out var replacement);
            text.Append(replacement ?? json.AsSpan(i, length));
            i += length;
        }

        return text.ToString();
    }

    /// <summary>How long the escape is, and what stands for it where it cannot stay.</summary>
    private static int Escape(string json, int at, out string? replacement)
    {
        replacement = null;
        if (CodeUnit(json, at) is not { } unit)
        {
            return 2;
        }

        if (unit == '\0')
        {
            replacement = "";
        }
        else if (char.IsHighSurrogate(unit) && CodeUnit(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
        {
            return 2 * EscapeLength;
        }
        else if (char.IsSurrogate(unit))
        {
            replacement = "\\ufffd";
        }

        return EscapeLength;
    }

    private static char? CodeUnit(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
