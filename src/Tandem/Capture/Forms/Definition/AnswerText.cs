using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Capture.Forms.Definition;

/// <summary>Answers in words, for mails and files.</summary>
internal static class AnswerText
{
    /// <summary>The answer as people read it: options by their labels, lists with commas.</summary>
    public static string Of(FormField? field, JsonText answer, int longest = int.MaxValue)
    {
        using var document = JsonDocument.Parse(answer.Value);
        var value = document.RootElement;
        var text = value.ValueKind switch
        {
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => Label(field, item.ToString()))),
            JsonValueKind.True => "Yes",
            JsonValueKind.False => "No",
            _ => Label(field, value.ToString()),
        };
        return text.Length > longest ? text[..longest] + "…" : text;
    }

    private static string Label(FormField? field, string value) =>
        field?.Options.FirstOrDefault(option => string.Equals(option.Value, value, StringComparison.Ordinal))?.Label ?? value;
}
