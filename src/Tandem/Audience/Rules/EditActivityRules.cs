using Tandem.Audience.Qualifying;
using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.Rules;

/// <summary>Adds, changes and removes rules of engagement. All contacts are computed by the new ones, from the log.</summary>
internal static class EditActivityRules
{
    private const string InsertOne =
        """
        insert into audience_engagement_rules (id, name, event_type, properties, points, half_life_days, most_points, position, version)
        select @id, @name, @eventType, @properties, @points, @halfLifeDays, @mostPoints, coalesce(@position, max(position) + 1, 0), 1
        from audience_engagement_rules
        """;

    private const string Select =
        """
        select id, version, name, event_type, properties, points, half_life_days, most_points, position
        from audience_engagement_rules
        where id = @id
        """;

    private const string UpdateOne =
        """
        update audience_engagement_rules
        set name = @name, event_type = @eventType, properties = @properties, points = @points, half_life_days = @halfLifeDays,
            most_points = @mostPoints, position = @position, version = version + 1
        where id = @id
        """;

    public sealed class Handler(Db db, EventDescriptions events, RuleChange change) : RuleEditor<ActivityRule>(db, change, ("audience_engagement_rules", "engagementRule"))
    {
        protected override async Task<ActivityRule?> Find(Tx tx, Guid id) => (await tx.First<ActivityRuleRow>(Select, new { id }))?.ToRule();

        protected override int VersionOf(ActivityRule rule) => rule.Version;

        protected override Task<Result<ActivityRule>> Read(Tx tx, JsonBody body, ActivityRule? known)
        {
            var rule = ActivityRuleInput.Read(body, events, known);
            return Task.FromResult<Result<ActivityRule>>(body.Problem is { } problem ? problem : rule!);
        }

        protected override Task Insert(Tx tx, Guid id, ActivityRule rule, int? position) => tx.Execute(InsertOne, Values(id, rule, position));

        protected override Task Update(Tx tx, Guid id, ActivityRule rule) => tx.Execute(UpdateOne, Values(id, rule, rule.Position));

        protected override async Task<Problem?> InUse(Tx tx, Guid id) => (await MqlRule.Current(tx))?.Says.Intent.FirstOrDefault(sign => sign.Rules.Contains(id)) is { } sign
            ? Problem.Conflict("ruleInUse", $"The MQL rule asks for it (“{sign.Name}”). Change the MQL rule first.")
            : null;

        private static object Values(Guid id, ActivityRule rule, int? position) => new
        {
            id,
            rule.Name,
            rule.EventType,
            properties = JsonText.Of(rule.Properties),
            rule.Points,
            rule.HalfLifeDays,
            rule.MostPoints,
            position,
        };
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/scoring/engagement-rules", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(rule => rule.Version, StatusCodes.Status201Created))
            .Needs(Rights.Agreements.Edit)
            .Accepts<ActivityRuleBody>("application/json")
            .Produces<ActivityRule>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/scoring/engagement-rules/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(rule => rule.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<ActivityRuleBody>("application/json")
            .Produces<ActivityRule>();
        routes.MapDelete("/api/v1/scoring/engagement-rules/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit);
    }
}
