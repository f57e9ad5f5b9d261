using Tandem.Access.Roster;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Public;

/// <summary>A user as a file or another system describes one.</summary>
/// <param name="Name">The full name.</param>
public sealed record UserDraft(string Name)
{
    /// <summary>May be missing: the user then cannot sign in until somebody invites them.</summary>
    public string? Email { get; init; }

    /// <summary>The name of the one they report to; who is not there yet is made, with the role manager.</summary>
    public string? Manager { get; init; }

    /// <summary>Where they work.</summary>
    public string? Office { get; init; }

    /// <summary>Null takes <see cref="UserWriteOptions.Role"/> for a new user and leaves a known one's alone. Owner is refused.</summary>
    public Role? Role { get; init; }
}

/// <summary>How drafts are written.</summary>
public sealed record UserWriteOptions
{
    /// <summary>The role of new users whose draft names none.</summary>
    public Role Role { get; init; } = Role.SalesRep;
}

/// <summary>What became of a draft.</summary>
public enum UserOutcome
{
    /// <summary>A new user.</summary>
    Created,

    /// <summary>A known user was changed.</summary>
    Updated,

    /// <summary>A known user, as described already.</summary>
    Unchanged,

    /// <summary>Nothing was written; the reason says why.</summary>
    Refused,
}

/// <summary>What became of one draft, with what is needed to take it back.</summary>
public sealed record UserWritten(UserOutcome Outcome, Guid? Id)
{
    /// <summary>Why the draft was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>What the user was before an update.</summary>
    public JsonText? Before { get; init; }

    /// <summary>The version that the write left behind.</summary>
    public int VersionAfter { get; init; }
}

/// <summary>What became of all drafts, in their order, and the managers that were made besides.</summary>
public sealed record UsersWritten(IReadOnlyList<UserWritten> Rows, IReadOnlyList<UserWritten> Managers);

/// <summary>
/// Writes many users at once: matched by email, else by name. Hand over a whole file in one call, so that a manager may stand below the
/// people who report to them. It gives nobody a way to sign in, and takes none away.
/// </summary>
public static class UserWriter
{
    /// <summary>Writes the drafts.</summary>
    public static Task<UsersWritten> Write(Tx tx, Caller caller, IReadOnlyList<UserDraft> drafts, UserWriteOptions? options = null) =>
        new UserImport(drafts, options ?? new UserWriteOptions()).Run(tx, caller);

    /// <summary>
    /// Takes back what <see cref="Write"/> did, as far as nobody has touched it since; answers the users who are left as they are. Take back what refers
    /// to the users first.
    /// </summary>
    public static async Task<IReadOnlyList<UserWritten>> Undo(Tx tx, Caller caller, IEnumerable<UserWritten> written)
    {
        var open = written.Where(row => row.Outcome is UserOutcome.Created or UserOutcome.Updated).ToList();
        // A manager can go only after those who report to them, so in rounds.
        for (var before = int.MaxValue; open.Count > 0 && open.Count < before;)
        {
            before = open.Count;
            foreach (var row in open.ToArray())
            {
                if (await UserImport.TakeBack(tx, caller, row))
                {
                    open.Remove(row);
                }
            }
        }

        return open;
    }
}
