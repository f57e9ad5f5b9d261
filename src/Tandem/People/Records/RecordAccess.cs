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

    /// <summary>Which one it is now, where it was merged away.</summary>
    public Guid? MergedInto { get; init; }
}

/// <summary>
/// The way from an id to a record that the caller may see or change. One out of sight is not found; one in sight but out of reach of the right is forbidden.
/// </summary>
internal static class RecordAccess
{
    private static readonly Kind Contacts = new("contact", "people_contacts", Rights.Contacts.Read);
    private static readonly Kind Companies = new("company", "people_companies", Rights.Companies.Read);

    /// <summary>A contact that the caller may see.</summary>
    public static Task<Result<Reached>> SeeContact(Session session, Caller caller, Guid id) => Reach(session, caller, Contacts, id, right: null);

    /// <summary>A contact that the caller may change, locked until the commit.</summary>
    public static Task<Result<Reached>> ChangeContact(Tx tx, Caller caller, Guid id, Right right) => Reach(tx, caller, Contacts, id, right);

    /// <summary>A company that the caller may see.</summary>
    public static Task<Result<Reached>> SeeCompany(Session session, Caller caller, Guid id) => Reach(session, caller, Companies, id, right: null);

    /// <summary>A company that the caller may change, locked until the commit.</summary>
    public static Task<Result<Reached>> ChangeCompany(Tx tx, Caller caller, Guid id, Right right) => Reach(tx, caller, Companies, id, right);

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

    /// <summary>Who the contact is now that was merged away.</summary>
    public static Problem ContactMerged(Guid winner) => MergedAway(Contacts, winner);

    /// <summary>Which one the company is now that was merged away.</summary>
    public static Problem CompanyMerged(Guid winner) => MergedAway(Companies, winner);

    private static async Task<Result<Reached>> Reach(Session session, Caller caller, Kind kind, Guid id, Right? right)
    {
        var toChange = right is not null && session.Engine == DbEngine.Postgres ? " for update" : "";
        var found = await session.First<Reached>($"select id, owner_id, version, name, merged_into from {kind.Table} where id = @id{toChange}", new { id });
        if (found is null)
        {
            return Problem.NotFound("The record");
        }

        if (Judge(caller, found.OwnerId, kind, right) is { } problem)
        {
            return problem;
        }

        return found.MergedInto is { } winner ? MergedAway(kind, await Last(session, kind, winner)) : found;
    }

    private static Problem MergedAway(Kind kind, Guid winner) =>
        new(404, "merged", $"This {kind.Name} was merged into another one.") { Extra = new { mergedInto = winner } };

    /// <summary>The one that was merged into may have been merged away itself.</summary>
    private static async Task<Guid> Last(Session session, Kind kind, Guid id)
    {
        while (await session.Scalar<Guid?>($"select merged_into from {kind.Table} where id = @id", new { id }) is { } next)
        {
            id = next;
        }

        return id;
    }

    private static Problem? Judge(Caller caller, Guid? owner, Kind kind, Right? right)
    {
        if (!caller.May(kind.See, owner))
        {
            return Problem.NotFound("The record");
        }

        return right is null || caller.May(right, owner) ? null : Problem.Forbidden($"You may see this {kind.Name}, but not do this to it.");
    }

    private sealed record Kind(string Name, string Table, Right See);
}
