using System.Globalization;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Rates;

/// <summary>One exchange rate: from a day on, one unit of the currency buys so many of the base currency.</summary>
public sealed record Rate
{
    public required string Currency { get; init; }

    public required decimal Value { get; init; }

    public required DateOnly From { get; init; }
}

/// <summary>
/// Brings amounts into the base currency at the rate of a day, and remembers for which it could not: those are left out of sums, and whoever shows
/// the sum must say so.
/// </summary>
internal sealed class RateTable
{
    private const string Select = "select currency, from_day, rate from insights_rates order by currency, from_day";

    private readonly string _base;
    private readonly ILookup<string, Rate> _rates;
    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);

    private RateTable(string baseCurrency, IEnumerable<Rate> rates)
    {
        _base = baseCurrency;
        _rates = rates.ToLookup(rate => rate.Currency, StringComparer.Ordinal);
    }

    /// <summary>How many amounts of which currency had no rate on their day.</summary>
    public IReadOnlyDictionary<string, int> Missing => _missing;

    public static async Task<RateTable> Load(Session session, Workspace workspace) => new(workspace.Currency, await All(session));

    public static async Task<IReadOnlyList<Rate>> All(Session session) =>
        [.. (await session.Query<Row>(Select)).Select(row => new Rate
        {
            Currency = row.Currency,
            Value = (decimal)row.Rate,
            From = DateOnly.ParseExact(row.FromDay, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        })];

    /// <summary>The amount in major units of the base currency; zero and a note where there is no rate.</summary>
    public decimal ToBase(long minor, string currency, DateOnly day)
    {
        var amount = Money.ToMajor(minor, currency);
        if (currency == _base)
        {
            return amount;
        }

        if (_rates[currency].LastOrDefault(rate => rate.From <= day) is { } known)
        {
            return amount * known.Value;
        }

        _missing[currency] = _missing.GetValueOrDefault(currency) + 1;
        return 0;
    }

    private sealed class Row
    {
        public required string Currency { get; init; }

        public required string FromDay { get; init; }

        public double Rate { get; init; }
    }
}
