using Tandem.Platform;
using Tandem.Platform.Security;

namespace Tandem.Notifications.Inbox;

/// <summary>Inboxes are people's.</summary>
internal static class InboxOwner
{
    public static readonly Problem Nobody = new(404, "noInbox", "Only a person has an inbox, and an API token is none.");

    public static Result<Guid> Of(Caller caller) => caller.UserId is { } user ? user : Nobody;
}
