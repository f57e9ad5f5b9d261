using Tandem.Access.Identity;
using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Sessions;

/// <summary>
/// Locks an email after <c>TANDEM_LOCKOUT_FAILURES</c> failed sign-ins (5) for <c>TANDEM_LOCKOUT_MINUTES</c> (15), whether or not somebody
/// has that email. An attempt counts before its password is checked, so a hundred at once get no further than five.
/// </summary>
internal sealed class Lockout(IConfiguration configuration)
{
    private const string Touch =
        """
        insert into access_failures (email_hash, failures, last_at, locked_until)
        values (@hash, 0, @now, null)
        on conflict (email_hash) do update set last_at = access_failures.last_at
        returning failures, last_at, locked_until
        """;

    private const string Save =
        "update access_failures set failures = @failures, last_at = @now, locked_until = @lockedUntil where email_hash = @hash";

    private readonly int _most = configuration.GetValue("TANDEM_LOCKOUT_FAILURES", 5);
    private readonly TimeSpan _length = TimeSpan.FromMinutes(configuration.GetValue("TANDEM_LOCKOUT_MINUTES", 15));

    /// <summary>Counts an attempt. Where the email is locked: until when.</summary>
    public async Task<Instant?> Count(Tx tx, string emailKey, Caller visitor)
    {
        await tx.Execute("delete from access_failures where last_at < @old", new { old = tx.Now + -TimeSpan.FromDays(1) });
        var hash = Secret.Hash(emailKey);
        var row = await tx.First<Row>(Touch, new { hash, tx.Now });
        if (row!.LockedUntil > tx.Now)
        {
            return row.LockedUntil;
        }

        var isOver = row.LockedUntil is not null || row.LastAt < tx.Now + -_length;
        var failures = isOver ? 1 : row.Failures + 1;
        var lockedUntil = failures >= _most ? tx.Now + _length : (Instant?)null;
        await tx.Execute(Save, new { failures, tx.Now, lockedUntil, hash });
        if (lockedUntil is not null && await UserTable.ByEmail(tx, emailKey) is { } user)
        {
            await Audit.Write(tx, visitor, new AuditEntry("lockOut", "user", user.Id) { After = new { lockedUntil } });
        }

        return null;
    }

    /// <summary>The password was right, or somebody let the user in again.</summary>
    public static Task Clear(Tx tx, string? emailKey) =>
        tx.Execute("delete from access_failures where email_hash = @hash", new { hash = Secret.Hash(emailKey ?? "") });

    private sealed class Row
    {
        public int Failures { get; init; }

        public Instant LastAt { get; init; }

        public Instant? LockedUntil { get; init; }
    }
}
