using System.Globalization;
using Tandem.Demo.Making;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Demo.Story;

/// <summary>What sales does with those who are handed over: answer, call, open a deal or send back.</summary>
internal sealed class Leads(StoryWorkspace workspace, StoryTime time, Agenda agenda, Team team, Deals deals)
{
    private static readonly string[] Unfit = ["Outside our ICP", "Wrong persona", "Competitor, student or vendor"];
    private static readonly string[] NotNow = ["Bad timing", "No need", "No budget", "Wrong contact data"];
    private static readonly string[] Back = ["Project postponed", "Lost our champion", "Needs education"];

    private const string Waiting =
        """
        select h.id, h.fit, h.owner_id, h.round, h.sent_at, c.id as contact_id, c.email, c.company_id
        from sales_public_handoffs h
        join people_public_contacts c on c.id = h.contact_id
        where h.state = 'sent'
        """;

    private readonly HashSet<(Guid Id, bool HasOwner)> _seen = [];

    /// <summary>Puts on the agenda what is going to become of those who were handed over since the last look.</summary>
    public async Task Look(IReadOnlyDictionary<string, Person> people)
    {
        var waiting = await workspace.Db.Read(session => session.Query<Waits>(Waiting));
        foreach (var lead in waiting.Where(lead => _seen.Add((lead.Id, lead.OwnerId is not null))))
        {
            var person = people[lead.Email];
            (person.Contact, person.Company) = (lead.ContactId, lead.CompanyId);
            var dice = new Dice(person.Number, part: 21, lead.Round);
            if (lead.OwnerId is null)
            {
                var next = team.Rep((person.Firm.Rep + 1) % 4);
                agenda.Add(time.Working(workspace.Clock.Now, 0.5 + dice.Share()), person.Number, () => Give(person, lead, next, dice));
            }
            else
            {
                agenda.Add(time.Working(lead.SentAt, Delay(dice, lead)), person.Number, () => Answer(person, lead, dice));
            }
        }
    }

    /// <summary>After how many working hours the lead is answered: mostly well before the promise runs out.</summary>
    private double Delay(Dice dice, Waits lead)
    {
        var promised = lead.Fit switch
        {
            "A" => 1.0,
            "B" => 4,
            _ => 7,
        };
        var used = dice.Weighted((0.04 + (dice.Share() * 0.4), 62.0), (0.45 + (dice.Share() * 0.5), 32), (9, 6));
        // Of those whose promise runs on, most wait today.
        return time.Working(lead.SentAt, promised) > time.End && dice.Percent(80) ? 60 : promised * used;
    }

    /// <summary>Whom a manager gives a lead answers it soon, and not only at the next look.</summary>
    private async Task Give(Person person, Waits lead, Caller to, Dice dice)
    {
        if (await IsWaiting(lead.Id))
        {
            await workspace.Post(team.Manager, $"/api/v1/handoffs/{lead.Id}/give", new { ownerId = to.UserId });
            lead.OwnerId = to.UserId;
            _seen.Add((lead.Id, true));
            agenda.Add(time.Working(workspace.Clock.Now, 0.1 + (dice.Share() * 0.6)), person.Number, () => Answer(person, lead, dice));
        }
    }

