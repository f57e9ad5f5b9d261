using System.Globalization;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Settings;

namespace Tandem.Sales.FollowUps;

/// <summary>What is sent to make or change a task. Fields that are left out stay as they are.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Kind">call, email, meeting or todo.</param>
/// <param name="DueAt">When it is due; or</param>
/// <param name="DueOn">the day on which it is.</param>
/// <param name="RemindAt">When the assignee is reminded; null is not at all.</param>
/// <param name="AssigneeId">Whose it is; on creation, unless said otherwise, the caller's.</param>
/// <param name="ContactId">Whom it is about.</param>
/// <param name="CompanyId">Or which company.</param>
/// <param name="DealId">Or which deal.</param>
public sealed record FollowUpBody(
    string? Title, FollowUpKind? Kind, Instant? DueAt, string? DueOn, Instant? RemindAt, Guid? AssigneeId, Guid? ContactId, Guid? CompanyId, Guid? DealId)
{
    // Beyond these nobody plans, and the arithmetic of calendars has an end.
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    /// <summary>The task as it would be with what was sent; the body has the problems.</summary>
    internal static FollowUp Read(JsonBody body, FollowUp before, WorkspaceCalendar calendar, Instant now)
    {
        var title = body.Text("title", FollowUp.LongestTitle) ?? (body.Has("title") ? null : before.Title);
        if (string.IsNullOrEmpty(title))
        {
            body.Refuse("title", "A task says what is to be done.");
        }

        var after = ReadDue(body, before, calendar) with
        {
            Title = title ?? "",
            Kind = body.OneOf<FollowUpKind>("kind") ?? before.Kind,
            AssigneeId = body.Id("assigneeId") ?? before.AssigneeId,
            ContactId = body.Has("contactId") ? body.Id("contactId") : before.ContactId,
            CompanyId = body.Has("companyId") ? body.Id("companyId") : before.CompanyId,
            DealId = body.Has("dealId") ? body.Id("dealId") : before.DealId,
            RemindAt = body.Has("remindAt") ? body.Time("remindAt") : before.RemindAt,
        };
        if (after.AssigneeId == Guid.Empty)
        {
            body.Refuse("assigneeId", "A task is somebody's.");
        }

        CheckReminder(body, before, after, now);
        return after;
    }

    private static FollowUp ReadDue(JsonBody body, FollowUp before, WorkspaceCalendar calendar)
    {
        if (body.Raw("dueOn") is not null && body.Raw("dueAt") is not null)
        {
            body.Refuse("dueOn", "A task is due on a day or at a time, not both.");
        }

        if (body.Day("dueOn") is { } day)
        {
            CheckDay(body, "dueOn", day);
            return before with
            {
                DueOn = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DueAt = body.Problem is null ? calendar.StartOf(day.AddDays(1)) + TimeSpan.FromMilliseconds(-1) : before.DueAt,
            };
        }

        if (body.Time("dueAt") is { } at)
        {
            CheckDay(body, "dueAt", DateOnly.FromDateTime(at.ToDateTimeOffset().UtcDateTime));
            return before with { DueOn = null, DueAt = at };
        }

        if (before.Version == 0 || body.Empties("dueAt") || body.Empties("dueOn"))
        {
            body.Refuse("dueOn", "A task has a day, or a time, by which it is due.");
        }

        return before;
    }

    private static void CheckDay(JsonBody body, string field, DateOnly day)
    {
        if (day < First || day > Last)
        {
            body.Refuse(field, "A day from 2000 to 2199 is expected.");
        }
    }

    private static void CheckReminder(JsonBody body, FollowUp before, FollowUp after, Instant now)
    {
        if (after.RemindAt is not { } at)
        {
            return;
        }

        if (at > after.DueAt)
        {
            body.Refuse("remindAt", "A reminder comes before the task is due.");
        }
        else if (at != before.RemindAt && at <= now)
        {
            body.Refuse("remindAt", "A reminder lies in the future.");
        }
    }
}
