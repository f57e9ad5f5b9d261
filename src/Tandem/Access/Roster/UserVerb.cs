using Tandem.Access.Identity;
using Tandem.Access.Invitations;
using Tandem.Access.Public;
using Tandem.Access.Sessions;
using Tandem.Platform.Cli;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Access.Roster;

/// <summary><c>user</c>: who is here, and the way back in for somebody who is locked out. Whoever can run it holds the database anyway.</summary>
internal sealed class UserVerb(Db db, MakeResetLink.Handler links, Passwords passwords) : CliVerb
{
    public override string Name => "user";

    public override string Summary => "List users; give one a new password, even when locked out";

    public override string Help =>
        """
        user list
        user reset-password EMAIL [--password PASSWORD | --stdin]

          reset-password prints a link by which the user sets a new password; it works for a day and only once.
          With --password, or --stdin (the first line of standard input), it sets the password at once.
          Either way the lock after failed sign-ins is taken off. All sessions of the user end with the old password.
          TANDEM_PUBLIC_URL is the address that the link begins with.
        """;

    public override string[] Flags => ["stdin"];

    public override async Task<int> Run(CliArguments arguments, CancellationToken cancel)
    {
        if (arguments.Unknown("password", "stdin", "i-have-a-backup").FirstOrDefault() is { } unknown)
        {
            throw new CliUseException($"There is no option --{unknown}.");
        }

        return arguments.Words switch
        {
            ["list"] => await List(cancel),
            ["reset-password", var email] => await ResetPassword(email, arguments, cancel),
            _ => throw new CliUseException("Say what to do: list, or reset-password EMAIL."),
        };
    }

    private async Task<int> List(CancellationToken cancel)
    {
        foreach (var user in await db.Read(Users.All, cancel))
        {
            Console.WriteLine($"{user.Email ?? "-",-40} {EnumText.Of(user.Role),-10} {EnumText.Of(user.Status),-9} {user.Name}");
        }

        return 0;
    }

    private async Task<int> ResetPassword(string email, CliArguments arguments, CancellationToken cancel)
    {
        var emailKey = UserEmail.Key(email);
        if (await db.Read(session => UserTable.ByEmail(session, emailKey), cancel) is not { } user)
        {
            return Fail($"Nobody here has the email {email}.");
        }

        await db.Write(tx => Lockout.Clear(tx, emailKey), cancel);
        var password = arguments.Value("password") ?? (arguments.Has("stdin") ? await Console.In.ReadLineAsync(cancel) ?? "" : null);
        return password is null ? await PrintLink(user, cancel) : await SetPassword(user, password, cancel);
    }

    private async Task<int> PrintLink(User user, CancellationToken cancel)
    {
        var result = await links.Handle(user.Id, request: null, Caller.System, cancel);
        if (result.Problem is { } problem)
        {
            return Fail(problem.Message);
        }

        Console.WriteLine(result.Value!.Url);
        return 0;
    }

    private async Task<int> SetPassword(User user, string password, CancellationToken cancel)
    {
        if (PasswordRules.Check(password, user.Name, user.Email) is { } weak)
        {
            return Fail(weak);
        }

        var hash = passwords.Hash(password);
        await db.Write(
            async tx =>
            {
                var current = (await UserTable.Lock(tx, user.Id))!;
                await LinkTable.EndAll(tx, user.Id);
                var saved = await UserTable.Save(tx, current.WithSessionsEnded() with { PasswordHash = hash, Status = UserStatus.Active });
                await Audit.Write(tx, Caller.System, new AuditEntry("resetPassword", "user", user.Id) { Before = current.Facts, After = saved.Facts });
            },
            cancel);
        Console.WriteLine($"{user.Name} signs in with the new password from now on.");
        return 0;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
