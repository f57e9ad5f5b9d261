using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Engines.Scoring;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Audience.Rules;

/// <summary>Changes from how many points on somebody has which grade and level.</summary>
internal static class EditThresholds
{
    private const int Most = 100_000;

    private const string Update =
        """
        update audience_scoring
        set fit_a = @fitA, fit_b = @fitB, fit_c = @fitC, engagement_first = @first, engagement_second = @second, engagement_third = @third
        where id = 1
        """;

    /// <summary>What is sent; a part that is left out stays as it is.</summary>
    public sealed record ThresholdsBody(FitThresholds? Fit, EngagementThresholds? Engagement);

    public sealed class Handler(Db db, ContactConditions conditions, RuleChange change)
    {
        public Task<Result<ScoringView>> Handle(IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<ScoringView>>(async tx =>
        {
            var known = await RuleChange.Hold(tx) ?? new Thresholds();
            if (!ifMatch.Allows(known.Version))
            {
                return Problem.Stale(await ScoringView.Read(tx, conditions));
            }

            var (fit, engagement) = Read(body, known);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(Update, new { fitA = fit.A, fitB = fit.B, fitC = fit.C, first = engagement.First, second = engagement.Second, third = engagement.Third });
            await Audit.Write(tx, caller, new AuditEntry("update", "scoring", "thresholds")
            {
                Before = new { known.Fit, known.Engagement },
                After = new { fit, engagement },
            });
            await change.Announce(tx, caller);
            return await ScoringView.Read(tx, conditions);
        }, cancel);
    }

    private static (FitThresholds Fit, EngagementThresholds Engagement) Read(JsonBody body, Thresholds known)
    {
        var fit = Three(body, "fit", ["a", "b", "c"], -Most) is [var a, var b, var c] ? new FitThresholds(a, b, c) : known.Fit;
        var engagement = Three(body, "engagement", ["first", "second", "third"], 1) is [var one, var two, var three]
            ? new EngagementThresholds(one, two, three)
            : known.Engagement;
        if (!fit.AreInOrder)
        {
            body.Refuse("fit", "Each grade needs more points than the next one: A more than B, B more than C.");
        }

        if (!engagement.AreInOrder)
        {
            body.Refuse("engagement", "Each level needs more points than the next one: 1 more than 2, 2 more than 3.");
        }

        return (fit, engagement);
    }

    private static int[] Three(JsonBody body, string part, string[] names, int least)
    {
        if (body.Raw(part) is not { } given)
        {
            return [];
        }

        var fields = given.ValueKind is JsonValueKind.Object ? new JsonBody(given) : null;
        int[] numbers = fields is null ? [] : [.. names.Select(name => fields.Whole(name, least, Most)).OfType<int>()];
        if (numbers.Length != names.Length)
        {
            body.Refuse(part, $"Whole numbers are expected for {string.Join(", ", names)}.");
            return [];
        }

        return numbers;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/api/v1/scoring", async (IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(ifMatch, body, caller, cancel)).ToHttp(scoring => scoring.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<ThresholdsBody>("application/json")
            .Produces<ScoringView>();
}
