using Tandem.Access.Public;
using Tandem.Engines.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Identity;

/// <summary>Somebody who works here. Sessions carry the security stamp they began with: a new stamp ends them all.</summary>
internal sealed record User
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string NameKey => TextKey.Of(Name);

    public string? Email { get; init; }

    public string? EmailKey => Email is null ? null : UserEmail.Key(Email);

    public required Role Role { get; init; }

    public Guid? ManagerId { get; init; }

    public string? Office { get; init; }

    public bool CoreTeam { get; init; }

    public required UserStatus Status { get; init; }

    public string? PasswordHash { get; init; }

    public required string SecurityStamp { get; init; }

    public required Instant CreatedAt { get; init; }

    public int Version { get; init; } = 1;

    public string Actor => $"user:{Id}";

    public bool HasStampOf(User other) => string.Equals(SecurityStamp, other.SecurityStamp, StringComparison.Ordinal);

    public bool HasEmailOf(User other) => string.Equals(EmailKey, other.EmailKey, StringComparison.Ordinal);

    /// <summary>The user with a new stamp.</summary>
    public User WithSessionsEnded() => this with { SecurityStamp = NewStamp() };

    /// <summary>What the audit log keeps of a user.</summary>
    public object Facts => new { Name, Email, Role, ManagerId, Office, CoreTeam, Status };

    public static User New(Tx tx, string name, string? email, Role role, UserStatus status) => new()
    {
        Id = Guid.CreateVersion7(tx.Now.ToDateTimeOffset()),
        Name = name,
        Email = email,
        Role = role,
        Status = status,
        SecurityStamp = NewStamp(),
        CreatedAt = tx.Now,
    };

    private static string NewStamp() => Guid.NewGuid().ToString("n");
}
