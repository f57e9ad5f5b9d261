using System.Text;
using System.Text.Encodings.Web;

namespace Tandem.Messaging.Public;

/// <summary>A short mail with one thing to do, as text and as HTML: paragraphs, a link, and what to know if it was not you. All of it is escaped here.</summary>
public static class PlainMail
{
    private const string Frame =
        """
        <!doctype html>
        <html lang="en"><body style="margin:0;padding:24px;background:#f5f5f4;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1c1917">
        <div style="max-width:520px;margin:0 auto;padding:28px;background:#ffffff;border-radius:8px">
        {0}</div></body></html>
        """;

    /// <summary>Writes both forms.</summary>
    public static (string Text, string Html) Write(IReadOnlyList<string> paragraphs, string action, string url, string? footnote = null)
    {
        var text = new StringBuilder();
        var html = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
            html.Append("<p style=\"margin:0 0 16px\">").Append(Escape(paragraph)).Append("</p>\n");
        }

        text.Append(action).Append(":\n").Append(url).Append('\n');
        html.Append("<p style=\"margin:24px 0\"><a href=\"").Append(Escape(url))
            .Append("\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;background:#1c1917;color:#ffffff;text-decoration:none\">")
            .Append(Escape(action)).Append("</a></p>\n");
        if (footnote is not null)
        {
            text.Append('\n').Append(footnote).Append('\n');
            html.Append("<p style=\"margin:0;font-size:13px;color:#78716c\">").Append(Escape(footnote)).Append("</p>\n");
        }

        return (text.ToString(), string.Format(System.Globalization.CultureInfo.InvariantCulture, Frame, html));
    }

    private static string Escape(string text) => HtmlEncoder.Default.Encode(text);
}
