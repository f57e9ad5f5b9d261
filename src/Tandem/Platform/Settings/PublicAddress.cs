using Tandem.Platform.Data;

namespace Tandem.Platform.Settings;

/// <summary>
/// How this workspace is reached from outside: <c>TANDEM_PUBLIC_URL</c>, else the setting, else the address of a request. A stranger's request can
/// claim any address, so a link that a stranger asks for rests on the first two alone.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    /// <summary>Where the setting stands.</summary>
    public const string Key = "publicUrl";

    private readonly string? _fixed = configuration["TANDEM_PUBLIC_URL"] is { Length: > 0 } text ? text.TrimEnd('/') : null;

    /// <summary>Whether the environment says it, so that the setting does not count.</summary>
    public bool IsFixed => _fixed is not null;

    /// <summary>The address as it was set, without a slash at its end; null where nobody has set it.</summary>
    public async Task<string?> Known(Session session) => _fixed ?? (await SettingRows.Find(session, Key))?.As<string>();

    /// <summary>The address for a link that a signed-in person asks for.</summary>
    public async Task<string> For(Session session, HttpRequest? request) =>
        await Known(session) ?? (request is null ? "http://localhost:5080" : $"{request.Scheme}://{request.Host}");

    /// <summary>Keeps the setting; null forgets it.</summary>
    public static Task Set(Tx tx, string? url) => url is null ? SettingRows.Remove(tx, Key) : SettingRows.Set(tx, Key, JsonText.Of(url));

    /// <summary>The address without path and slash; null where it is none of the web.</summary>
    public static string? Clean(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" }
            ? url.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;
}
