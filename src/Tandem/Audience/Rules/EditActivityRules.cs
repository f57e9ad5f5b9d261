using Tandem.Access.Public;
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
    private const string Insert =
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

    private const string Update =
        """
        update audience_engagement_rules
        set name = @name, event_type = @eventType, properties = @properties, points = @points, half_life_days = @halfLifeDays,
            most_points = @mostPoints, position = @position, version = version + 1
        where id = @id
        """;

    private const string Delete = "delete from audience_engagement_rules where id = @id";

    public sealed class Handler(Db db, EventDescriptions events, RuleChange change)
    {
        public Task<Result<ActivityRule>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<ActivityRule>>(async tx =>
        {
            await RuleChange.Hold(tx);
            if (await RuleLimits.Full(tx, "audience_engagement_rules") is { } full)
            {
                return full;
            }

            var rule = ActivityRuleInput.Read(body, events, known: null);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            var id = OrderedId.Next(tx.Now);
            await tx.Execute(Insert, Values(id, rule!, body.Whole("position", 0, 1000)));
            return await Changed(tx, caller, "create", id, before: null);
        }, cancel);

        public Task<Result<ActivityRule>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) =>
            db.Write<Result<ActivityRule>>(async tx =>
            {
                await RuleChange.Hold(tx);
                if (await Find(tx, id) is not { } known)
                {
                    return Problem.NotFound("The rule");
                }

                if (!ifMatch.Allows(known.Version))
                {
                    return Problem.Stale(known);
                }

                var rule = ActivityRuleInput.Read(body, events, known);
                if (body.Problem is { } problem)
                {
                    return problem;
                }

                await tx.Execute(Update, Values(id, rule!, rule!.Position));
                return await Changed(tx, caller, "update", id, known);
            }, cancel);

        public Task<Result<Done>> Remove(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            await RuleChange.Hold(tx);
            if (await Find(tx, id) is not { } known)
            {
                return Problem.NotFound("The rule");
            }

            if (!ifMatch.Allows(known.Version))
            {
                return Problem.Stale(known);
            }

            if ((await MqlRule.Current(tx))?.Says.Intent.FirstOrDefault(sign => sign.Rules.Contains(id)) is { } sign)
            {
                return Problem.Conflict("ruleInUse", $"The MQL rule asks for it (“{sign.Name}”). Change the MQL rule first.");
            }

            await tx.Execute(Delete, new { id });
            await Audit.Write(tx, caller, new AuditEntry("delete", "engagementRule", id) { Before = known });
            await change.Announce(tx, caller);
            return Done.Value;
        }, cancel);

        private async Task<Result<ActivityRule>> Changed(Tx tx, Caller caller, string verb, Guid id, ActivityRule? before)
        {
            var after = (await Find(tx, id))!;
            await Audit.Write(tx, caller, new AuditEntry(verb, "engagementRule", id) { Before = before, After = after });
            await change.Announce(tx, caller);
            return after;
        }

        private static async Task<ActivityRule?> Find(Tx tx, Guid id) => (await tx.First<ActivityRuleRow>(Select, new { id }))?.ToRule();

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
