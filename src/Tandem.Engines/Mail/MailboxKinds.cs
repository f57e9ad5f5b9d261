namespace Tandem.Engines.Mail;

/// <summary>What an address tells about itself: whether a person reads it, and whether the mailbox is one that anybody gets for nothing.</summary>
public static class MailboxKinds
{
    // RFC 2142, and what companies commonly add.
    private static readonly HashSet<string> Roles = new(
        [
            "abuse", "accounting", "accounts", "admin", "administrator", "all", "billing", "booking", "bookings", "bounce", "bounces", "career", "careers", "ceo",
            "compliance", "contact", "contactus", "customercare", "customerservice", "daemon", "devnull", "dns", "dpo", "editor", "enquiries", "enquiry", "everyone",
            "feedback", "finance", "ftp", "hello", "help", "helpdesk", "hostmaster", "hr", "info", "information", "inoc", "inquiries", "investors", "invoice",
            "invoices", "ispfeedback", "ispsupport", "it", "jobs", "kontakt", "legal", "list", "list-request", "mail", "mailbox", "mailer-daemon", "marketing",
            "media", "news", "newsletter", "no-reply", "noc", "noreply", "null", "office", "operations", "order", "orders", "partners", "phish", "phishing", "post",
            "postbox", "postmaster", "press", "privacy", "purchasing", "reception", "recruiting", "recruitment", "registrar", "reservations", "root", "sales",
            "secretary", "security", "service", "services", "shop", "spam", "staff", "subscribe", "support", "sysadmin", "team", "tech", "trouble",
            "undisclosed-recipients", "unsubscribe", "usenet", "uucp", "webmaster", "welcome", "www",
        ],
        StringComparer.Ordinal);

    // Houses that give mailboxes away in many countries: any ending of theirs is free.
    private static readonly HashSet<string> FreeHouses = new(["gmail", "googlemail", "gmx", "hotmail", "live", "msn", "outlook", "windowslive", "yahoo", "ymail", "rocketmail", "yandex"], StringComparer.Ordinal);

    private static readonly HashSet<string> Free = new(
        [
            "126.com", "139.com", "163.com", "189.cn", "21cn.com", "alice.it", "aol.co.uk", "aol.com", "aol.de", "arcor.de", "att.net", "bellsouth.net", "bigpond.com",
            "bk.ru", "bluewin.ch", "bol.com.br", "btinternet.com", "centrum.cz", "charter.net", "comcast.net", "cox.net", "daum.net", "duck.com", "earthlink.net",
            "email.com", "email.cz", "email.it", "fastmail.com", "fastmail.fm", "foxmail.com", "free.fr", "freenet.de", "frontier.com", "hanmail.net", "hey.com",
            "hushmail.com", "icloud.com", "ig.com.br", "inbox.lv", "inbox.ru", "interia.pl", "kolumbus.fi", "laposte.net", "libero.it", "list.ru", "mac.com", "mail.com",
            "mail.de", "mail.ee", "mail.ru", "mailbox.org", "me.com", "naver.com", "neuf.fr", "o2.pl", "onet.pl", "op.pl", "optonline.net", "optusnet.com.au", "orange.fr",
            "outlook.com", "pm.me", "poczta.onet.pl", "posteo.de", "proton.me", "protonmail.ch", "protonmail.com", "qq.com", "rambler.ru", "rediffmail.com", "rogers.com",
            "sapo.pt", "sbcglobal.net", "seznam.cz", "sfr.fr", "shaw.ca", "sina.cn", "sina.com", "sky.com", "sohu.com", "sympatico.ca", "t-online.de", "talktalk.net",
            "telenet.be", "telia.com", "terra.com.br", "tiscali.it", "tuta.com", "tuta.io", "tutanota.com", "uol.com.br", "verizon.net", "virgilio.it", "virginmedia.com",
            "wanadoo.fr", "web.de", "wp.pl", "ya.ru", "yeah.net", "zoho.com", "zohomail.com",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether it stands for a task and not for a person: nobody behind it has agreed to anything.</summary>
    public static bool IsRole(MailAddress address)
    {
        var local = address.Local.ToLowerInvariant();
        var tag = local.IndexOf('+', StringComparison.Ordinal);
        return Roles.Contains(tag > 0 ? local[..tag] : local);
    }

    /// <summary>Whether anybody gets a mailbox there for nothing: it says nothing about a company.</summary>
    public static bool IsFree(MailAddress address) => IsFreeDomain(address.Domain);

    internal static bool IsFreeDomain(string domain)
    {
        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        return Free.Contains(domain) || (dot > 0 && FreeHouses.Contains(domain[..dot]) && IsOfManyCountries(domain[(dot + 1)..]));
    }

    // com, net, de, co.uk, com.br; .co, .cm and .om are what becomes of .com in a hurry.
    private static bool IsOfManyCountries(string ending) => ending switch
    {
        "com" or "net" => true,
        "co" or "cm" or "om" => false,
        { Length: 2 } => true,
        { Length: 5 } => ending.StartsWith("co.", StringComparison.Ordinal),
        { Length: 6 } => ending.StartsWith("com.", StringComparison.Ordinal),
        _ => false,
    };
}
