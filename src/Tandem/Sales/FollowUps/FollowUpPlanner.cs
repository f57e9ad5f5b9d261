using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Sales.FollowUps;

/// <summary>Makes and changes tasks inside a transaction: for those who ask for one, and for a logged call with its next step.</summary>
internal sealed class FollowUpPlanner(WorkspaceSettings settings, FollowUpNotices notices)
{
    /// <summary>A new task from what was sent. Whoever may see a record may plan something about it.</summary>
    public async Task<Result<FollowUp>> Make(Tx tx, JsonBody body, Caller caller, About? about = null)
    {
        var blank = Blank(tx, caller);
        var before = about is null ? blank : blank with { ContactId = about.ContactId, DealId = about.DealId };
        var task = FollowUpBody.Read(body, before, (await settings.Get(tx)).Calendar, tx.Now);
        if (body.Problem is { } wrong)
        {
            return wrong;
        }

        if (await FollowUpAccess.CheckAbout(tx, caller, blank, task) is { } hidden)
        {
            return hidden;
        }

        if (await FollowUpAccess.CheckAssignee(tx, task.AssigneeId) is { } nobody)
        {
            return nobody;
        }

        if (!caller.May(Rights.Tasks.Create, task.AssigneeId))
        {
            return Problem.Forbidden("You may plan for yourself, not for somebody else.");
        }

        task = task with { Version = 1 };
        await task.Insert(tx);
        await notices.Follow(tx, before: null, task, caller);
        return task;
    }

    /// <summary>The task with what was sent. One's own task may be handed to a colleague.</summary>
    public async Task<Problem?> Change(Tx tx, JsonBody body, FollowUp before, Caller caller)
    {
        var after = FollowUpBody.Read(body, before, (await settings.Get(tx)).Calendar, tx.Now);
        if (body.Problem is { } wrong)
        {
            return wrong;
        }

        if (await FollowUpAccess.CheckAbout(tx, caller, before, after) is { } hidden)
        {
            return hidden;
        }

        if (after.AssigneeId != before.AssigneeId && await FollowUpAccess.CheckAssignee(tx, after.AssigneeId) is { } nobody)
        {
            return nobody;
        }

        if (after != before)
        {
            await notices.Follow(tx, before, await after.Update(tx), caller);
        }

        return null;
    }

    private static FollowUp Blank(Tx tx, Caller caller) => new()
    {
        Id = OrderedId.Next(tx.Now),
        Title = "",
        Kind = FollowUpKind.Todo,
        AssigneeId = caller.UserId ?? Guid.Empty,
        CreatedBy = caller.Actor,
        CreatedAt = tx.Now,
        UpdatedAt = tx.Now,
    };
}

/// <summary>What a task is about where nobody says otherwise.</summary>
internal sealed record About(Guid ContactId, Guid? DealId);
