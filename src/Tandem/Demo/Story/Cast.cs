using System.Globalization;
using Tandem.Engines.Text;

namespace Tandem.Demo.Story;

/// <summary>A company of the story.</summary>
internal sealed record Firm(int Number, string Name, string Domain, string Industry, Land Land, string City, int Employees, int Rep)
{
    /// <summary>Whether a rep looks after it already.</summary>
    public bool IsKept => Number % 5 == 2;

    public int Vehicles => Math.Max(4, Employees * (3 + (Number % 4)) / 10);
}

/// <summary>How far somebody goes.</summary>
internal enum Keenness
{
    Glance,
    Reader,
    Weighing,
    Buyer,
}

/// <summary>How somebody came to be known.</summary>
internal enum Arrival
{
    /// <summary>Was in the old system.</summary>
    OldSystem,

    /// <summary>Left a card at the fair.</summary>
    Fair,

    /// <summary>Came by the website.</summary>
    Website,
}

/// <summary>A person of the story.</summary>
internal sealed class Person
{
    public required int Number { get; init; }

    public required string First { get; init; }

    public required string Last { get; init; }

    public required string Email { get; init; }

    public required string Title { get; init; }

    public required Firm Firm { get; init; }

    public string? Phone { get; init; }

    public required Campaign Campaign { get; init; }

    public required Arrival Arrival { get; init; }

    public required Keenness Keenness { get; init; }

    /// <summary>The day of the first visit, or of the card at the fair.</summary>
    public required DateOnly Came { get; init; }

    public bool IsCustomer { get; init; }

    public string Name => $"{First} {Last}";

    /// <summary>The contact's id, once it is there.</summary>
    public Guid? Contact { get; set; }

    /// <summary>The company's id, once somebody has asked.</summary>
    public Guid? Company { get; set; }
}

/// <summary>Everybody in the story: the companies, their people, how they come and how far they go.</summary>
internal sealed class Cast
{
    /// <summary>The rep who looks after a country.</summary>
    private static readonly string[][] Regions = [["Germany", "Sweden", "Poland"], ["United Kingdom", "Netherlands"], ["France", "Spain", "Italy"], ["United States", "Canada"]];

    private readonly int _seed;
    private readonly StoryTime _time;
    private readonly Dictionary<string, int> _emails = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _phones = new(StringComparer.Ordinal);

    public Cast(int seed, StoryTime time, Scale scale)
    {
        (_seed, _time) = (seed, time);
        FairDays = [time.Workday(time.FirstDay.AddDays(48)), time.Workday(time.FirstDay.AddDays(176)), time.Workday(time.FirstDay.AddDays(318))];
        Firms = [.. Enumerable.Range(0, scale.Companies).Select(FirmOf)];
        People = [.. Enumerable.Range(0, scale.Contacts).Select(number => PersonOf(number, scale))];
    }

    public IReadOnlyList<DateOnly> FairDays { get; }

    public IReadOnlyList<Firm> Firms { get; }

    public IReadOnlyList<Person> People { get; }

    public static IReadOnlyList<string> Region(int rep) => Regions[rep];

    private Firm FirmOf(int number)
    {
        var dice = new Dice(_seed, part: 1, number);
        var round = number / Words.FirmNames.Length;
        var trade = (number % Words.FirmNames.Length + round) % Words.Trades.Length;
        var name = $"{Words.FirmNames[number % Words.FirmNames.Length]} {Words.Trades[trade]}";
        var land = dice.Weighted([.. Words.Lands.Select(land => (land, land.Name is "Germany" or "United States" ? 5.0 : land.Name is "United Kingdom" ? 3 : 1.5))]);
        var employees = dice.Weighted((dice.Between(6, 9), 8), (dice.Between(12, 45), 24), (dice.Between(50, 240), 40), (dice.Between(260, 900), 20), (dice.Between(1100, 4800), 8));
        var rep = Array.FindIndex(Regions, region => region.Contains(land.Name, StringComparer.Ordinal));
        return new Firm(number, name, Domain(name), Words.Industries[trade], land, dice.Of(land.Cities), employees, rep);
    }

