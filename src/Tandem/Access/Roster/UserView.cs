using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Roster;

/// <summary>A user as the API shows one.</summary>
internal sealed class UserView
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public Role Role { get; init; }

    public Guid? ManagerId { get; init; }

    public string? ManagerName { get; init; }

    public string? Office { get; init; }

    public bool CoreTeam { get; init; }

    public UserStatus Status { get; init; }

    public Instant CreatedAt { get; init; }

    public const string Select =
        """
        select u.id, u.version, u.name, u.email, u.role, u.manager_id, m.name as manager_name, u.office, u.core_team, u.status, u.created_at
        from access_users u
        left join access_users m on m.id = u.manager_id
        """;

    public static Task<UserView?> Find(Session session, Guid id) => session.First<UserView>(Select + " where u.id = @id", new { id });
}
