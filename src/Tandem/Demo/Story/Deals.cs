using System.Globalization;
using Tandem.Demo.Making;
using Tandem.Platform.Security;

namespace Tandem.Demo.Story;

/// <summary>Deals from the first talk to won or lost, each at its own pace; some stand still.</summary>
internal sealed class Deals(StoryWorkspace workspace, StoryTime time, Agenda agenda, Scale scale)
{
    private static readonly string[] Losses =
        ["Pricing", "Competition", "Budget constraints", "Missing features", "No decision-maker", "Unresponsive prospect", "Lost to status quo", "Security or legal"];

    private static readonly string[] Wins = ["Fit", "Price", "Relation", "Product", "Speed", "Reference"];
    private static readonly string[] Objections = ["Too expensive", "No budget now", "Bad timing", "Happy with what they have", "A feature is missing"];

    private static readonly (string Question, string Answer)[] Answers =
    [
        ("meddic.pain", "Two dispatchers plan by hand until nine each morning."), ("meddic.metrics", "Empty kilometres: from 19 to below 12 per cent."),
        ("meddic.champion", "The head of dispatch: showed it to the drivers on her own."), ("meddic.buyer", "The finance director, together with operations."),
        ("meddic.process", "Pilot in one depot, then the board's meeting at the end of the month."), ("meddic.criteria", "Telematics, drivers' app, price per vehicle; written by IT."),
    ];

    private Guid[]? _stages;

    /// <summary>Won since the last look: these begin to use the product.</summary>
    public List<(Person Person, DateOnly From)> NewCustomers { get; } = [];

    public int Count { get; private set; }

    public bool HasRoom => Count < scale.Deals;

    /// <summary>The person who was handed over means it.</summary>
    public async Task Open(Person person, Caller rep, Guid handoff)
    {
        var (dice, plan) = Plan(person);
        var made = await workspace.Post(rep, $"/api/v1/handoffs/{handoff}/qualify", new { plan.Name, plan.Amount, product = plan.Product, expectedCloseDate = Day(plan.Close) });
        await Begin(new Going(made.GetProperty("dealId").GetGuid(), person, rep, plan), dice);
    }

    /// <summary>A customer, or somebody whom the rep knows, orders without marketing's doing.</summary>
    public async Task OpenByHand(Person person, Caller rep)
    {
        var (dice, plan) = Plan(person);
        var made = await workspace.Post(rep, "/api/v1/deals", new
        {
            plan.Name,
            plan.Amount,
            product = plan.Product,
            expectedCloseDate = Day(plan.Close),
            companyId = person.Company,
            contacts = new[] { new { id = person.Contact, role = "Decision maker" } },
        });
        await Begin(new Going(made.GetProperty("id").GetGuid(), person, rep, plan), dice);
    }

    private (Dice Dice, Draft Plan) Plan(Person person)
    {
        Count++;
        var dice = new Dice(person.Number, part: 31, (int)(workspace.Clock.Now.Milliseconds / 86_400_000 % 1000));
        var product = dice.Weighted((Words.Products[0], 45.0), (Words.Products[1], 25), (Words.Products[2], 20), (Words.Products[3], 10));
        var size = person.Firm.Employees switch
        {
            < 50 => 1,
            < 260 => dice.Between(1, 3),
            < 1000 => dice.Between(2, 5),
            _ => dice.Between(4, 9),
        };
        var steps = dice.Weighted((End.Won, 36.0 + (person.IsCustomer ? 24 : 0)), (End.Lost, 42), (End.Stuck, 22));
        var days = dice.Between(24, 130);
        return (dice, new Draft(
            $"{product.Name} for {person.Firm.Name}", (product.Price * size) + (dice.Below(5) * 100), product.Name, time.Today, steps, days,
            steps == End.Won ? 5 : dice.Between(1, 5))
        {
            Close = time.Workday(time.Calendar.DayOf(workspace.Clock.Now).AddDays(days + dice.Between(-4, 12))),
        });
    }

    private async Task Begin(Going going, Dice dice)
    {
        await Next(going, dice, stage: 1);
    }

