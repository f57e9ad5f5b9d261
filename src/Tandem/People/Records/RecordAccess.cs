using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.People.Records;

/// <summary>The little that must be known about a contact or a company to decide whether somebody may touch it.</summary>
internal sealed class Reached
{
    public Guid Id { get; init; }

    public Guid? OwnerId { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>Who it is now, where it was merged away.</summary>
    public Guid? MergedInto { get; init; }
}

/// <summary>
/// The way from an id to a record that the caller may see or change. One out of sight is not found; one in sight but out of reach of the right is forbidden.
/// </summary>
internal static class RecordAccess
{
    private const string Contact = "select id, owner_id, version, name, merged_into from people_contacts where id = @id";
    private const string Company = "select id, owner_id, version, name from people_companies where id = @id";

    /// <summary>A contact that the caller may see.</summary>
    public static Task<Result<Reached>> SeeContact(Session session, Caller caller, Guid id) =>
        Reach(session, Contact, id, owner => Judge(caller, owner, Rights.Contacts.Read, right: null, "contact"));

    /// <summary>A contact that the caller may change, locked until the commit.</summary>
    public static Task<Result<Reached>> ChangeContact(Tx tx, Caller caller, Guid id, Right right) =>
        Reach(tx, Contact + Lock(tx), id, owner => Judge(caller, owner, Rights.Contacts.Read, right, "contact"));

    /// <summary>A company that the caller may see.</summary>
    public static Task<Result<Reached>> SeeCompany(Session session, Caller caller, Guid id) =>
        Reach(session, Company, id, owner => Judge(caller, owner, Rights.Companies.Read, right: null, "company"));

    /// <summary>A company that the caller may change, locked until the commit.</summary>
    public static Task<Result<Reached>> ChangeCompany(Tx tx, Caller caller, Guid id, Right right) =>
        Reach(tx, Company + Lock(tx), id, owner => Judge(caller, owner, Rights.Companies.Read, right, "company"));

    /// <summary>Whether the owner that somebody names is a user. Handing one's record over to a colleague is allowed.</summary>
    public static async Task<Problem?> CheckUser(Session session, Guid? owner) =>
        owner is { } asked && await session.Scalar<long>("select count(*) from access_public_users where id = @asked", new { asked }) == 0
            ? Problem.Invalid("ownerId", "The user was not found.")
            : null;

    /// <summary>Whether the caller may make a record for this owner.</summary>
    public static async Task<Problem?> CheckNewOwner(Session session, Caller caller, Guid? owner, Right right) =>
        !caller.May(right, owner) ? Problem.Forbidden("You may not do this for another owner.")
            : owner == caller.UserId ? null
            : await CheckUser(session, owner);

    private static string Lock(Tx tx) => tx.Engine == DbEngine.Postgres ? " for update" : "";

    private static async Task<Result<Reached>> Reach(Session session, string sql, Guid id, Func<Guid?, Problem?> judge)
    {
        var found = await session.First<Reached>(sql, new { id });
        if (found is null)
        {
            return Problem.NotFound("The record");
        }

        if (judge(found.OwnerId) is { } problem)
        {
            return problem;
        }

        return found.MergedInto is { } winner ? MergedAway(await Last(session, winner)) : found;
    }

    /// <summary>The record is another one now.</summary>
    public static Problem MergedAway(Guid winner) =>
        new(404, "merged", "This contact was merged into another one.") { Extra = new { mergedInto = winner } };

    /// <summary>The one that was merged into may have been merged away itself.</summary>
    private static async Task<Guid> Last(Session session, Guid id)
    {
        while (await session.Scalar<Guid?>("select merged_into from people_contacts where id = @id", new { id }) is { } next)
        {
            id = next;
        }

        return id;
    }

    private static Problem? Judge(Caller caller, Guid? owner, Right see, Right? right, string what)
    {
        if (!caller.May(see, owner))
        {
            return Problem.NotFound("The record");
        }

        return right is null || caller.May(right, owner) ? null : Problem.Forbidden($"You may see this {what}, but not do this to it.");
    }
}