    private async Task Answer(Person person, Waits lead, Dice dice)
    {
        if (!await IsWaiting(lead.Id))
        {
            return;
        }

        var rep = team.All.First(one => one.UserId == lead.OwnerId);
        var takes = lead.Fit switch
        {
            "A" => 94,
            "B" => 87,
            "C" => 70,
            _ => 45,
        };
        if (Words.Outsiders.Contains(person.Title, StringComparer.Ordinal) || !dice.Percent(takes))
        {
            var reason = dice.Of(lead.Fit is "A" or "B" && dice.Percent(70) ? NotNow : Unfit);
            await workspace.Post(rep, $"/api/v1/handoffs/{lead.Id}/reject", new { reason });
            return;
        }

        await workspace.Post(rep, $"/api/v1/handoffs/{lead.Id}/accept", new { });
        var task = await workspace.Post(rep, "/api/v1/tasks", new
        {
            title = $"Call {person.Name}",
            kind = "call",
            dueOn = Day(time.Workday(time.Calendar.DayOf(workspace.Clock.Now).AddDays(1))),
            contactId = person.Contact,
            assigneeId = rep.UserId,
        });
        // Some are never reached: most reps try often enough before they give up.
        var silent = dice.Percent(9) ? dice.Weighted((dice.Between(6, 7), 70.0), (dice.Between(3, 5), 30)) : 0;
        var work = new Taken(person, lead, rep, task.GetProperty("id").GetGuid(), silent);
        agenda.Add(time.Working(workspace.Clock.Now, 0.2 + (dice.Share() * 4.6)), person.Number, () => Call(work, dice, tries: 1));
    }

    private async Task Call(Taken work, Dice dice, int tries)
    {
        var reached = work.Silent == 0 && (tries >= 3 || dice.Percent(58));
        await workspace.Post(work.Rep, $"/api/v1/contacts/{work.Person.Contact}/calls", reached
            ? new { outcome = "connected", seconds = (int?)dice.Between(140, 1500), note = (string?)dice.Of(Words.Talks) }
            : new { outcome = dice.Of<string>(["noAnswer", "leftVoicemail", "busy"]), seconds = (int?)null, note = (string?)null });
        if (!reached && tries == work.Silent)
        {
            await Close(work, "Nobody there");
            await SendBack(work, dice, "Went silent");
            return;
        }

        if (!reached)
        {
            agenda.Add(time.Working(workspace.Clock.Now, 5 + (dice.Share() * 8)), work.Person.Number, () => Call(work, dice, tries + 1));
            return;
        }

        // A few are done and stay on the list.
        if (dice.Percent(97))
        {
            await Close(work, "Talked");
        }

        agenda.Add(time.Working(workspace.Clock.Now, 1 + (dice.Share() * 20)), work.Person.Number, () => Decide(work, dice));
    }

    private async Task Decide(Taken work, Dice dice)
    {
        var chance = work.Person.Keenness switch
        {
            Keenness.Buyer => 48,
            Keenness.Weighing => 24,
            _ => 7,
        };
        if (dice.Percent(work.Lead.Fit is "A" ? chance * 1.15 : work.Lead.Fit is "B" ? chance : chance * 0.6) && deals.HasRoom)
        {
            await deals.Open(work.Person, work.Rep, work.Lead.Id);
        }
        else if (dice.Percent(93))
        {
            await SendBack(work, dice, dice.Of(Back));
        }
    }

    private Task Close(Taken work, string outcome) => workspace.Post(work.Rep, $"/api/v1/tasks/{work.Task}/complete", new { outcome });

    private Task SendBack(Taken work, Dice dice, string reason) => workspace.Post(work.Rep, $"/api/v1/handoffs/{work.Lead.Id}/recycle", new
    {
        reason,
        until = Day(time.Calendar.DayOf(workspace.Clock.Now).AddDays(dice.Between(30, 160))),
        note = reason != "Went silent" && dice.Percent(40) ? dice.Of(Words.Talks) : null,
    });

    private async Task<bool> IsWaiting(Guid id) =>
        await workspace.Db.Read(session => session.Scalar<string>("select state from sales_public_handoffs where id = @id", new { id })) is "sent";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Taken(Person Person, Waits Lead, Caller Rep, Guid Task, int Silent);

    /// <summary>Somebody who waits for an answer.</summary>
    internal sealed class Waits
    {
        public Guid Id { get; init; }

        public string? Fit { get; init; }

        public Guid? OwnerId { get; set; }

        public int Round { get; init; }

        public Instant SentAt { get; init; }

        public Guid ContactId { get; init; }

        public required string Email { get; init; }

        public Guid? CompanyId { get; init; }
    }
}
