using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tandem.Browser.Sample;
using static Microsoft.Playwright.Assertions;

namespace Tandem.Browser.Screens;

/// <summary>A screen as somebody sees it: where it is, what is done on it, and what must be there before it counts as seen.</summary>
public sealed record Screen(string Name, Func<SampleWorkspace, string> Path, string Shows)
{
    public Func<IPage, Task>? Act { get; init; }

    /// <summary>What <see cref="Act"/> brings up.</summary>
    public string? ThenShows { get; init; }

    /// <summary>One of those that must hold on a phone too.</summary>
    public bool OnPhone { get; init; }

    public bool SignedOut { get; init; }

    public static IReadOnlyList<Screen> All { get; } =
    [
        new("sign in", _ => "/sign-in", "Sign in") { SignedOut = true, OnPhone = true },
        new("forgotten password", _ => "/forgot", "We send a link") { SignedOut = true, OnPhone = true },
        new("invitation", sample => sample.InvitationPath, "Join Fernleaf Routing") { SignedOut = true },
        new("my day", _ => "/", "Overdue") { OnPhone = true },
        new("tasks", _ => "/tasks", "Walk through the offer") { OnPhone = true },
        new("tasks done", _ => "/tasks?when=done", "No tasks here"),
        new("inbox", _ => "/inbox", "Look at the trial") { OnPhone = true },
        new("what I get", _ => "/inbox", "Look at the trial") { Act = Click("What I get"), ThenShows = "Somebody gives me a task", OnPhone = true },
        new("new task", sample => $"/people/{sample.PersonId}", "Driver Invited") { Act = Press("t"), ThenShows = "What is to be done", OnPhone = true },
        new("log a call", sample => $"/people/{sample.PersonId}", "Driver Invited") { Act = Press("l"), ThenShows = "What came of it", OnPhone = true },
        new("tasks of a person", sample => $"/people/{sample.PersonId}?tab=tasks", "Send the price sheet") { OnPhone = true },
        new("tasks of a deal", sample => $"/deals/{sample.OpenDealId}?tab=tasks", "Walk through the offer"),
        new("questions of a deal", sample => $"/deals/{sample.OpenDealId}", "Economic buyer") { Act = Click("Answer Economic buyer"), ThenShows = "although nobody planned it" },
        new("scoreboard", _ => "/scoreboard", "Organic search") { OnPhone = true },
        new("scoreboard figure", _ => "/scoreboard", "Organic search") { Act = Click("Win rate: show formula and rows"), ThenShows = "won ÷" },
        new("scoreboard cohorts by owner", _ => "/scoreboard?mode=cohort&by=owner", "Marten Vos"),
        new("SLA", _ => "/sla", "Sales owes answers") { OnPhone = true },
        new("plan of people", _ => "/sla", "Sales owes answers") { Act = Click("Plan"), ThenShows = "What marketing promises" },
        new("campaigns", _ => "/campaigns", "Carrier stories") { OnPhone = true, Act = Click("Carrier stories"), ThenShows = "Monthly bill" },
        new("live", _ => "/live", "in the last five minutes") { OnPhone = true },
        new("traffic", _ => "/traffic", "Organic search") { OnPhone = true },
        new("traffic by page", _ => "/traffic?split=page", "/pricing"),
        new("people behind traffic", _ => "/traffic?open=%7Ccontacts", "have not said who they are") { OnPhone = true },
        new("channels", _ => "/settings/channels", "AI assistants") { OnPhone = true },
        new("channel rule", _ => "/settings/channels", "AI assistants") { Act = Click("Edit Paid search"), ThenShows = "Visits for which", OnPhone = true },
        new("events", _ => "/settings/events", "Watch events arrive") { OnPhone = true },
        new("event", _ => "/settings/events", "Watch events arrive") { Act = Click("Page viewed"), ThenShows = "What we call it", OnPhone = true },
        new("forms", _ => "/forms", "Book a demo") { OnPhone = true },
        new("new form", _ => "/forms", "Book a demo") { Act = Click("New form"), ThenShows = "Create the form", OnPhone = true },
        new("form", sample => $"/forms/{sample.FormId}", "Next time") { OnPhone = true },
        new("field of a form", sample => $"/forms/{sample.FormId}", "Next time") { Act = Click("Work email"), ThenShows = "In what is sent it is called", OnPhone = true },
        new("form, after sending", sample => $"/forms/{sample.FormId}?tab=after", "Tell the team") { OnPhone = true },
        new("form, look and protection", sample => $"/forms/{sample.FormId}?tab=settings", "What looks like spam") { OnPhone = true },
        new("form, embed", sample => $"/forms/{sample.FormId}?tab=embed", "Plain HTML") { OnPhone = true },
        new("form, results", sample => $"/forms/{sample.FormId}?tab=results", "Last 30 days") { OnPhone = true },
        new("form, set aside", sample => $"/forms/{sample.FormId}?tab=results&state=suspicious", "quick@mailinator.com") { Act = Click("quick@mailinator.com"), ThenShows = "A throw-away address", OnPhone = true },
        new("form as visitors see it", sample => $"/f/{sample.FormId}", "Book a demo") { SignedOut = true, OnPhone = true },
        new("people", _ => "/people", "Organic search") { OnPhone = true },
        new("people selected", _ => "/people", "Organic search") { Act = Press("j", "x", "j", "x"), ThenShows = "2 people" },
        new("people in the side panel", sample => $"/people?peek={sample.PersonId}", "May we contact?|Where they came from|About") { OnPhone = true },
        new("people filtered", _ => "/people", "Organic search") { Act = Click("Filter"), ThenShows = "Job title" },
        new("people without a hit", _ => "/people?q=zzzzzz", "No people|Nobody|Nothing|No person"),
        new("columns", _ => "/people", "Organic search") { Act = Click("Columns"), ThenShows = "Landing page" },
        new("new person", _ => "/people", "Organic search") { Act = Click("New person"), ThenShows = "Job title", OnPhone = true },
        new("person", sample => $"/people/{sample.PersonId}", "Driver Invited") { OnPhone = true },
        new("notes of a person", sample => $"/people/{sample.PersonId}?tab=notes", "Plans two depots by hand"),
        new("duplicates", _ => "/people/duplicates", "Two people|Nobody is here twice") { OnPhone = true },
        new("companies", _ => "/companies", "alderfreight.example") { OnPhone = true },
        new("company", sample => $"/companies/{sample.CompanyId}", "a third one planned for spring") { OnPhone = true },
        new("leads", _ => "/leads", "Answer within") { OnPhone = true },
        new("lead", sample => $"/leads?peek={sample.WaitingLeadId}", "Handed over by Ada Lindqvist") { OnPhone = true },
        new("lead sent back", sample => $"/leads?peek={sample.WaitingLeadId}", "Handed over by Ada Lindqvist") { Act = Click("Send back"), ThenShows = "^Send .+ back$" },
        new("leads that ended", _ => "/leads?state=closed", "Bad timing"),
        new("leads and promises", _ => "/settings/routing", "Nordics") { OnPhone = true },
        new("deals", _ => "/deals", "Proposal|Negotiation|Discovery") { OnPhone = true },
        new("deals on a board", _ => "/deals?as=board", "weighted|No deals") { OnPhone = true },
        new("deal in the side panel of the board", sample => $"/deals?as=board&peek={sample.OpenDealId}", "Send the offer for two depots") { OnPhone = true },
        new("deal", sample => $"/deals/{sample.OpenDealId}", "Deal opened") { OnPhone = true },
        new("deal lost", sample => $"/deals/{sample.OpenDealId}", "Negotiation") { Act = Click("Lost"), ThenShows = "Why we lost" },
        new("won deal", sample => $"/deals/{sample.WonDealId}", "Deal won") { OnPhone = true },
        new("new deal", _ => "/deals", "Proposal|Negotiation|Discovery") { Act = Click("New deal"), ThenShows = "Pipeline" },
        new("import", _ => "/import", "Drop a CSV file here") { OnPhone = true },
        new("import, columns", sample => $"/import/{sample.WaitingImportId}", "Messetag") { OnPhone = true },
        new("import, done", sample => $"/import/{sample.DoneImportId}", "Undo the import"),
        new("imports so far", _ => "/import/history", "trade fair visitors.csv"),
        new("general settings", _ => "/settings/workspace", "Base currency") { OnPhone = true },
        new("users", _ => "/settings/users", "Tomasz Baran") { OnPhone = true },
        new("invite", _ => "/settings/users", "Tomasz Baran") { Act = Click("Invite"), ThenShows = "Email" },
        new("fields", _ => "/settings/fields", "Vehicles"),
        new("pipelines", _ => "/settings/pipelines", "Add a stage"),
        new("scoring", _ => "/settings/scoring", "Asked for a demo") { OnPhone = true },
        new("scoring, who changed it", _ => "/settings/scoring", "Asked for a demo") { Act = Click("Who changed it"), ThenShows = "What a new workspace starts with" },
        new("scoring, the MQL rule", _ => "/settings/scoring", "Asked for a demo") { Act = Click("Change the rule"), ThenShows = "Or a sign of intent", OnPhone = true },
        new("scoring, a rule of engagement", _ => "/settings/scoring", "Asked for a demo") { Act = Click("Edit Visited the pricing page"), ThenShows = "Half-life", OnPhone = true },
        new("scoring, a rule of fit", _ => "/settings/scoring", "Asked for a demo") { Act = Click("Edit Leads a team"), ThenShows = "Holds for people", OnPhone = true },
        new("reasons", _ => "/settings/reasons", "Why deals are lost") { OnPhone = true },
        new("products", _ => "/settings/products", "Driver app"),
        new("exchange rates", _ => "/settings/rates", "Exchange rates"),
        new("connect your site", _ => "/settings/site", "Waiting for the first event|Connected") { OnPhone = true },
        new("connect another site", _ => "/settings/site", "Connected|Waiting") { Act = Click("Another site"), ThenShows = "Only its pages may send" },
        new("person, what sales did, bots too", sample => $"/people/{sample.PersonId}?team=sales&bots=true", "By marketing") { OnPhone = true },
        new("tokens", _ => "/settings/tokens", "Reporting"),
        new("new token", _ => "/settings/tokens", "Reporting") { Act = Click("New token"), ThenShows = "Everything that you may see" },
        new("mail", _ => "/settings/mail", "What was sent") { OnPhone = true },
        new("consent", _ => "/settings/consent", "version 2") { OnPhone = true },
        new("new topic", _ => "/settings/consent", "version 2") { Act = Click("New topic"), ThenShows = "Only to those who agreed", OnPhone = true },
        new("new words", _ => "/settings/consent", "version 2") { Act = Click("New words"), ThenShows = "Who agreed to an earlier one" },
        new("privacy", _ => "/settings/privacy", "Deleted by itself") { OnPhone = true },
        new("erase a person", sample => $"/people/{sample.PersonId}", "Driver Invited") { Act = Erase, ThenShows = "This cannot be undone", OnPhone = true },
        new("audit log", _ => "/settings/audit", "signed in"),
        new("system", _ => "/settings/system", "caught up"),
        new("command menu", _ => "/people", "Organic search") { Act = Press("Control+k"), ThenShows = "Go to scoreboard", OnPhone = true },
        new("keyboard help", _ => "/people", "Organic search") { Act = Press("?"), ThenShows = "Keyboard shortcuts" },
        new("account menu", _ => "/people", "Organic search") { Act = Click("Ada Lindqvist"), ThenShows = "Change password" },
        new("more", _ => "/more", "Companies") { OnPhone = true },
        new("no such page", _ => "/nothing-here", "There is nothing here"),
    ];

    /// <summary>Opens it and waits until its data is there.</summary>
    public async Task Open(IPage page, string url, SampleWorkspace sample)
    {
        await page.GotoAsync(url + Path(sample));
        await See(page, Shows);
        if (Act is { } act)
        {
            await act(page);
            await See(page, ThenShows!);
        }
    }

    private static Task See(IPage page, string text) =>
        Expect(page.GetByText(new Regex(text)).Locator("visible=true").First).ToBeVisibleAsync(new() { Timeout = 20_000 });

    private static Func<IPage, Task> Click(string name) =>
        page => page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(name)) }).First.ClickAsync();

    private static async Task Erase(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Erase…" }).ClickAsync();
    }

    private static Func<IPage, Task> Press(params string[] keys) => async page =>
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    };
}
