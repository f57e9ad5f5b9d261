using System.Text.Json;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.Capture.Tracker;

/// <summary>Which forms of a site are read when they are sent.</summary>
public enum FormCapture
{
    /// <summary>Those that the page marks with <c>data-tandem-form</c>.</summary>
    Marked,

    /// <summary>All but those with a password or a card in them.</summary>
    All,
}

/// <summary>What a website wants, as it is sent; what is left out stays as it is.</summary>
public sealed record SiteCommand(
    string? Name, IReadOnlyList<string>? Origins, bool? Cookieless, bool? HonourDnt, bool? HonourGpc, FormCapture? Forms, int? CookieDays);

/// <summary>Reads it field by field.</summary>
internal static class SiteInput
{
    public const int StandardCookieDays = 180;

    /// <summary>Browsers keep no cookie longer.</summary>
    private const int MostCookieDays = 400;
    private const int MostOrigins = 50;

    public static SiteCommand Read(JsonBody body) => new(
        body.Text("name", 100), Origins(body), body.Flag("cookieless"), body.Flag("honourDnt"), body.Flag("honourGpc"), body.OneOf<FormCapture>("forms"),
        body.Whole("cookieDays", 1, MostCookieDays));

    private static string[]? Origins(JsonBody body)
    {
        if (body.Raw("origins") is not { } sent)
        {
            return null;
        }

        var origins = body.Texts("origins").Select(text => (Text: text, Origin: SiteOrigin.Parse(text))).ToArray();
        if (origins.FirstOrDefault(one => one.Origin is null) is { Text: { } wrong })
        {
            body.Refuse("origins", $"“{wrong}” is no address of a website. Write it as in https://www.example.com or https://*.example.com.");
        }

        if (sent.ValueKind == JsonValueKind.Array && sent.GetArrayLength() > MostOrigins)
        {
            body.Refuse("origins", $"At most {MostOrigins} websites.");
        }

        return [.. origins.Select(one => one.Origin).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The values of a row.</summary>
    public static object Values(Guid id, string? writeKey, SiteCommand wanted, SiteView? now) => new
    {
        id,
        writeKey,
        origins = JsonText.Of(wanted.Origins ?? now?.Origins ?? []),
        cookieless = wanted.Cookieless ?? now?.Cookieless ?? false,
        honourDnt = wanted.HonourDnt ?? now?.HonourDnt ?? false,
        honourGpc = wanted.HonourGpc ?? now?.HonourGpc ?? true,
        forms = EnumText.Of(wanted.Forms ?? now?.Forms ?? FormCapture.Marked),
        cookieDays = wanted.CookieDays ?? now?.CookieDays ?? StandardCookieDays,
    };
}
