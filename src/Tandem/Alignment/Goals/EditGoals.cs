using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Alignment.Goals;

/// <summary>The revenue goals that both teams share: one for a month, a quarter or a year.</summary>
public static class EditGoals
{
    private const string Latest = GoalRow.Select + " order by period desc limit 200";

    private const string Upsert =
        """
        insert into alignment_goals (period, amount_minor, currency, set_by, set_at, version)
        values (@period, @amountMinor, @currency, @setBy, @now, 1)
        on conflict (period) do update set amount_minor = excluded.amount_minor, currency = excluded.currency, set_by = excluded.set_by,
          set_at = excluded.set_at, version = alignment_goals.version + 1
        """;

    /// <summary>How much. The currency is the base currency, in which won value is added up, and may be left out.</summary>
    public sealed record Command(decimal Amount, string? Currency);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Page<Goal>> List(CancellationToken cancel) =>
            db.Read(async session => new Page<Goal>([.. (await session.Query<GoalRow>(Latest)).Select(row => row.Show())], Next: null), cancel);

        public Task<Result<Goal>> Put(string period, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Goal>>(async tx =>
        {
            if (GoalPeriod.Parse(period) is null)
            {
                return Problem.Invalid("period", GoalPeriod.Expected);
            }

            var (amountMinor, currency) = Read(body, (await settings.Get(tx)).Currency);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            var before = (await GoalRow.Find(tx, period))?.Show();
            if (before is not null && !ifMatch.Allows(before.Version))
            {
                return Problem.Stale(before);
            }

            await tx.Execute(Upsert, new { period, amountMinor, currency, setBy = caller.Actor, now = tx.Now });
            var after = (await GoalRow.Find(tx, period))!.Show();
            await Audit.Write(tx, caller, new AuditEntry(before is null ? "create" : "update", "goal", period) { Before = before, After = after });
            return after;
        }, cancel);

        public Task<Result<Done>> Remove(string period, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (await GoalRow.Find(tx, period) is not { } row)
            {
                return Problem.NotFound("The goal");
            }

            if (!ifMatch.Allows(row.Version))
            {
                return Problem.Stale(row.Show());
            }

            await tx.Execute("delete from alignment_goals where period = @period", new { period });
            await Audit.Write(tx, caller, new AuditEntry("delete", "goal", period) { Before = row.Show() });
            return Done.Value;
        }, cancel);

        private static (long Minor, string Currency) Read(JsonBody body, string baseCurrency)
        {
            var currency = body.Currency("currency") ?? baseCurrency;
            if (body.Problem is null && currency != baseCurrency)
            {
                body.Refuse("currency", $"Won value is added up in {baseCurrency}, so the goal is in it, too.");
            }

            var amount = body.Number("amount");
            var minor = amount is { } value ? Money.ToMinor(value, currency) : null;
            if (minor is not > 0)
            {
                body.Refuse("amount", $"A goal is more than nothing, and at most {Money.ToMajor(Money.Largest, currency):0} {currency}.");
            }

            return (minor ?? 0, currency);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/goals", async (Handler handler, CancellationToken cancel) => ((Result<Page<Goal>>)await handler.List(cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<Page<Goal>>();
        routes.MapPut("/api/v1/goals/{period}",
                async (string period, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Put(period, ifMatch, body, caller, cancel)).ToHttp(goal => goal.Version))
            .Needs(Rights.Agreements.Edit)
            .Accepts<Command>("application/json")
            .Produces<Goal>();
        routes.MapDelete("/api/v1/goals/{period}", async (string period, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(period, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit);
    }
}
