using System.Globalization;
using Tandem.Capture.Forms.Definition;

namespace Tandem.Capture.Forms.Pages;

/// <summary>The style sheet of a form, for its page and for the shadow root of the script.</summary>
internal static class FormCss
{
    private static readonly string Common = Resources.Text("form.css");

    public static string Of(FormLook look)
    {
        // The colour was held against #rrggbb when the form was published; a draft's may be anything.
        var accent = look.Accent.Length == 7 && look.Accent[0] == '#' && look.Accent.Skip(1).All(char.IsAsciiHexDigit) ? look.Accent : "#4f46e5";
        return $"{Common}:host,:root,.tandem{{--accent:{accent};--on-accent:{(IsLight(accent) ? "#111" : "#fff")}}}";
    }

    public static string ThemeOf(FormLook look) => look.Theme is "dark" or "light" ? look.Theme : "auto";

    /// <summary>Whether dark letters are read better on it: relative luminance as WCAG counts it.</summary>
    private static bool IsLight(string colour)
    {
        double Part(int at)
        {
            var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5)) > 0.179;
    }
}

/// <summary>Files that travel in the program.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream($"forms/{name}") ?? throw new InvalidOperationException($"forms/{name} is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
