using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.Rules;

/// <summary>Adds, changes and removes rules of fit. All contacts are computed by the new ones.</summary>
internal static class EditFitRules
{
    private const string InsertOne =
        """
        insert into audience_fit_rules (id, name, condition, points, position, version)
        select @id, @name, @condition, @points, coalesce(@position, max(position) + 1, 0), 1
        from audience_fit_rules
        """;

    private const string Select = "select id, version, name, condition, points, position from audience_fit_rules where id = @id";

    private const string UpdateOne =
        "update audience_fit_rules set name = @name, condition = @condition, points = @points, position = @position, version = version + 1 where id = @id";

    public sealed class Handler(Db db, ContactConditions conditions, RuleChange change) : RuleEditor<FitRule>(db, change, ("audience_fit_rules", "fitRule"))
    {
        protected override Task<FitRule?> Find(Tx tx, Guid id) => tx.First<FitRule>(Select, new { id });

        protected override int VersionOf(FitRule rule) => rule.Version;

        protected override Task Insert(Tx tx, Guid id, FitRule rule, int? position) =>
            tx.Execute(InsertOne, new { id, rule.Name, rule.Condition, rule.Points, position });

        protected override Task Update(Tx tx, Guid id, FitRule rule) => tx.Execute(UpdateOne, new { id, rule.Name, rule.Condition, rule.Points, rule.Position });

        protected override async Task<Result<FitRule>> Read(Tx tx, JsonBody body, FitRule? known)
        {
            var name = RuleLimits.Name(body, known?.Name);
            var points = RuleLimits.Points(body, known?.Points);
            var position = body.Whole("position", 0, 1000) ?? known?.Position ?? 0;
            var condition = body.Raw("condition")?.GetRawText();
            if (condition is null && (known is null || body.Has("condition")))
            {
                body.Refuse("condition", "A rule needs a condition.");
            }

            if (body.Problem is { } problem)
            {
                return problem;
            }

            var canonical = condition is null ? known!.Condition.Value : await conditions.Check(tx, condition);
            return canonical.Problem is { } wrong
                ? wrong
                : new FitRule { Id = Guid.Empty, Version = 0, Name = name!, Condition = new JsonText(canonical.Value!), Points = points!.Value, Position = position };
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/scoring/fit-rules", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(rule => rule.Version, StatusCodes.Status201Created))
            .Needs(Rights.Agreements.Edit)
            .Accepts<FitRuleBody>("application/json")
            .Produces<FitRule>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/scoring/fit-rules/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(rule => rule.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<FitRuleBody>("application/json")
            .Produces<FitRule>();
        routes.MapDelete("/api/v1/scoring/fit-rules/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit);
    }
}
