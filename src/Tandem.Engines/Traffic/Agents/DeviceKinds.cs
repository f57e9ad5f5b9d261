namespace Tandem.Engines.Traffic.Agents;

/// <summary>Tells telephones, tablets, televisions and computers apart.</summary>
internal static class DeviceKinds
{
    private static readonly string[] Televisions =
        ["smart-tv", "smarttv", "smart tv", "appletv", "apple tv", "googletv", "google tv", "androidtv", "android tv", "hbbtv", "webtv", "netcast", "roku", "crkey", "bravia", "aftt", "aftm", "aftb", "tizen", "web0s", "webos.tv"];

    private static readonly string[] Consoles = ["playstation", "nintendo", "xbox", "oculusbrowser", "quest "];

    private static readonly string[] Telephones = ["mobile", "phone", "ipod", "opera mini", "blackberry", "symbian", "series60", "midp", "j2me"];

    private static readonly string[] Tablets = ["ipad", "tablet", "kindle", "silk/", "playbook", "nexus 7", "nexus 9", "nexus 10"];

    private static readonly HashSet<string> Desktops = new(StringComparer.Ordinal)
    {
        "Windows", "Mac OS X", "Mac OS", "Linux", "Ubuntu", "Debian", "Fedora", "Chrome OS", "FreeBSD", "OpenBSD", "NetBSD", "Solaris", "Red Hat", "SUSE", "CentOS", "Mandriva", "Gentoo", "Arch Linux", "Linux Mint", "Kubuntu",
    };

    public static DeviceKind Of(AgentText agent, string system, string family)
    {
        var text = agent.Lower;
        return Has(text, Consoles) ? DeviceKind.Console
            : system is "WatchOS" || text.Contains("watch os", StringComparison.Ordinal) ? DeviceKind.Watch
            : system is "tvOS" || Has(text, Televisions) && !text.Contains("tizen 2", StringComparison.Ordinal) && !IsTelephone(text) ? DeviceKind.Television
            : Has(text, Tablets) || family is "iPad" ? DeviceKind.Tablet
            : IsTelephone(text) || family is "iPhone" ? DeviceKind.Mobile
            : system is "Android" ? DeviceKind.Tablet
            : Desktops.Contains(system) ? DeviceKind.Desktop
            : DeviceKind.Unknown;
    }

    private static bool IsTelephone(string text) => Has(text, Telephones);

    private static bool Has(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.Ordinal));
}
