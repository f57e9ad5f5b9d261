using Tandem.Access.Public;
using Tandem.Audience.Rules;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.Qualifying;

/// <summary>Makes another version of the MQL rule. Who has qualified stays so; from now on the new one decides.</summary>
internal static class PutMqlRule
{
    /// <summary>The rule as it is to be, and why.</summary>
    public sealed record MqlRuleBody(string? FitAtLeast, int? EngagementAtLeast, IReadOnlyList<MqlSign>? Intent, string Reason);

    public sealed class Handler(Db db)
    {
        public Task<Result<MqlRuleView>> Handle(IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<MqlRuleView>>(async tx =>
        {
            await RuleChange.Hold(tx);
            var current = await MqlRule.Current(tx);
            if (!ifMatch.Allows(current?.Version ?? 0))
            {
                return Problem.Stale((await MqlRuleView.Read(tx))!);
            }

            var rules = (await ScoringRules.Load(tx)).Activity;
            var definition = MqlRuleInput.Read(body, rules);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            var made = new MqlRule
            {
                Version = (current?.Version ?? 0) + 1,
                RuleId = current?.RuleId ?? OrderedId.Next(tx.Now),
                Definition = JsonText.Of(definition),
                Summary = MqlWords.Of(definition, rules),
                Reason = body.Text("reason", MqlRuleInput.LongestReason)!,
                MadeBy = caller.Actor,
                MadeAt = tx.Now,
            };
            if (!await made.Insert(tx))
            {
                return Problem.Stale((await MqlRuleView.Read(tx))!);
            }

            await Audit.Write(tx, caller, new AuditEntry("update", "mqlRule", made.RuleId)
            {
                Before = current is null ? null : new { current.Version, current.Summary },
                After = new { made.Version, made.Summary, made.Reason },
            });
            return (await MqlRuleView.Read(tx))!;
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/v1/mql-rule", async (IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(ifMatch, body, caller, cancel)).ToHttp(rule => rule.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<MqlRuleBody>("application/json")
            .Produces<MqlRuleView>();
}
