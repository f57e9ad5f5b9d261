using Tandem.Engines.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Public;

/// <summary>A user as other modules see one.</summary>
public sealed record UserSummary
{
    /// <summary>The user's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name shown.</summary>
    public required string Name { get; init; }

    /// <summary>Null for those who came by import without one; they cannot sign in.</summary>
    public string? Email { get; init; }

    /// <summary>What the user may do.</summary>
    public required Role Role { get; init; }

    /// <summary>Whom the user reports to.</summary>
    public Guid? ManagerId { get; init; }

    /// <summary>Where the user works.</summary>
    public string? Office { get; init; }

    /// <summary>Whether the user can sign in.</summary>
    public required UserStatus Status { get; init; }
}

/// <summary>Whether a user can sign in.</summary>
public enum UserStatus
{
    /// <summary>Can sign in.</summary>
    Active,

    /// <summary>Has a link of invitation and has not used it yet.</summary>
    Invited,

    /// <summary>Was shut out.</summary>
    Disabled,

    /// <summary>Is known by name only, until somebody invites them.</summary>
    NoLogin,
}

/// <summary>What other modules ask about users. SQL may join the view <c>access_public_users</c> instead.</summary>
public static class Users
{
    private const string Columns = "id, name, email, role, manager_id, office, status";

    /// <summary>The names of the users with these ids; ids of nobody are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Names(Session session, IEnumerable<Guid> ids)
    {
        var wanted = ids.Distinct().ToArray();
        var rows = await session.Query<UserName>($"select id, name from access_users where {session.In("id", "wanted")}", new { wanted });
        return rows.ToDictionary(row => row.Id, row => row.Name);
    }

    /// <summary>Everybody, by name.</summary>
    public static Task<IReadOnlyList<UserSummary>> All(Session session) =>
        session.Query<UserSummary>($"select {Columns} from access_users order by name_key, id");

    /// <summary>The users of the same team: those who report to the user or to the same manager, and the user.</summary>
    public static Task<IReadOnlyList<Guid>> TeamOf(Session session, Guid userId) =>
        session.Query<Guid>(
            """
            select id
            from access_users
            where id = @userId
               or manager_id = @userId
               or manager_id = (select manager_id from access_users where id = @userId)
            """,
            new { userId });

    /// <summary>The user as one who asks, to find out what they may see; null where there is none who can sign in.</summary>
    public static async Task<Caller?> AsCaller(Session session, Guid userId) =>
        await session.Scalar<string>("select role from access_users where id = @userId and status = 'active'", new { userId }) is { } role
            ? new Caller { UserId = userId, Actor = $"user:{userId}", Role = Enum.Parse<Role>(role, ignoreCase: true), Team = await TeamOf(session, userId) }
            : null;

    /// <summary>Users of this name; upper and lower case, accents and spacing do not count.</summary>
    public static Task<IReadOnlyList<UserSummary>> FindByName(Session session, string name) =>
        session.Query<UserSummary>($"select {Columns} from access_users where name_key = @key order by id", new { key = TextKey.Of(name) });

    private sealed class UserName
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }
    }
}
