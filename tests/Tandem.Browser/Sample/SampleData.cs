using System.Globalization;

namespace Tandem.Browser.Sample;

/// <summary>
/// A made-up business of a year: a maker of route planning software, the haulage firms it talks to, their people and its deals. Every draw comes
/// from one seed, so that two runs on one day are alike; the dates end at <paramref name="today"/>.
/// </summary>
public sealed class SampleData(DateOnly today)
{
    private const int Firms = 62;
    private const int Persons = 520;

    private static readonly string[] Names =
    [
        "Alder", "Baltic", "Cinder", "Dunmore", "Easthaven", "Fjordline", "Greenlane", "Hafen", "Ironbridge", "Juniper", "Kestrel", "Lumen", "Mistral",
        "Nordmark", "Oakfield", "Pinewood", "Quayside", "Ravensby", "Silverbeck", "Tamarind", "Umbra", "Valeport", "Westerly", "Yarrow", "Zephyr",
        "Alpenhof", "Brightwater", "Clearway", "Driftwood", "Elmstead", "Foxglove",
    ];

    private static readonly string[] Trades = ["Freight", "Logistics", "Parcel", "Cold Chain", "Haulage", "Couriers", "Transport", "Shipping"];
    private static readonly string[] Industries = ["Road freight", "Parcel delivery", "Cold storage", "Food distribution", "Building supplies"];
    private static readonly string[] Given =
    [
        "Ada", "Bruno", "Carla", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaja", "Leon", "Mira", "Nils", "Olga", "Pavel", "Quinn",
        "Rosa", "Samir", "Tilda", "Umberto", "Vera", "Wanda", "Yusuf", "Zoe",
    ];

    private static readonly string[] Family =
    [
        "Almeida", "Bergman", "Castellanos", "Dvorak", "Eriksen", "Fontaine", "Grabowski", "Haddad", "Ivanova", "Jansen", "Keller", "Lindqvist", "Moreau",
        "Novak", "Okafor", "Petrov", "Rossi", "Silva", "Tanaka", "Ueda", "Virtanen", "Weber", "Yilmaz", "Zielinski",
    ];

    private static readonly string[] Titles =
        ["Head of operations", "Fleet manager", "Dispatch lead", "Managing director", "Finance director", "Transport planner", "IT manager", "Depot manager"];

    private static readonly (string Country, string City)[] Places =
    [
        ("Germany", "Hamburg"), ("Poland", "Gdańsk"), ("Netherlands", "Rotterdam"), ("France", "Lyon"), ("Spain", "Valencia"), ("Sweden", "Gothenburg"),
        ("United Kingdom", "Leeds"), ("Italy", "Bologna"),
    ];

    /// <summary>Origin, campaign, landing page, share of a hundred, and out of a hundred how many get far.</summary>
    private static readonly (string Origin, string Campaign, string Page, int Share, int Luck)[] Sources =
    [
        ("organic_search", "Field guides", "/guides/fleet-planning", 30, 36),
        ("paid_search", "Brand and category", "/pricing", 22, 34),
        ("webinar", "Fleet planning without spreadsheets", "/webinars/fleet-planning", 14, 45),
        ("social", "Carrier stories", "/stories", 14, 12),
        ("referral", "Partner programme", "/partners", 11, 46),
        ("direct_traffic", "", "/", 9, 24),
    ];

    private static readonly (string Name, int Price)[] Products = [("Planner", 4_800), ("Planner Plus", 11_500), ("Depot", 7_200), ("Driver app", 2_400)];
    private static readonly string[] Stages = ["Lead", "Lead", "Marketing qualified", "Sales accepted", "Sales qualified", "Opportunity", "Customer"];
    private static readonly string[] Reps = ["Marten Vos", "Livia Conti", "Tomasz Baran"];
    private static readonly string[] Losses = ["Price", "No decision", "Competitor", "Missing feature", "Bad timing"];

    private readonly Random _draw = new(20_26);

    /// <summary>The team, as a file for the import.</summary>
    public static string Team =>
        """
        Name,Email,Manager,Office,Role
        Nadia Brandt,nadia.brandt@fernleaf.example,,Hamburg,manager
        Marten Vos,marten.vos@fernleaf.example,Nadia Brandt,Rotterdam,sales rep
        Livia Conti,livia.conti@fernleaf.example,Nadia Brandt,Bologna,sales rep
        Tomasz Baran,tomasz.baran@fernleaf.example,Nadia Brandt,Gdańsk,sales rep
        Sofie Lund,sofie.lund@fernleaf.example,Nadia Brandt,Hamburg,marketer

        """;

    /// <summary>The product list, as a file for the import.</summary>
    public static string ProductList =>
        "Name,Series,Price,Currency\n" + string.Concat(Products.Select(product => $"{product.Name},Routing,{product.Price},EUR\n"));

    /// <summary>Campaigns with what they cost each month.</summary>
    public static IReadOnlyList<(string Name, string Origin, string Kind, int Monthly)> Campaigns { get; } =
    [
        ("Brand and category", "paid_search", "ads", 1_450), ("Fleet planning without spreadsheets", "webinar", "events", 620),
        ("Carrier stories", "social", "content", 780), ("Partner programme", "referral", "people", 340), ("Field guides", "organic_search", "content", 540),
    ];

