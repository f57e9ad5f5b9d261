using Tandem.Demo.Making;

namespace Tandem.Demo.Story;

/// <summary>The people around: who has signed up for the letter and who has had enough of it, and who orders without having been handed over.</summary>
internal sealed class Circle(StoryWorkspace workspace, StoryTime time, Agenda agenda, Team team, IReadOnlyDictionary<string, Person> people)
{
    private readonly List<Person> _unknown = [.. people.Values];

    /// <summary>Plans the deals that come by themselves, so that the year ends with as many as it should have.</summary>
    public void Plan(Cast cast, Deals deals, Scale scale)
    {
        for (var month = 1; month <= 12; month++)
        {
            var (part, day) = (month, time.Workday(time.FirstDay.AddDays((month * 30) - 8)));
            agenda.Add(time.At(day, 15, 0), 0, () => Order(cast, deals, scale.Deals * part / 12));
        }

        agenda.Add(time.At(time.Today.AddDays(-2), 15, 0), 0, () => Order(cast, deals, scale.Deals));
    }

    /// <summary>Learns the ids of those who have become known, and signs up those who wanted the letter.</summary>
    public async Task Greet()
    {
        var came = _unknown.Where(person => person.Came <= time.Calendar.DayOf(workspace.Clock.Now)).ToDictionary(person => person.Email, StringComparer.Ordinal);
        if (came.Count == 0)
        {
            return;
        }

        var known = await workspace.Db.Read(session => session.Query<Known>(
            $"select id, email, company_id from people_public_contacts where {session.In("email", "emails")}", new { emails = came.Keys.ToArray() }));
        foreach (var row in known.OrderBy(row => came[row.Email].Number))
        {
            var person = came[row.Email];
            (person.Contact, person.Company) = (row.Id, row.CompanyId);
            _unknown.Remove(person);
            await SignUp(person);
        }
    }

    private async Task SignUp(Person person)
    {
        var dice = new Dice(person.Number, part: 41);
        var wants = person is { Keenness: Keenness.Glance, Arrival: Arrival.Website } || dice.Percent(person.Arrival == Arrival.Website ? 45 : 25);
        if (!wants)
        {
            return;
        }

        await Consent(person, "subscribed");
        if (dice.Percent(9))
        {
            agenda.Add(time.At(time.Calendar.DayOf(workspace.Clock.Now).AddDays(dice.Between(12, 150)), 9, dice.Below(60)), person.Number, () => Consent(person, "unsubscribed"));
        }
    }

    private Task Consent(Person person, string state) => workspace.Post(team.Marketer, $"/api/v1/contacts/{person.Contact}/consents", new
    {
        topic = "newsletter",
        channel = "email",
        state,
        basis = "consent",
        text = state is "subscribed" ? "Yes, send me the monthly letter." : null,
    });

    private async Task Order(Cast cast, Deals deals, int target)
    {
        var dice = new Dice(target, part: 42);
        var known = cast.People.Where(person => person is { Contact: not null, Company: not null }).ToList();
        var (customers, others) = (known.Where(person => person.IsCustomer).ToList(), known.Where(person => person is { IsCustomer: false, Keenness: Keenness.Reader }).ToList());
        while (deals.Count < target && customers.Count + others.Count > 0)
        {
            var from = others.Count == 0 || (customers.Count > 0 && dice.Percent(25)) ? customers : others;
            var person = dice.Of(from);
            from.Remove(person);
            await deals.OpenByHand(person, team.Rep(person.Firm.Rep));
        }
    }

    private sealed class Known
    {
        public Guid Id { get; init; }

        public required string Email { get; init; }

        public Guid? CompanyId { get; init; }
    }
}
