using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Tandem.Capture.IngestEvents;
using Tandem.Platform;

namespace Tandem.Capture.Forms.Submit;

/// <summary>
/// What somebody sent, from a page or as JSON: texts by field, as they came. Nothing here is trusted, and nothing that the form does not ask for is looked at again.
/// </summary>
internal sealed record PostedForm
{
    /// <summary>The most bytes of a body.</summary>
    public const int LargestBody = 512 * 1024;

    private const int MostValues = 1000;
    private const string TrapName = "hp_url";

    /// <summary>The values of each field.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Texts { get; init; }

    /// <summary>The keys of the consents that were ticked.</summary>
    public IReadOnlyList<string> Consents { get; init; } = [];

    /// <summary>The challenge that the form carried.</summary>
    public string? Token { get; init; }

    /// <summary>The solution of its puzzle.</summary>
    public string? Proof { get; init; }

    /// <summary>What stands in the field that no person sees.</summary>
    public string? Trap { get; init; }

    /// <summary>The browser's own id, where the tracker runs on the page.</summary>
    public string? AnonymousId { get; init; }

    /// <summary>The page that the form stands on.</summary>
    public string? Page { get; init; }

    /// <summary>What led to that page.</summary>
    public string? Referrer { get; init; }

    /// <summary>The step of a page without script; null where everything is sent at once.</summary>
    public int? Step { get; init; }

    /// <summary>The fields that such a page showed.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>Whether the person wants to go back a step.</summary>
    public bool GoesBack { get; init; }

    /// <summary>Whether a program reads the answer, not a person.</summary>
    public bool IsJson { get; init; }

    /// <summary>Reads the body, be it a form or JSON.</summary>
    public static async Task<Result<PostedForm>> Read(HttpContext context)
    {
        if (IsJsonBody(context.Request))
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 16 }, context.RequestAborted);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? FromJson(document.RootElement)
                : new Problem(400, "badJson", "A JSON object is expected. Nothing was taken.");
        }

        if (!context.Request.HasFormContentType)
        {
            return new Problem(415, "unsupportedMediaType", "A form is sent as application/x-www-form-urlencoded, multipart/form-data or application/json. Nothing was taken.");
        }

        try
        {
            var limits = new FormOptions { ValueCountLimit = MostValues, KeyLengthLimit = 200, ValueLengthLimit = 100_000, MultipartBodyLengthLimit = LargestBody };
            return FromForm(await new FormFeature(context.Request, limits).ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            return new Problem(400, "tooManyFields", $"A form has at most {MostValues} values, none of them endless. Nothing was taken.");
        }
    }

    private static bool IsJsonBody(HttpRequest request) =>
        request.HasJsonContentType() || request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) is true;

    private static PostedForm FromForm(IFormCollection form) => new()
    {
        Texts = form.Where(pair => !pair.Key.StartsWith('_')).ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => [.. pair.Value.OfType<string>()], StringComparer.Ordinal),
        Consents = [.. form["_consent"].OfType<string>()],
        Token = One(form, "_token"),
        Proof = One(form, "_proof"),
        Trap = One(form, TrapName),
        AnonymousId = Line(One(form, "_visitor")),
        Page = Line(One(form, "_page")),
        Referrer = Line(One(form, "_referrer")),
        Step = int.TryParse(One(form, "_step"), System.Globalization.CultureInfo.InvariantCulture, out var step) ? step : null,
        Shown = One(form, "_shown")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
        GoesBack = One(form, "_go") is "back",
    };

    private static string? One(IFormCollection form, string name) => form.TryGetValue(name, out var values) && values is [{ Length: > 0 } first, ..] ? first : null;

    private static Result<PostedForm> FromJson(JsonElement body)
    {
        var fields = Json.Member(body, "fields"u8) is { ValueKind: JsonValueKind.Object } given ? given : body;
        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        try
        {
            foreach (var member in fields.EnumerateObject())
            {
                texts[member.Name] = Values(member.Value);
                if (texts.Count > MostValues)
                {
                    return new Problem(400, "tooManyFields", $"A form has at most {MostValues} values. Nothing was taken.");
                }
            }

            return new PostedForm
            {
                Texts = texts,
                Consents = Ticked(Json.Member(body, "consents"u8)),
                Token = Json.Member(body, "token"u8) is { ValueKind: JsonValueKind.String } token ? token.GetString() : null,
                Proof = Json.Text(body, "proof"u8),
                Trap = Json.Text(fields, "hp_url"u8),
                AnonymousId = Json.Text(body, "anonymousId"u8),
                Page = Json.Text(body, "page"u8),
                Referrer = Json.Text(body, "referrer"u8),
                IsJson = true,
            };
        }
        catch (InvalidOperationException)
        {
            return new Problem(400, "badJson", "A text has half of a surrogate pair in it. Nothing was taken.");
        }
    }

    private static IReadOnlyList<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.True => ["true"],
        JsonValueKind.Array => [.. value.EnumerateArray().Take(MostValues).Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)],
        _ => [],
    };

    /// <summary>A list of keys, or an object of keys and true.</summary>
    private static IReadOnlyList<string> Ticked(JsonElement consents) => consents.ValueKind switch
    {
        JsonValueKind.Array => Values(consents),
        JsonValueKind.Object => [.. consents.EnumerateObject().Where(one => one.Value.ValueKind is JsonValueKind.True).Select(one => one.Name)],
        _ => [],
    };

    private static string? Line(string? text) =>
        text?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } line ? line[..Math.Min(line.Length, 1024)] : null;
}
