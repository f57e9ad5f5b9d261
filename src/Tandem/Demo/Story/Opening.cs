using System.Globalization;
using System.Text;
using Tandem.Demo.Making;
using Tandem.Platform.Security;

namespace Tandem.Demo.Story;

/// <summary>The first day: what the company sells and agrees on, and what it brings from the old system.</summary>
internal sealed class Opening(StoryWorkspace workspace, StoryTime time, Cast cast, string currency)
{
    public async Task<Team> Begin()
    {
        var team = await Team.Gather(workspace);
        foreach (var (name, series, price) in Words.Products)
        {
            await workspace.Post(Caller.System, "/api/v1/products", new { name, series, price, currency });
        }

        await Campaigns(team.Marketer);
        await Overheads(team.Marketer);
        await Import(team.Marketer, "companies", "Companies from the old system.csv", Companies(cast.Firms));
        await Import(team.Marketer, "contacts", "People from the old system.csv", People(cast.People.Where(person => person.Arrival == Arrival.OldSystem)));
        return team;
    }

    /// <summary>What was written on the cards of a fair.</summary>
    public Task Fair(Caller marketer, DateOnly day) => Import(
        marketer, "contacts", string.Create(CultureInfo.InvariantCulture, $"Transport fair {day:yyyy-MM}.csv"),
        People(cast.People.Where(person => person.Arrival == Arrival.Fair && person.Came == day)));

    /// <summary>A file that has been handed in and waits for somebody to look over its columns.</summary>
    public Task Waiting(Caller marketer) => workspace.PostFile(marketer, "/api/v1/imports?object=contacts&fileName=Visitors%20of%20the%20open%20day.csv",
        """
        Name;E-mail;Firma;Stadt;Interesse
        Ilse Brandner;ilse.brandner@alderfreight.example;Alder Freight;Hamburg;Depot
        Piotr Maj;piotr.maj@balticlogistics.example;Baltic Logistics;Gdańsk;Planner
        Ruth Ekdal;ruth.ekdal@fjordlinehaulage.example;Fjordline Haulage;Gothenburg;Driver App
        Oskar Thiel;no address;Greenlane Couriers;Leeds;Planner

        """);

    private async Task Import(Caller caller, string what, string fileName, string csv)
    {
        var import = await workspace.PostFile(caller, $"/api/v1/imports?object={what}&fileName={Uri.EscapeDataString(fileName)}", csv);
        await workspace.Post(caller, $"/api/v1/imports/{import.GetProperty("id").GetGuid()}/run", new { });
        await workspace.CatchUp(CancellationToken.None);
    }

    private async Task Campaigns(Caller marketer)
    {
        foreach (var (campaign, number) in Campaign.All.Select((campaign, number) => (campaign, number)))
        {
            var made = await workspace.Post(marketer, "/api/v1/campaigns", new { campaign.Name, campaign.Key, budget = campaign.Monthly * 12 / 1000 * 1000, currency });
            var campaignId = made.GetProperty("id").GetGuid();
            for (var month = 0; month < 12; month++)
            {
                var day = time.Workday(time.FirstDay.AddDays(6 + (month * 30) + number));
                var amount = campaign.Monthly * (85 + ((month * 37) + (number * 13)) % 40) / 100;
                await Cost(marketer, campaignId, campaign, day, amount);
            }
        }
    }

    /// <summary>What is spent month by month, whatever runs: people and tools.</summary>
    private async Task Overheads(Caller marketer)
    {
        for (var month = 0; month < 12; month++)
        {
            var date = Day(time.Workday(time.FirstDay.AddDays(25 + (month * 30))));
            await workspace.Post(marketer, "/api/v1/costs", new { date, amount = 9_500, currency, kind = "people", team = "marketing", note = "Two of marketing" });
            await workspace.Post(marketer, "/api/v1/costs", new { date, amount = 740, currency, kind = "tools", team = "marketing", note = "Tools" });
        }
    }

    /// <summary>A bill; a fair's comes with the fair.</summary>
    private async Task Cost(Caller marketer, Guid campaignId, Campaign campaign, DateOnly day, int amount)
    {
        var isFair = campaign == Campaign.Fair;
        if (isFair && !cast.FairDays.Any(fair => Math.Abs(fair.DayNumber - day.DayNumber) <= 15))
        {
            return;
        }

        await workspace.Post(marketer, "/api/v1/costs", new
        {
            campaignId,
            campaign.Origin,
            date = Day(day),
            amount = isFair ? amount * 4 : amount,
            currency,
            kind = campaign.CostKind,
            team = "marketing",
            note = isFair ? "Stand, travel, cards" : "Monthly bill",
        });
    }

    private static string Companies(IEnumerable<Firm> firms)
    {
        var csv = new StringBuilder("Company,Domain,Industry,Country,City,Employees,Owner,Vehicles\n");
        foreach (var firm in firms)
        {
            Line(csv, firm.Name, firm.Domain, firm.Industry, firm.Land.Name, firm.City, Number(firm.Employees), firm.IsKept ? Team.NameOf(firm.Rep) : "", Number(firm.Vehicles));
        }

        return csv.ToString();
    }

    private string People(IEnumerable<Person> people)
    {
        var csv = new StringBuilder("First name,Last name,Email,Phone,Job title,Company,Country,City,Lifecycle stage,Origin,Campaign,First contact date,Tags\n");
        foreach (var person in people)
        {
            var dice = new Dice(person.Number, part: 11);
            var isOld = person.Arrival == Arrival.OldSystem;
            var stage = person.IsCustomer ? "Customer" : isOld && dice.Percent(35) ? "Subscriber" : "Lead";
            var tags = person.IsCustomer ? "since the beginning" : isOld ? dice.Weighted(("", 70.0), ("newsletter", 20), ("multi-depot", 6), ("reference", 4)) : "fair";
            Line(csv, person.First, person.Last, person.Email, person.Phone ?? "", person.Title, person.Firm.Name, person.Firm.Land.Name, person.Firm.City, stage,
                isOld ? "other_system" : Campaign.Fair.Origin, isOld ? "" : Campaign.Fair.Key, Day(isOld ? time.FirstDay.AddDays(-dice.Between(20, 500)) : person.Came), tags);
        }

        return csv.ToString();
    }

    private static void Line(StringBuilder csv, params ReadOnlySpan<string> cells) => csv.AppendJoin(',', cells.ToArray()).Append('\n');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
