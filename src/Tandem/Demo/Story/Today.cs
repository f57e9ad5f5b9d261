using System.Globalization;
using Tandem.Demo.Making;
using Tandem.Platform.Security;

namespace Tandem.Demo.Story;

/// <summary>The last day: what lies on the desks this morning, so that nobody finds a year's worth of bells.</summary>
internal sealed class Today(StoryWorkspace workspace, StoryTime time, Team team, Opening opening)
{
    public async Task Finish(Caller? owner)
    {
        foreach (var one in owner is null ? team.All : team.All.Append(owner))
        {
            await workspace.Post(one, "/api/v1/notifications/read", new { });
        }

        await opening.Waiting(team.Marketer);
        await Desk(team.Manager);
        if (owner is not null)
        {
            await Desk(owner);
        }
    }

    private async Task Desk(Caller who)
    {
        foreach (var (title, kind, days) in new[] { ("Look over the month's plan with marketing", "meeting", 0), ("Prepare the pipeline review", "todo", 1), ("Answer the fair's organiser", "email", -1) })
        {
            await workspace.Post(who, "/api/v1/tasks", new { title, kind, dueOn = time.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), assigneeId = who.UserId });
        }
    }
}