    /// <summary>What marketing says about people whom it hands over.</summary>
    public static IReadOnlyList<string> Messages { get; } =
    [
        "Asked for a demo after the webinar", "Compared us with two others", "Asked what a second depot costs", "Read the pricing page three times this week",
        "Invited two colleagues to the trial", "Wants to replace spreadsheets before the season",
    ];

    /// <summary>Companies, contacts and deals as files for the import.</summary>
    public (string Companies, string Contacts, string Deals) Files()
    {
        var firms = Enumerable.Range(0, Firms).Select(Firm).ToArray();
        var people = Enumerable.Range(0, Persons).Select(i => Person(i, firms[_draw.Next(firms.Length)])).OrderBy(person => person.Came).ToArray();
        var deals = people.Where(person => person.Stage >= 5).SelectMany(DealsOf).ToArray();
        return (
            "Company,Domain,Industry,Country,City,Employees,Annual revenue,Currency,Owner\n" + string.Concat(firms.Select(firm => firm.Line)),
            "Lead ID,First name,Last name,Email,Phone,Job title,Company,Country,City,Owner,Origin,Campaign,Landing page,First contact date,Lifecycle stage,Tags\n"
                + string.Concat(people.Select(person => person.Line)),
            "Deal ID,Deal name,Lead ID,Company,Product,Owner,Stage,Amount,Currency,Opened,Expected close,Closed,Outcome,Loss reason\n"
                + string.Concat(deals.Select((deal, i) => $"D{i + 1:0000},{deal}")));
    }

    private FirmDraw Firm(int i)
    {
        var name = $"{Names[i % Names.Length]} {Trades[(i + (i / Names.Length * 3)) % Trades.Length]}";
        var domain = name.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal) + ".example";
        var (country, city) = Places[i * 5 % Places.Length];
        var employees = Pick([18, 35, 60, 140, 320, 900]);
        return new FirmDraw(name, domain, country, city, Reps[i % Reps.Length],
            $"{name},{domain},{Pick(Industries)},{country},{city},{employees},{employees * 92_000L},EUR,{Reps[i % Reps.Length]}\n");
    }

    private PersonDraw Person(int i, FirmDraw firm)
    {
        var source = Source();
        var (first, last) = (Given[i * 7 % Given.Length], Family[i * 11 % Family.Length]);
        var age = (int)Math.Floor(Math.Pow(_draw.NextDouble(), 1.25) * 380);
        var came = today.AddDays(-age);
        var stage = 0;
        while (stage < 6 && _draw.Next(100) < source.Luck + (stage < 2 ? 28 : 22) + Math.Min(10, age / 12))
        {
            stage++;
        }

        var email = $"{first}.{last}@{firm.Domain}".ToLowerInvariant();
        var tags = _draw.Next(4) == 0 ? Pick(["multi-depot", "cold chain", "pilot", "newsletter"]) : "";
        return new PersonDraw($"L{i:0000}", firm, came, stage, string.Join(',',
            $"L{i:0000}", first, last, email, $"+49 40 555 {i:0000}", Pick(Titles), firm.Name, firm.Country, firm.City, stage >= 3 ? firm.Owner : "",
            source.Origin, source.Campaign, source.Page, Day(came), Stages[stage], tags) + "\n");
    }

    private IEnumerable<string> DealsOf(PersonDraw person)
    {
        for (var n = 0; n <= (person.Stage == 6 ? _draw.Next(8) / 7 : 0); n++)
        {
            var opened = Earlier(person.Came.AddDays(_draw.Next(3, 30) + (n * 60)));
            var product = Products[_draw.Next(Products.Length)];
            var amount = product.Price * _draw.Next(1, 5);
            var closed = Earlier(opened.AddDays(_draw.Next(9, 75)));
            var open = person.Stage < 6 && closed > today.AddDays(-40);
            var won = person.Stage == 6;
            yield return string.Join(',',
                $"{product.Name} for {person.Firm.Name}", person.Id, person.Firm.Name, product.Name, person.Firm.Owner,
                open ? Pick(["Discovery", "Qualified", "Demo", "Proposal", "Negotiation"]) : "", amount, "EUR", Day(opened),
                open ? Day(today.AddDays(_draw.Next(-6, 50))) : "", open ? "" : Day(closed), open ? "Open" : won ? "Won" : "Lost",
                open || won ? "" : Pick(Losses)) + "\n";
        }
    }

    private (string Origin, string Campaign, string Page, int Share, int Luck) Source()
    {
        var draw = _draw.Next(100);
        return Sources.First(source => (draw -= source.Share) < 0);
    }

    private T Pick<T>(T[] from) => from[_draw.Next(from.Length)];

    private DateOnly Earlier(DateOnly day) => day < today ? day : today;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record FirmDraw(string Name, string Domain, string Country, string City, string Owner, string Line);

    private sealed record PersonDraw(string Id, FirmDraw Firm, DateOnly Came, int Stage, string Line);
}
