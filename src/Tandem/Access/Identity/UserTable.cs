using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Identity;

/// <summary>Users in the database.</summary>
internal static class UserTable
{
    private const string Select =
        """
        select id, name, email, role, manager_id, office, core_team, status, password_hash, security_stamp, created_at, version
        from access_users
        """;

    private const string InsertUser =
        """
        insert into access_users
          (id, name, name_key, email, email_key, role, manager_id, office, core_team, status, password_hash, security_stamp, created_at, version)
        values
          (@id, @name, @nameKey, @email, @emailKey, @role, @managerId, @office, @coreTeam, @status, @passwordHash, @securityStamp, @createdAt, @version)
        """;

    private const string UpdateUser =
        """
        update access_users
        set name = @name, name_key = @nameKey, email = @email, email_key = @emailKey, role = @role, manager_id = @managerId, office = @office,
            core_team = @coreTeam, status = @status, password_hash = @passwordHash, security_stamp = @securityStamp, version = @version
        where id = @id
        """;

    // An update that changes nothing: it keeps two administrators from demoting the last two owners at the same moment, on either engine.
    private const string LockOwners = "update access_users set version = version where role = 'owner'";

    public static Task<User?> ById(Session session, Guid id) => session.First<User>(Select + " where id = @id", new { id });

    public static Task<User?> ByEmail(Session session, string emailKey) =>
        session.First<User>(Select + " where email_key = @emailKey", new { emailKey });

    public static Task<IReadOnlyList<User>> ByEmailsOrNames(Session session, string[] emails, string[] names) =>
        session.Query<User>($"{Select} where {session.In("email_key", "emails")} or {session.In("name_key", "names")} order by id", new { emails, names });

    /// <summary>The user, and nobody else changes them until the end of the transaction.</summary>
    public static async Task<User?> Lock(Tx tx, Guid id)
    {
        await tx.Execute("update access_users set version = version where id = @id", new { id });
        return await ById(tx, id);
    }

    public static Task Insert(Tx tx, User user) => tx.Execute(InsertUser, Row(user));

    /// <summary>Saves every field and counts the version up.</summary>
    public static async Task<User> Save(Tx tx, User user)
    {
        var next = user with { Version = user.Version + 1 };
        await tx.Execute(UpdateUser, Row(next));
        return next;
    }

    /// <summary>Shuts out those of the users who have never signed in.</summary>
    public static async Task ShutOutInvited(Tx tx, Caller caller, IReadOnlyList<Guid> users)
    {
        foreach (var id in users.Order())
        {
            if (await Lock(tx, id) is { Status: UserStatus.Invited or UserStatus.NoLogin } user)
            {
                var after = await Save(tx, user with { Status = UserStatus.Disabled });
                await Audit.Write(tx, caller, new AuditEntry("update", "user", id) { Before = user.Facts, After = after.Facts });
            }
        }
    }

    /// <summary>Whether somebody else is an owner who can sign in.</summary>
    public static async Task<bool> AnotherOwnerRemains(Tx tx, Guid without)
    {
        await tx.Execute(LockOwners);
        return await tx.Scalar<long>("select count(*) from access_users where role = 'owner' and status = 'active' and id <> @without", new { without }) > 0;
    }

    private static object Row(User user) => new
    {
        user.Id,
        user.Name,
        user.NameKey,
        user.Email,
        user.EmailKey,
        role = EnumText.Of(user.Role),
        user.ManagerId,
        user.Office,
        user.CoreTeam,
        status = EnumText.Of(user.Status),
        user.PasswordHash,
        user.SecurityStamp,
        user.CreatedAt,
        user.Version,
    };
}
