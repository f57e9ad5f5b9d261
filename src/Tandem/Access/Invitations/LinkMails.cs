using Tandem.Access.Identity;
using Tandem.Messaging.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Settings;

namespace Tandem.Access.Invitations;

/// <summary>Sends a link to the one it is for. Where no mail leaves, it is handed over by whoever made it, as it always can be.</summary>
internal sealed class LinkMails(Mailer mailer, WorkspaceSettings settings)
{
    /// <summary>Puts the mail out; false where no mail leaves or the address is none that a mail could go to.</summary>
    public async Task<bool> Send(Tx tx, User user, MadeLink link, LinkKind kind, string root)
    {
        if (!await mailer.IsSetUp(tx) || user.Email is not { } address)
        {
            return false;
        }

        var workspace = (await settings.Get(tx)).Name;
        var mail = kind == LinkKind.Invitation
            ? Invitation(user, link, workspace, LinkUrl.For(link.Secret, root))
            : Reset(user, link, workspace, LinkUrl.For(link.Secret, root));
        return (mail with { To = address }).Problem is null && await mailer.Put(tx, mail with { To = address });
    }

    private static Mail Invitation(User user, MadeLink link, string workspace, string url)
    {
        var (text, html) = PlainMail.Write(
            [$"Hello {user.Name},", $"you are invited to {workspace}, where marketing and sales work on the same customers."],
            "Join", url, $"The link works once, until {Day(link)} (UTC). If you expected no invitation, there is nothing to do.");
        return Compose(user, link, $"Join {workspace}", text, html);
    }

    private static Mail Reset(User user, MadeLink link, string workspace, string url)
    {
        var (text, html) = PlainMail.Write(
            [$"Hello {user.Name},", $"with this link you choose a new password for {workspace}. Until then the old one works."],
            "Choose a new password", url, $"The link works once, until {Day(link)} (UTC). If you did not ask for it, there is nothing to do: nobody else has it.");
        return Compose(user, link, $"A new password for {workspace}", text, html);
    }

    private static Mail Compose(User user, MadeLink link, string subject, string text, string html) => new()
    {
        To = "",
        ToName = OneLine(user.Name),
        Subject = OneLine(subject),
        Text = text,
        Html = html,
        Key = $"link:{link.Id}",
        Until = link.ExpiresAt,
    };

    private static string Day(MadeLink link) =>
        link.ExpiresAt.ToDateTimeOffset().ToString("d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A workspace may have been named with a tab in it; a header takes none.</summary>
    private static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
}
