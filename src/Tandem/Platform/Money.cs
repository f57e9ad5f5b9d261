namespace Tandem.Platform;

/// <summary>
/// Amounts are kept as whole minor units of an ISO 4217 currency and shown as numbers in major units. How many digits lie between the two
/// is the currency's matter: two for most, none for the yen, three for the dinars.
/// </summary>
public static class Money
{
    /// <summary>The largest amount in minor units: every number up to here survives JSON, SQLite and sums of thousands of rows.</summary>
    public const long Largest = 999_999_999_999_999;

    private static readonly HashSet<string> WithoutMinorUnits = new(StringComparer.Ordinal)
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
    };

    private static readonly HashSet<string> WithThreeDigits = new(StringComparer.Ordinal) { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };

    /// <summary>Digits behind the point.</summary>
    public static int Digits(string currency) => WithoutMinorUnits.Contains(currency) ? 0 : WithThreeDigits.Contains(currency) ? 3 : 2;

    /// <summary>Three capital letters; whether the code is in use somewhere is the user's matter.</summary>
    public static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    /// <summary>Minor units of an amount, rounded half to even; null where it is beyond <see cref="Largest"/>.</summary>
    public static long? ToMinor(decimal amount, string currency)
    {
        if (Math.Abs(amount) > Largest)
        {
            return null;
        }

        var minor = Math.Round(amount * Factor(currency), MidpointRounding.ToEven);
        return Math.Abs(minor) <= Largest ? (long)minor : null;
    }

    /// <summary>The amount of minor units.</summary>
    public static decimal ToMajor(long minor, string currency) => minor / Factor(currency);

    /// <inheritdoc cref="ToMajor(long, string)"/>
    public static decimal? ToMajor(long? minor, string? currency) =>
        minor is null || currency is null ? null : ToMajor(minor.Value, currency);

    /// <summary>Currencies with no minor units (0) or with three digits (3).</summary>
    public static IReadOnlyCollection<string> WithDigits(int digits) => digits == 0 ? WithoutMinorUnits : WithThreeDigits;

    private static decimal Factor(string currency) => Digits(currency) switch
    {
        0 => 1m,
        3 => 1000m,
        _ => 100m,
    };
}