    private Person PersonOf(int number, Scale scale)
    {
        var dice = new Dice(_seed, part: 2, number);
        // Every company has somebody; of large ones there are more.
        var firm = number < Firms.Count ? Firms[number] : new[] { dice.Of(Firms), dice.Of(Firms) }.MaxBy(one => one.Employees)!;
        var land = dice.Percent(85) ? firm.Land : dice.Of(Words.Lands);
        var (first, last) = (dice.Of(land.Given), dice.Of(land.Family));
        var arrival = number * 100 < scale.Contacts * 24 ? Arrival.OldSystem : number * 100 < scale.Contacts * 30 ? Arrival.Fair : Arrival.Website;
        var campaign = arrival == Arrival.Fair ? Campaign.Fair : dice.Weighted([.. Campaign.All.Concat(Campaign.Unpaid).Select(one => (one, (double)one.Share))]);
        return new Person
        {
            Number = number,
            First = first,
            Last = last,
            Email = Email(first, last, firm),
            Title = Title(dice),
            Firm = firm,
            Phone = dice.Percent(60) ? Phone(firm.Land) : null,
            Campaign = campaign,
            Arrival = arrival,
            Keenness = KeennessOf(dice, campaign),
            Came = arrival == Arrival.Fair ? dice.Of(FairDays) : Came(dice, arrival, campaign),
            IsCustomer = arrival == Arrival.OldSystem && number % 9 == 4,
        };
    }

    private static string Title(Dice dice) => dice.Of(dice.Weighted((Words.Deciders, 20.0), (Words.Leaders, 34), (Words.Others, 39), (Words.Outsiders, 7)));

    private static Keenness KeennessOf(Dice dice, Campaign campaign) => dice.Weighted(
        (Keenness.Glance, 40 / Math.Max(0.5, campaign.Keenness)), (Keenness.Reader, 36), (Keenness.Weighing, 19 * campaign.Keenness), (Keenness.Buyer, 8.5 * campaign.Keenness));

    private DateOnly Came(Dice dice, Arrival arrival, Campaign campaign)
    {
        if (campaign == Campaign.Webinar)
        {
            // The webinar is in the last week of a month; people hear of it in the days before.
            var month = dice.Between(0, 12);
            var held = _time.Today.AddDays(-2 - (month * 30));
            return held.AddDays(-dice.Between(0, 7)) is var day && day > _time.FirstDay ? day : _time.FirstDay.AddDays(dice.Between(1, 9));
        }

        return _time.AnyDay(dice, _time.FirstDay.AddDays(arrival == Arrival.OldSystem ? 10 : 0));
    }

    private string Email(string first, string last, Firm firm)
    {
        var name = TextKey.Of($"{first}.{last}").Replace(" ", "-", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var count = _emails[$"{name}@{firm.Domain}"] = _emails.GetValueOrDefault($"{name}@{firm.Domain}") + 1;
        return count == 1 ? $"{name}@{firm.Domain}" : string.Create(CultureInfo.InvariantCulture, $"{name}{count}@{firm.Domain}");
    }

    private string? Phone(Land land)
    {
        if (land.Phones.Length == 0)
        {
            return null;
        }

        var count = _phones[land.Name] = _phones.GetValueOrDefault(land.Name) + 1;
        var line = land.Phones[count % land.Phones.Length];
        var most = line.Contains("{0:000}", StringComparison.Ordinal) ? 1000 : 100;
        var digits = count / land.Phones.Length;
        return digits < most ? string.Format(CultureInfo.InvariantCulture, line, digits) : null;
    }

    private static string Domain(string name) => TextKey.Of(name).Replace(" ", "", StringComparison.Ordinal) + ".example";
}

/// <summary>How large the story is.</summary>
internal sealed record Scale(int Contacts, int Companies, int Events, int Deals)
{
    /// <summary>Whether the application looks once a day only: a test has no time.</summary>
    public bool IsBrief { get; private init; }

    public static readonly Scale Whole = new(5_000, 600, 120_000, 400);

    /// <summary>A part of the whole.</summary>
    public static Scale Part(int of) => new(Whole.Contacts / of, Whole.Companies / of, Whole.Events / of, Whole.Deals / of) { IsBrief = true };
}
