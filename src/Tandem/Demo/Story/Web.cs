using System.Globalization;
using System.Text.Json;
using Tandem.Platform.Data;

namespace Tandem.Demo.Story;

/// <summary>A message of the website or the product, as its tracker would send it.</summary>
internal sealed record WebMessage(Instant At, Person Person, object Body);

/// <summary>What people do on the website and in the product, from the first page to the daily use.</summary>
internal sealed class Web(int seed, StoryTime time)
{
    /// <summary>What people look with.</summary>
    private static readonly string[] Agents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    ];

    private readonly List<WebMessage> _messages = [];
    private int _said;

    /// <summary>Everything that happens up to the end of the story, by time.</summary>
    public List<WebMessage> Of(Cast cast, Scale scale)
    {
        foreach (var person in cast.People)
        {
            Visits(person);
        }

        // What is left of the number are the customers' days with the product; what the teams do themselves is about a seventh.
        var customers = cast.People.Where(person => person.IsCustomer).ToList();
        var each = customers.Count == 0 ? 0 : Math.Max(0, (scale.Events * 0.70) - _messages.Count) / customers.Count;
        foreach (var person in customers)
        {
            var dice = new Dice(seed, part: 4, person.Number);
            Use(person, dice, time.FirstDay.AddDays(2), (int)(each * (0.5 + dice.Share())));
        }

        return [.. _messages.Where(message => message.At < time.End).OrderBy(message => message.At).ThenBy(message => message.Person.Number)];
    }

    /// <summary>What a new customer does with the product from a day on.</summary>
    public IEnumerable<WebMessage> FirstUse(Person person, DateOnly from)
    {
        _messages.Clear();
        var dice = new Dice(seed, part: 5, person.Number);
        Use(person, dice, from, Math.Min(40, (time.Today.DayNumber - from.DayNumber) / 3));
        return [.. _messages.Where(message => message.At < time.End)];
    }

    private void Visits(Person person)
    {
        var dice = new Dice(seed, part: 3, person.Number);
        // Half of those from the old system and from the fair are never seen on the website.
        if (person.Arrival != Arrival.Website && (person.IsCustomer || dice.Percent(50)))
        {
            return;
        }

        var day = person.Arrival == Arrival.Website ? person.Came : person.Came.AddDays(dice.Between(1, 20));
        var sessions = person.Keenness switch
        {
            Keenness.Glance => dice.Between(1, 3),
            Keenness.Reader => dice.Between(2, 6),
            Keenness.Weighing => dice.Between(4, 9),
            _ => dice.Between(6, 12),
        };
        var asks = dice.Between(1, 3);
        for (var session = 0; session < sessions && day <= time.Today; session++)
        {
            var at = time.AnyHour(dice, day);
            at = Read(person, dice, at, isFirst: session == 0);
            if (session == 0)
            {
                Introduce(person, dice, at);
            }

            if (session == asks)
            {
                Ask(person, dice, at);
            }

            day = day.AddDays(person.Keenness switch
            {
                Keenness.Glance => dice.Between(8, 60),
                Keenness.Reader => dice.Between(4, 26),
                Keenness.Weighing => dice.Between(2, 12),
                _ => dice.Between(1, 6),
            });
        }
    }

    private Instant Read(Person person, Dice dice, Instant at, bool isFirst)
    {
        var campaign = person.Campaign;
        var pages = isFirst ? dice.Between(2, 4) : dice.Between(2, 6);
        for (var i = 0; i < pages; i++)
        {
            var page = isFirst && i == 0 ? Site.At(campaign.Landing) : Next(person, dice);
            var userAgent = Agents[person.Number % Agents.Length];
            var context = isFirst && i == 0
                ? (object)new { userAgent, campaign = new { name = campaign.IsPaid ? campaign.Key : null, source = campaign.Origin, medium = campaign.Medium } }
                : new { userAgent };
            Say(person, at, new
            {
                type = "page",
                anonymousId = Browser(person),
                messageId = Id(_said++),
                timestamp = at,
                properties = new { page.Path, page.Title, url = Site.Host + page.Path, referrer = isFirst && i == 0 ? campaign.Referrer : null },
                context,
            });
            at += TimeSpan.FromSeconds(dice.Between(20, 260));
        }

        return at;
    }

    private static Page Next(Person person, Dice dice) => person.Keenness switch
    {
        _ when Words.Outsiders.Contains(person.Title, StringComparer.Ordinal) && dice.Percent(60) => Site.Careers,
        Keenness.Glance => dice.Of(dice.Weighted((Site.Blog, 80.0), (Site.Product, 20))),
        Keenness.Reader => dice.Percent(4) ? Site.Pricing : dice.Of(dice.Weighted((Site.Blog, 60.0), (Site.Product, 30), (Site.Docs, 10))),
        Keenness.Weighing => dice.Percent(17) ? Site.Pricing : dice.Of(dice.Weighted((Site.Blog, 30.0), (Site.Product, 45), (Site.Docs, 25))),
        _ => dice.Percent(24) ? Site.Pricing : dice.Of(dice.Weighted((Site.Blog, 10.0), (Site.Product, 45), (Site.Docs, 45))),
    };

    /// <summary>The first form: from here on we know who it is.</summary>
    private void Introduce(Person person, Dice dice, Instant at)
    {
        Identify(person, at);
        if (person.Campaign == Campaign.Webinar)
        {
            Form(person, at, "Webinar registration");
            var held = time.At(person.Came.AddDays(dice.Between(0, 3)), 10, 0);
            if (dice.Percent(person.Keenness >= Keenness.Weighing ? 85 : 45))
            {
                Track(person, held, "webinar_attended", new { webinar = "Plan before nine", minutes = dice.Between(18, 45) });
            }
        }
        else if (person.Keenness == Keenness.Glance)
        {
            Form(person, at, "Newsletter");
        }
        else
        {
            Form(person, at, "Field guide");
            Track(person, at + TimeSpan.FromSeconds(30), "content_downloaded", new { title = "Field guide to route planning" });
        }
    }

    /// <summary>What those do who mean it.</summary>
    private void Ask(Person person, Dice dice, Instant at)
    {
        if (person.Keenness == Keenness.Buyer && dice.Percent(62))
        {
            Form(person, at, "Demo request");
            Track(person, at + TimeSpan.FromSeconds(5), "demo_requested", new { form = "Demo request", vehicles = person.Firm.Vehicles });
        }
        else if (person.Keenness == Keenness.Buyer)
        {
            Track(person, at, "trial_started", new { plan = "Planner" });
        }
        else if (person.Keenness == Keenness.Weighing && dice.Percent(45))
        {
            Form(person, at, "Price question");
        }
    }

    private void Use(Person person, Dice dice, DateOnly from, int count)
    {
        if (count > 0 && from < time.Today)
        {
            var start = time.At(from, 7, 50);
            Identify(person, start);
            for (var i = 0; i < count; i++)
            {
                var day = time.Workday(from.AddDays(dice.Below(time.Today.DayNumber - from.DayNumber)));
                var at = time.At(day, dice.Between(6, 16), dice.Below(60)) + TimeSpan.FromSeconds(dice.Below(60));
                var what = dice.Of(Site.Use);
                Track(person, at, what, what == "Route Planned" ? new { stops = dice.Between(8, 64) } : new { });
            }
        }
    }

    private void Identify(Person person, Instant at) => Say(person, at, new
    {
        type = "identify",
        anonymousId = Browser(person),
        messageId = Id(_said++),
        timestamp = at,
        traits = new
        {
            person.Email,
            firstName = person.First,
            lastName = person.Last,
            title = person.Title,
            person.Phone,
            company = new { name = person.Firm.Name },
            address = new { city = person.Firm.City, country = person.Firm.Land.Name },
            language = person.Firm.Land.Language,
        },
    });

    private void Form(Person person, Instant at, string form) => Track(person, at + TimeSpan.FromSeconds(1), "form_submitted", new { form });

    private void Track(Person person, Instant at, string name, object properties) => Say(person, at, new
    {
        type = "track",
        @event = name,
        anonymousId = Browser(person),
        messageId = Id(_said++),
        timestamp = at,
        properties,
    });

    private void Say(Person person, Instant at, object body) => _messages.Add(new WebMessage(at, person, body));

    private static string Browser(Person person) => string.Create(CultureInfo.InvariantCulture, $"browser-{person.Number:00000}");

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"message-{number}");

    /// <summary>The messages as a batch of the event API.</summary>
    public static byte[] Batch(IEnumerable<WebMessage> messages) =>
        JsonSerializer.SerializeToUtf8Bytes(new { batch = messages.Select(message => message.Body) }, JsonSettings.Api);
}
