using Tandem.Engines.Import.Values;

namespace Tandem.Engines.Import.Mapping;

/// <summary>Counts, over the filled cells of one column, how many can be read as each kind of value.</summary>
internal sealed class ColumnTally
{
    private const int MostTested = 3_000;
    private const int MostDistinct = 5_000;

    private static readonly string[] Salutations = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Herr", "Frau", "M", "Mme", "Sr", "Sra"];
    private static readonly string[] SocialSites = ["linkedin.com", "facebook.com", "twitter.com", "x.com", "instagram.com", "xing.com"];

    private enum Kind
    {
        Email, Phone, Url, FullUrl, Social, Number, Money, Boolean, Ip, Country, CurrencyCode, Lifecycle, Subscription, Salutation, Id, Letters,
    }

    private readonly int[] counts = new int[Enum.GetValues<Kind>().Length];
    private readonly Dictionary<string, int> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> currencies = new(StringComparer.Ordinal);
    private int tested;
    private int weight;
    private bool isTelling;

    internal int Filled { get; private set; }
    internal int MaxLength { get; private set; }
    internal bool HasLineBreaks { get; private set; }

    /// <summary>Digits that are a name rather than a number: 08123, or more of them than a number keeps.</summary>
    internal bool HasDigitNames { get; private set; }
    internal DateTally Dates { get; } = new();

    /// <summary>How often each value stands there, up to a bound.</summary>
    internal IReadOnlyDictionary<string, int> Counts => values;

    /// <summary>The currency of all amounts that name one; null when they name several or none.</summary>
    internal string? Currency => currencies.Count == 1 ? currencies.Keys.First() : null;

    internal void Add(string cell)
    {
        var text = CellText.Trim(cell);
        if (text.IsEmpty) return;
        Filled++;
        MaxLength = Math.Max(MaxLength, text.Length);
        HasLineBreaks |= text.ContainsAny('\n', '\r');
        var value = text.Length == cell.Length ? cell : text.ToString();
        if (values.TryGetValue(value, out var count) || values.Count < MostDistinct) values[value] = count + 1;
    }

    /// <summary>Looks at each different value once; call it when all cells were added.</summary>
    internal void Test()
    {
        var different = 0;
        foreach (var (value, count) in values)
        {
            Dates.Add(value, count);
            if (EmptyCell.IsMarker(value) || ++different > MostTested) continue;
            weight = count;
            tested += count;
            TestNumber(value);
            TestAddress(value);
            TestWords(value);
        }
    }

    internal ColumnShares Shares() => new()
    {
        Email = Share(Kind.Email),
        Phone = Share(Kind.Phone),
        Url = Share(Kind.Url),
        FullUrl = Share(Kind.FullUrl),
        Social = Share(Kind.Social),
        Number = Share(Kind.Number),
        Money = Share(Kind.Money),
        Boolean = Share(Kind.Boolean),
        Date = Dates.Filled == 0 ? 0 : (double)Dates.Dates / Dates.Filled,
        WrittenDate = Dates.Filled == 0 ? 0 : (double)Dates.Written / Dates.Filled,
        Ip = Share(Kind.Ip),
        Country = Share(Kind.Country),
        Currency = Share(Kind.CurrencyCode),
        Lifecycle = Share(Kind.Lifecycle),
        Subscription = Share(Kind.Subscription),
        HasTellingSubscription = isTelling,
        Salutation = Share(Kind.Salutation),
        Id = Share(Kind.Id),
        Letters = Share(Kind.Letters),
    };

    private double Share(Kind kind) => tested == 0 ? 0 : (double)counts[(int)kind] / tested;

    private void Count(Kind kind, bool found)
    {
        if (found) counts[(int)kind] += weight;
    }

    private void TestNumber(string value)
    {
        var isNumber = NumberParser.TryParse(value, NumberFormat.Point, out _, out _) || NumberParser.TryParse(value, NumberFormat.Comma, out _, out _);
        Count(Kind.Number, isNumber);
        if (isNumber) HasDigitNames |= value is ['0', >= '0' and <= '9', ..] || value.Length > 17;
        else if (MoneyParser.CurrencyOf(value, "USD") is { } currency)
        {
            Count(Kind.Money, true);
            currencies[currency] = currencies.GetValueOrDefault(currency) + weight;
        }
        Count(Kind.Boolean, BooleanParser.TryParse(value, out _, out _));
        Count(Kind.CurrencyCode, Currencies.IsCode(value));
    }

    private void TestAddress(string value)
    {
        Count(Kind.Email, value.Contains('@', StringComparison.Ordinal) && EmailAddress.TryParse(FirstOf(value), out _, out _));
        Count(Kind.Phone, PhoneNumber.TryParse(FirstOf(value), out _, out _));
        var isUrl = value.Contains('.', StringComparison.Ordinal) && WebAddress.TryParse(value, out _, out _) && DomainName.Of(value) is not null;
        Count(Kind.Url, isUrl);
        Count(Kind.FullUrl, isUrl && (value.Contains("://", StringComparison.Ordinal) || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase)));
        Count(Kind.Social, isUrl && IsSocial(value));
        Count(Kind.Ip, IpAddressText.IsAddress(value));
        Count(Kind.Id, IsId(value));
    }

    private void TestWords(string value)
    {
        Count(Kind.Letters, value.AsSpan().IndexOfAnyInRange('A', 'z') >= 0 || value.Any(char.IsLetter));
        if (value.Length > 60) return;
        Count(Kind.Country, Countries.Find(value) is not null);
        Count(Kind.Lifecycle, LifecycleWords.Read(value) is not null);
        Count(Kind.Subscription, SubscriptionWords.IsKnown(value));
        isTelling |= SubscriptionWords.IsTelling(value);
        Count(Kind.Salutation, Salutations.Contains(value.TrimEnd('.'), StringComparer.OrdinalIgnoreCase));
    }

    private static string FirstOf(string value) =>
        value.AsSpan().ContainsAny(";,:\n") && MultiValue.Split(value) is { Count: > 0 } parts ? parts[0] : value;

    private static bool IsSocial(string value) =>
        DomainName.Of(value) is { } domain && Array.Exists(SocialSites, s => domain == s || domain.EndsWith("." + s, StringComparison.Ordinal));

    // A key: no spaces, and digits in it or hexadecimal throughout; a plain number only when it is long.
    private static bool IsId(string value)
    {
        if (value.Length is < 6 or > 80) return false;
        if (Guid.TryParse(value, out _)) return true;
        int digits = 0, letterCount = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetter(c)) letterCount++;
            else if (c is not ('-' or '_' or ':')) return false;
        }
        return digits > 0 && (letterCount > 0 || digits >= 12);
    }
}
