using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Audience.Rules;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Audience;

/// <summary>What people do in the tests of scores, and what comes of it.</summary>
internal static class Doings
{
    /// <summary>A world with the rules that a new workspace starts with.</summary>
    public static async Task<World> World(DbEngine engine)
    {
        var world = await Support.World.Create(engine);
        await Starters.Ensure(world.Services);
        return world;
    }

    /// <summary>Something that the subject did, so many days ago.</summary>
    public static JourneyEvent Did(this World world, Guid subject, string type, double daysAgo = 0, object? properties = null) => new()
    {
        Subject = subject,
        Type = type,
        OccurredAt = world.Db.Now + TimeSpan.FromDays(-daysAgo),
        Source = "api",
        Actor = "token:site",
        Data = JsonText.Of(new { properties = properties ?? new { } }),
    };

    public static JourneyEvent Saw(this World world, Guid subject, string path, double daysAgo = 0) => world.Did(subject, "page_viewed", daysAgo, new { path });

    public static async Task Happens(this World world, params JourneyEvent[] events)
    {
        await world.Db.Write(tx =>
        {
            world.Get<Journal>().Append(tx, events);
            return Task.CompletedTask;
        });
        await world.Settle();
    }

    public static async Task<ApiAnswer> Score(this World world, Guid contact) => (await world.Client(Caller.System).Get($"/contacts/{contact}/score")).Is(200);

    public static async Task<decimal> Points(this World world, Guid contact) => (await world.Score(contact))["engagementPoints"].GetDecimal();

    public static decimal Of(this ApiAnswer score, string reasons, string name, string value = "points") =>
        score[reasons].EnumerateArray().Single(reason => reason.GetProperty("name").GetString() == name).GetProperty(value).GetDecimal();

    /// <summary>All that a problem says, in plain letters.</summary>
    public static string Says(this ApiAnswer problem) => Regex.Unescape(problem.Json.ToString());

    public static Task<string?> Stage(this World world, Guid contact) =>
        world.Value<string>("select lifecycle_stage from people_contacts where id = @contact", new { contact });

    /// <summary>What sales was told, in order.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Reached(this World world, Guid contact) =>
        [.. (await world.Rows<string>(
            "select data from journey_events where subject_id = @contact and type = 'qualification_reached' order by occurred_at, id", new { contact }))
            .Select(data => JsonDocument.Parse(data).RootElement)];

    public static Task Recompute(this World world, Guid contact) =>
        world.Db.Write(tx => world.Services.GetServices<IReactor>().Single(reactor => reactor.Name == "audience.scores").Recompute(contact, tx));

    /// <summary>What is kept of a contact's engagement, to the tenth digit: the order of adding moves the ones behind.</summary>
    public static async Task<IReadOnlyList<string>> Kept(this World world, Guid contact) =>
        [.. (await world.Rows<Row>("select rule_id, value, as_of, times from audience_engagement where contact_id = @contact order by rule_id", new { contact }))
            .Select(row => $"{row.RuleId} {row.Value:G10} {row.AsOf} {row.Times}")];

    private sealed class Row
    {
        public Guid RuleId { get; init; }

        public double Value { get; init; }

        public long AsOf { get; init; }

        public long Times { get; init; }
    }
}
