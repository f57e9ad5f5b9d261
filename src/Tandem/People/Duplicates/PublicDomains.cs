namespace Tandem.People.Duplicates;

/// <summary>Everybody has an address or a page there, so it says nothing about who belongs together.</summary>
internal static class PublicDomains
{
    /// <summary>Where people have mail.</summary>
    public static readonly string[] OfMail =
    [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de",
        "t-online.de", "proton.me", "protonmail.com", "mail.ru", "yandex.ru", "qq.com", "163.com", "orange.fr", "free.fr",
    ];

    private static readonly HashSet<string> All = new(
        [.. OfMail, "facebook.com", "linkedin.com", "instagram.com", "x.com", "twitter.com", "youtube.com", "github.io", "sites.google.com", "wixsite.com", "notion.site"],
        StringComparer.Ordinal);

    /// <summary>Whether companies that share it have nothing in common by that.</summary>
    public static bool Contains(string domain) => All.Contains(domain);
}
