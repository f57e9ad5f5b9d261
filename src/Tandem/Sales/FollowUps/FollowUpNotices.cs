using System.Globalization;
using Tandem.Notifications.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Timers;

namespace Tandem.Sales.FollowUps;

/// <summary>What people are told about their tasks: that they got one, and that it is time.</summary>
internal sealed class FollowUpNotices(Notifier notifier, Timers timers) : ITimerHandler
{
    public const string TimerKind = "sales.task-reminder";

    public static readonly NoticeKind Assigned = new("taskAssigned", "Somebody gives me a task", NoticeGroup.Tasks);

    public static readonly NoticeKind Reminder = new("taskReminder", "A task's reminder goes off", NoticeGroup.Tasks);

    private const string Select = $"select {FollowUp.Columns} from sales_tasks where id = @id and done_at is null";

    /// <summary>After every change: sets or takes away the reminder, and tells a new assignee.</summary>
    public async Task Follow(Tx tx, FollowUp? before, FollowUp after, Caller caller)
    {
        if (after.RemindAt is { } at && after.DoneAt is null && at > tx.Now)
        {
            await timers.Set(tx, TimerKind, Key(after.Id), at);
        }
        else
        {
            await timers.Clear(tx, TimerKind, Key(after.Id));
        }

        if (after.DoneAt is null && after.AssigneeId != before?.AssigneeId && after.AssigneeId != caller.UserId)
        {
            await notifier.Tell(tx, [Notice(after, Assigned, after.Title, $"version:{after.Version}") with { Body = "A new task of yours." }]);
        }
    }

    /// <summary>The task is gone.</summary>
    public Task Forget(Tx tx, Guid id) => timers.Clear(tx, TimerKind, Key(id));

    /// <inheritdoc/>
    public async Task Due(DueTimer timer, Tx tx)
    {
        if (await tx.First<FollowUp>(Select, new { id = Guid.Parse(timer.Key) }) is { } task)
        {
            await notifier.Tell(tx, [Notice(task, Reminder, task.Title, timer.DueAt.Milliseconds.ToString(CultureInfo.InvariantCulture)) with { Body = "You wanted to be reminded of this." }]);
        }
    }

    private static string Key(Guid id) => id.ToString("n");

    private static Notice Notice(FollowUp task, NoticeKind kind, string title, string occasion) => new()
    {
        UserId = task.AssigneeId,
        Kind = kind.Key,
        Title = title,
        Link = task.Link,
        Key = $"{kind.Key}:{Key(task.Id)}:{occasion}",
    };
}
