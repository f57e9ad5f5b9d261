using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.FollowUps;

/// <summary>The way from an id to a task that the caller may change, and to the records and the assignee that a task may name.</summary>
internal static class FollowUpAccess
{
    private const string Contact = "select count(*) from people_public_contacts r where r.id = @id and ";
    private const string Company = "select count(*) from people_public_companies r where r.id = @id and ";
    private const string Deal = "select count(*) from sales_deals r where r.id = @id and ";

    /// <summary>The task, locked. Whoever may see it but not change it is told so.</summary>
    public static async Task<Result<FollowUp>> Find(Tx tx, Caller caller, Guid id, Right right, IfMatch ifMatch)
    {
        if (await FollowUp.Load(tx, id) is not { } task || !caller.May(Rights.Tasks.Read, task.AssigneeId))
        {
            return Problem.NotFound("The task");
        }

        if (!caller.May(right, task.AssigneeId))
        {
            return Problem.Forbidden("This is somebody else's task.");
        }

        return ifMatch.Allows(task.Version) ? task : Problem.Stale((await FollowUpReader.Find(tx, caller, id))!);
    }

    /// <summary>Refuses records that are not there or that the caller may not see, as if they were not there.</summary>
    public static async Task<Problem?> CheckAbout(Session session, Caller caller, FollowUp before, FollowUp after) =>
        await IsHidden(session, caller, Contact, Rights.Contacts.Read, before.ContactId, after.ContactId) ? Problem.NotFound("The contact")
        : await IsHidden(session, caller, Company, Rights.Companies.Read, before.CompanyId, after.CompanyId) ? Problem.NotFound("The company")
        : await IsHidden(session, caller, Deal, Rights.Deals.Read, before.DealId, after.DealId) ? Problem.NotFound("The deal")
        : null;

    /// <summary>Refuses an assignee who is not there or is shut out.</summary>
    public static async Task<Problem?> CheckAssignee(Session session, Guid assignee) =>
        await session.Scalar<string>("select status from access_public_users where id = @assignee", new { assignee }) switch
        {
            null => Problem.Invalid("assigneeId", "The user was not found."),
            "disabled" => Problem.Invalid("assigneeId", "This user is shut out and can do nothing any more."),
            _ => null,
        };

    private static async Task<bool> IsHidden(Session session, Caller caller, string sql, Right read, Guid? before, Guid? after) =>
        after is { } id && after != before
        && await session.Scalar<long>(
            sql + caller.Reach(session, read, "r.owner_id"), new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["id"] = id }) == 0;
}
