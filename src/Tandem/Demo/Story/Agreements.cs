using System.Globalization;
using Tandem.Demo.Making;
using Tandem.Platform.Security;

namespace Tandem.Demo.Story;

/// <summary>What both teams agree on in the course of the year: so many people a month, what a good lead is, who is away.</summary>
internal sealed class Agreements(StoryWorkspace workspace, StoryTime time, Agenda agenda, Team team, Scale scale)
{
    public void Plan()
    {
        for (var month = new DateOnly(time.FirstDay.Year, time.FirstDay.Month, 1); month <= time.Today; month = month.AddMonths(1))
        {
            var (first, number) = (month, (month.Year * 12) + month.Month);
            agenda.Add(time.Start, 0, () => Promise(first, number));
        }

        agenda.Add(time.Start, 0, () => Aim(time.Today.Year.ToString(CultureInfo.InvariantCulture), 2_700_000));
        agenda.Add(time.Start, 0, () => Aim(string.Create(CultureInfo.InvariantCulture, $"{time.Today.Year}Q{(time.Today.Month + 2) / 3}"), 720_000));
        agenda.Add(time.At(time.Workday(time.FirstDay.AddDays(124)), 16, 0), 0, Sharpen);
        agenda.Add(time.At(time.FirstDay.AddDays(150), 9, 0), 0, () => Away(region: 1, time.FirstDay.AddDays(190), days: 11, "Summer"));
        agenda.Add(time.At(time.Today.AddDays(-5), 9, 0), 0, () => Away(region: 2, time.Today.AddDays(16), days: 8, "Moving house"));
    }

    private Task Promise(DateOnly month, int number)
    {
        int People(int a) => Math.Max(1, (a + (number % 3)) * scale.Contacts / Scale.Whole.Contacts);
        return workspace.Put(team.Manager, "/api/v1/plans", new
        {
            month = month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            people = new Dictionary<string, int>(StringComparer.Ordinal) { ["A"] = People(42), ["B"] = People(46), ["C"] = People(6) },
        });
    }

    private Task Aim(string period, int amount) =>
        workspace.Put(team.Manager, $"/api/v1/goals/{period}", new { amount = Math.Round(amount * (decimal)scale.Deals / Scale.Whole.Deals) });

    private async Task Sharpen()
    {
        var rule = await workspace.Get(team.Manager, "/api/v1/mql-rule");
        var definition = rule.GetProperty("definition");
        await workspace.Put(team.Manager, "/api/v1/mql-rule", new
        {
            fitAtLeast = "B",
            engagementAtLeast = 55,
            intent = definition.GetProperty("intent"),
            reason = "Sales sent back every fourth of those who had just reached 50 points: they were still reading.",
        });
    }

    private Task Away(int region, DateOnly from, int days, string note) => workspace.Post(Caller.System, "/api/v1/absences", new
    {
        userId = team.Rep(region).UserId,
        fromDay = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        toDay = from.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        note,
    });
}
