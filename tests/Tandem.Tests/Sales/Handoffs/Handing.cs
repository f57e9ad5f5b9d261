using Tandem.Audience.Public;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Sales.Handoffs;

/// <summary>What the tests of handoffs do in one line each.</summary>
internal static class Handing
{
    public static async Task<ApiAnswer> HandOver(this World world, Guid contact, Guid? owner = null) =>
        (await world.Client(Caller.System).Post("/handoffs", new { contactId = contact, ownerId = owner })).Is(201);

    public static async Task<string?> Stage(this World world, Guid contact) =>
        await world.Value<string>("select lifecycle_stage from people_contacts where id = @contact", new { contact });

    public static Task<IReadOnlyList<string>> Notices(this World world, Caller caller) =>
        world.Rows<string>("select title from notifications_items where user_id = @user order by seq", new { user = caller.UserId!.Value });

    public static Task Absent(this World world, Guid user) => world.Absent(user, "2026-01-01", "2027-12-31");

    public static async Task Absent(this World world, Guid user, string fromDay, string toDay) =>
        (await world.Client(Caller.System).Post("/absences", new { userId = user, fromDay, toDay })).Is(201);

    /// <summary>What Audience writes into the log when somebody reaches the rule.</summary>
    public static Task Qualifies(this World world, Guid contact, string fit, int engagement, string[] reasons, string? campaign = null) => world.Logged(
        contact, AudienceEvents.QualificationReached, actor: null, world.Clock.GetUtcNow(), new { fit, engagement, grade = $"{fit}{engagement}", reasons, campaign, triggerType = "demo_requested" });

    public static Task Logged(this World world, Guid subject, string type, string? actor, DateTimeOffset at, object? data = null) => world.Db.Write(tx =>
    {
        world.Get<Journal>().Append(tx, new JourneyEvent
        {
            Subject = subject,
            Type = type,
            OccurredAt = Instant.From(at),
            Source = "api",
            Actor = actor,
            Data = JsonText.Of(data ?? new { }),
        });
        return Task.CompletedTask;
    });
}
