using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tandem.Capture.Forms.Pages;

/// <summary>
/// A piece of HTML. It is written as an interpolated string: what stands in the braces is escaped, unless it is a piece of HTML itself, so nobody has to remember.
/// </summary>
internal readonly struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    public static Html Empty => default;

    public static Html Of(HtmlWriter text) => new(text.ToString());

    /// <summary>What we wrote ourselves (a style sheet).</summary>
    public static Html Raw(string text) => new(text);

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.ToString())));

    /// <summary>The piece where the condition holds, else nothing.</summary>
    public Html If(bool condition) => condition ? this : Empty;

    public override string ToString() => _text ?? "";
}

/// <summary>Writes literal parts as they are and values escaped, for text and for attributes in double quotes.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlWriter
{
    // Letters of all scripts stay letters; what HTML gives a meaning does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text;

    public HtmlWriter(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 32));

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(Html piece) => _text.Append(piece.ToString());

    public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? ""));

    public void AppendFormatted(int value) => _text.Append(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void AppendFormatted(Guid value) => _text.Append(value.ToString());

    public override string ToString() => _text.ToString();
}
