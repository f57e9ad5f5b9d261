using Tandem.Platform.Data;

namespace Tandem.Notifications.Inbox;

/// <summary>What a badge shows.</summary>
internal static class Unread
{
    private const int CountedTo = 100;

    // Stops counting where nobody would read the number: an inbox that somebody left alone for a year costs no more than a busy one.
    private const string Select =
        """
        select count(*)
        from (select 1 from notifications_items where user_id = @user and read_at is null order by seq limit @most) counted
        """;

    public static async Task<UnreadCount> Of(Session session, Guid user)
    {
        var count = await session.Scalar<int>(Select, new { user, most = CountedTo + 1 });
        return new UnreadCount(Math.Min(count, CountedTo), count > CountedTo);
    }
}
