using Tandem.Engines.Mime;
using Tandem.Messaging.Smtp;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Messaging.Settings;

/// <summary>The mail server as the settings keep it; the password is sealed.</summary>
internal sealed record KeptServer(string Host, int Port, SmtpTls Tls, string? User, string? SealedPassword, string From, string? FromName);

/// <summary>Which mail server takes our mails: <c>TANDEM_SMTP</c>, else what the workspace has set.</summary>
public sealed class MailSettings(IConfiguration configuration, SecretBox box)
{
    private const string Key = "mail";
    private const string Purpose = "mail.password";

    private readonly SmtpServer? _fixed = configuration["TANDEM_SMTP"] is { Length: > 0 } text ? SmtpServer.Parse(text) : null;

    /// <summary>Whether the environment names the server, so that the settings do not count.</summary>
    public bool IsFixed => _fixed is not null;

    /// <summary>A wrong <c>TANDEM_SMTP</c> is told at the start, not by the first mail that does not go.</summary>
    internal static Task Start(IServiceProvider services)
    {
        services.GetRequiredService<MailSettings>();
        return Task.CompletedTask;
    }

    /// <summary>The server; null where none is set up.</summary>
    internal async Task<SmtpServer?> Server(Session session) => _fixed ?? (await Kept(session) is { } kept ? Use(kept) : null);

    /// <summary>What the settings keep.</summary>
    internal static async Task<KeptServer?> Kept(Session session) => (await SettingRows.Find(session, Key))?.As<KeptServer>();

    internal static Task Keep(Tx tx, KeptServer server) => SettingRows.Set(tx, Key, JsonText.Of(server));

    internal static Task Forget(Tx tx) => SettingRows.Remove(tx, Key);

    internal string Seal(string password) => box.Seal(password, Purpose);

    /// <summary>Whether the password that is kept can be read: it cannot without the key under which it was sealed.</summary>
    internal bool CanOpen(KeptServer kept) => kept.SealedPassword is null || box.Open(kept.SealedPassword, Purpose) is not null;

    private SmtpServer Use(KeptServer kept) => new()
    {
        Host = kept.Host,
        Port = kept.Port,
        Tls = kept.Tls,
        User = kept.User,
        Password = kept.SealedPassword is null ? null : box.Open(kept.SealedPassword, Purpose) ?? "",
        From = new MailParty(kept.From, kept.FromName),
    };
}
