using System.Collections.Frozen;

namespace Tandem.Engines.Import.Values;

/// <summary>ISO 4217 codes and the signs people write instead.</summary>
public static class Currencies
{
    private const string Codes = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
        DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
        KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
        PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
        USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
        """;

    // A sign that several currencies share stands for the first, unless the reader's own currency is one of the others.
    private static readonly (string Sign, string Codes)[] Signs =
    [
        ("€", "EUR"), ("eur", "EUR"), ("euro", "EUR"), ("euros", "EUR"),
        ("$", "USD AUD CAD NZD SGD HKD MXN ARS CLP COP TWD"), ("us$", "USD"), ("u$s", "USD"), ("usd$", "USD"), ("$us", "USD"), ("dollar", "USD"), ("dollars", "USD"),
        ("a$", "AUD"), ("au$", "AUD"), ("c$", "CAD"), ("ca$", "CAD"), ("cad$", "CAD"), ("nz$", "NZD"), ("s$", "SGD"), ("hk$", "HKD"), ("mx$", "MXN"), ("nt$", "TWD"),
        ("r$", "BRL"), ("£", "GBP EGP"), ("gbp£", "GBP"), ("¥", "JPY CNY"), ("円", "JPY"), ("元", "CNY"), ("rmb", "CNY"), ("₹", "INR"), ("rs", "INR PKR LKR NPR"), ("rs.", "INR PKR LKR NPR"),
        ("chf", "CHF"), ("fr.", "CHF"), ("sfr", "CHF"), ("sfr.", "CHF"), ("kr", "SEK NOK DKK ISK"), ("kr.", "DKK SEK NOK"), ("zł", "PLN"), ("kč", "CZK"), ("ft", "HUF"), ("lei", "RON"),
        ("₽", "RUB"), ("руб", "RUB"), ("руб.", "RUB"), ("₴", "UAH"), ("₺", "TRY"), ("tl", "TRY"), ("₪", "ILS"), ("₩", "KRW"), ("₫", "VND"), ("฿", "THB"), ("₱", "PHP"), ("₦", "NGN"),
        ("₸", "KZT"), ("₡", "CRC"), ("r", "ZAR"), ("rm", "MYR"), ("rp", "IDR"), ("лв", "BGN"), ("лв.", "BGN"),
    ];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known = Words().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether this is an ISO 4217 code in use.</summary>
    public static bool IsCode(ReadOnlySpan<char> text) =>
        text.Length == 3 && Known.TryGetValue(text, out var code) && text.Equals(code, StringComparison.OrdinalIgnoreCase);

    /// <summary>The currency that a code, sign or name means.</summary>
    /// <param name="text">Such as <c>EUR</c>, <c>€</c>, <c>US$</c>.</param>
    /// <param name="preferred">The reader's currency, which decides what a bare <c>$</c> or <c>kr</c> is.</param>
    /// <param name="code">The ISO 4217 code, in capitals.</param>
    public static bool TryFind(ReadOnlySpan<char> text, string preferred, out string? code)
    {
        code = null;
        if (text.Length > 10 || !Known.TryGetValue(text, out var codes)) return false;
        code = codes.Length > 3 && codes.Contains(preferred, StringComparison.OrdinalIgnoreCase) ? preferred.ToUpperInvariant() : codes[..3];
        return true;
    }

    private static Dictionary<string, string> Words()
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) words.Add(code, code);
        foreach (var (sign, codes) in Signs) words.TryAdd(sign, codes);
        return words;
    }
}
