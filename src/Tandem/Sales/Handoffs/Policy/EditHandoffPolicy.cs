using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Handoffs.Policy;

/// <summary>The promise of an answer: read by everybody, changed by those who may change agreements. Leads on their way keep the promise they were sent under.</summary>
public static class EditHandoffPolicy
{
    private const int LongestMinutes = 30 * 24 * 60;

    private const string Update =
        """
        update sales_handoff_policy
        set minutes_a = @minutesA, minutes_b = @minutesB, minutes_c = @minutesC, minutes_d = @minutesD, cool_down_days = @coolDownDays, rounds = @rounds,
          version = version + 1
        where one = 1
        """;

    /// <summary>What may be sent; what is left out stays as it is.</summary>
    public sealed record Command(int? MinutesA, int? MinutesB, int? MinutesC, int? MinutesD, int? CoolDownDays, int? Rounds);

    public sealed class Handler(Db db)
    {
        public Task<HandoffPolicy> Show(CancellationToken cancel) => db.Read(HandoffPolicy.Load, cancel);

        public Task<Result<HandoffPolicy>> Handle(IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<HandoffPolicy>>(async tx =>
        {
            await tx.Execute("update sales_handoff_policy set version = version where one = 1");
            var before = await HandoffPolicy.Load(tx);
            if (!ifMatch.Allows(before.Version))
            {
                return Problem.Stale(before);
            }

            var after = Read(body, before);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(Update, after);
            after = await HandoffPolicy.Load(tx);
            await Audit.Write(tx, caller, new AuditEntry("update", "handoffPolicy", "handoffPolicy") { Before = before, After = after });
            return after;
        }, cancel);

        private static HandoffPolicy Read(JsonBody body, HandoffPolicy before) => before with
        {
            MinutesA = body.Whole("minutesA", 1, LongestMinutes) ?? before.MinutesA,
            MinutesB = body.Whole("minutesB", 1, LongestMinutes) ?? before.MinutesB,
            MinutesC = body.Whole("minutesC", 1, LongestMinutes) ?? before.MinutesC,
            MinutesD = body.Whole("minutesD", 1, LongestMinutes) ?? before.MinutesD,
            CoolDownDays = body.Whole("coolDownDays", 0, 3650) ?? before.CoolDownDays,
            Rounds = body.Whole("rounds", 1, 20) ?? before.Rounds,
        };
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/handoff-policy", async (Handler handler, CancellationToken cancel) =>
                ((Result<HandoffPolicy>)await handler.Show(cancel)).ToHttp(policy => policy.Version))
            .Needs(Rights.Agreements.Read)
            .Produces<HandoffPolicy>();
        routes.MapPatch("/api/v1/handoff-policy", async (IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(ifMatch, body, caller, cancel)).ToHttp(policy => policy.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<Command>("application/json")
            .Produces<HandoffPolicy>();
    }
}
