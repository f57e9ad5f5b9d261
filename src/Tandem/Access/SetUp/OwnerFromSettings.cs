using Tandem.Access.Identity;
using Tandem.Platform.Cli;
using Tandem.Platform.Security;

namespace Tandem.Access.SetUp;

/// <summary>
/// <c>TANDEM_OWNER_EMAIL</c> and <c>TANDEM_OWNER_PASSWORD</c> make the first owner without the set-up page. Once there is one, they do nothing:
/// a password changed later is not set back by a restart.
/// </summary>
internal static class OwnerFromSettings
{
    public static async Task Ensure(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var (email, password) = (configuration["TANDEM_OWNER_EMAIL"], configuration["TANDEM_OWNER_PASSWORD"]);
        if (string.IsNullOrEmpty(email) && string.IsNullOrEmpty(password))
        {
            return;
        }

        var handler = services.GetRequiredService<SetUpWorkspace.Handler>();
        if (!await handler.IsNeeded(CancellationToken.None))
        {
            return;
        }

        if (string.IsNullOrEmpty(email) || string.IsNullOrEmpty(password) || !UserEmail.IsValid(email))
        {
            throw new StartRefusedException("TANDEM_OWNER_EMAIL and TANDEM_OWNER_PASSWORD go together, and the first must be an email address.");
        }

        if (PasswordRules.Check(password, email) is { } weak)
        {
            throw new StartRefusedException($"TANDEM_OWNER_PASSWORD: {weak}");
        }

        // A second process that starts at the same moment may have been faster; that is as good.
        _ = await handler.Handle(new SetUpWorkspace.Command(WorkspaceName: null, email.Split('@')[0], email, password), Caller.System, CancellationToken.None);
    }
}