    /// <summary>Plans the next step: in time as a rule, and too early for a deal that stands still.</summary>
    private async Task Next(Going going, Dice dice, int stage)
    {
        var gap = going.Plan.Days / (going.Plan.Steps + 0.5) * 8 * 5 / 7 * (0.6 + (dice.Share() * 0.8));
        var at = time.Working(workspace.Clock.Now, Math.Max(3, gap));
        var isEnd = stage >= going.Plan.Steps;
        agenda.Add(isEnd && going.Plan.End == End.Stuck ? time.Working(at, 8 * dice.Between(40, 75)) : at, going.Person.Number,
            () => isEnd ? Finish(going, dice) : Move(going, dice, stage));
        if (dice.Percent(93))
        {
            await Plan(going, dice, time.Calendar.DayOf(at).AddDays(dice.Percent(85) ? 0 : -2));
        }
    }

    private async Task Move(Going going, Dice dice, int stage)
    {
        var path = $"/api/v1/deals/{going.Id}";
        _stages ??= await Stages();
        var moved = await workspace.Post(going.Rep, path + "/stage", new { stageId = _stages[stage] });
        await Done(going);
        if (dice.Percent(65))
        {
            await workspace.Patch(going.Rep, path, new { nextStep = dice.Of(Words.NextSteps) }, moved.GetProperty("version").GetInt32());
        }

        if (dice.Percent(55))
        {
            await workspace.Post(going.Rep, $"/api/v1/contacts/{going.Person.Contact}/calls", new { outcome = "connected", seconds = dice.Between(200, 2400), note = dice.Of(Words.Talks), dealId = going.Id });
        }

        if (stage == 2 && going.Plan.Amount > 9_000)
        {
            await Qualify(going, dice, path);
        }

        await Next(going, dice, stage + 1);
    }

    private async Task Qualify(Going going, Dice dice, string path)
    {
        await workspace.Put(going.Rep, path + "/qualification", new { questionSet = "meddic" });
        foreach (var (question, answer) in Answers.Where(_ => dice.Percent(70)))
        {
            await workspace.Put(going.Rep, $"{path}/qualification/{question}", new { answer });
        }
    }

    private async Task Finish(Going going, Dice dice)
    {
        await Done(going);
        if (going.Plan.End == End.Won)
        {
            await workspace.Post(going.Rep, $"/api/v1/deals/{going.Id}/win", new { reason = dice.Of(Wins) });
            NewCustomers.Add((going.Person, time.Calendar.DayOf(workspace.Clock.Now).AddDays(2)));
            return;
        }

        var reason = going.Plan.End == End.Stuck ? "Unresponsive prospect" : dice.Of(Losses);
        await workspace.Post(going.Rep, $"/api/v1/deals/{going.Id}/lose", new
        {
            reason,
            note = dice.Percent(50) ? dice.Of(Words.Talks) : null,
            competitor = reason is "Competition" or "Pricing" ? dice.Of(Words.Competitors) : null,
            objections = dice.Percent(60) ? new[] { dice.Of(Objections) } : [],
        });
    }

    /// <summary>What is to be done next; the last one stays where a deal stands still.</summary>
    private async Task Plan(Going going, Dice dice, DateOnly due)
    {
        var task = await workspace.Post(going.Rep, "/api/v1/tasks", new
        {
            title = $"{dice.Of(Words.NextSteps)}: {going.Person.Firm.Name}",
            kind = dice.Weighted(("call", 40.0), ("email", 30), ("meeting", 20), ("todo", 10)),
            dueOn = Day(time.Workday(due)),
            dealId = going.Id,
            assigneeId = going.Rep.UserId,
        });
        going.Task = task.GetProperty("id").GetGuid();
    }

    private async Task Done(Going going)
    {
        if (going.Task is { } task)
        {
            await workspace.Post(going.Rep, $"/api/v1/tasks/{task}/complete", new { });
            going.Task = null;
        }
    }

    private async Task<Guid[]> Stages()
    {
        var pipelines = await workspace.Get(Caller.System, "/api/v1/pipelines");
        var first = pipelines.GetProperty("items").EnumerateArray().First();
        return [.. first.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("id").GetGuid())];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private enum End
    {
        Won,
        Lost,
        Stuck,
    }

    private sealed record Draft(string Name, int Amount, string Product, DateOnly Close, End End, int Days, int Steps);

    private sealed record Going(Guid Id, Person Person, Caller Rep, Draft Plan)
    {
        public Guid? Task { get; set; }
    }
}
