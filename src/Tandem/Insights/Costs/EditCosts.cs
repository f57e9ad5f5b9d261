using System.Globalization;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Costs;

/// <summary>Cost entries: what was spent on which day, by which team, for which campaign or origin.</summary>
public static class EditCosts
{
    private static readonly string[] Kinds = ["ads", "content", "tools", "people", "events", "other"];

    private const string Insert =
        """
        insert into insights_costs (id, campaign_id, origin, day, amount_minor, currency, kind, team, note, created_by, created_at, version)
        values (@id, @campaignId, @origin, @day, @amountMinor, @currency, @kind, @team, @note, @createdBy, @now, 1)
        """;

    private const string Update =
        """
        update insights_costs
        set campaign_id = @campaignId, origin = @origin, day = @day, amount_minor = @amountMinor, currency = @currency, kind = @kind, team = @team,
            note = @note, version = version + 1
        where id = @id
        """;

    private const string CampaignIsThere = "select count(*) from insights_campaigns where id = @campaignId and archived_at is null";

    /// <summary>A cost entry as the API takes it.</summary>
    public sealed record CostBody
    {
        public Guid? CampaignId { get; init; }

        public string? Origin { get; init; }

        public required string Date { get; init; }

        public required decimal Amount { get; init; }

        public string? Currency { get; init; }

        public required string Kind { get; init; }

        public required string Team { get; init; }

        public string? Note { get; init; }
    }

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public Task<Result<CostView>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<CostView>>(async tx =>
        {
            var row = Read(body, known: null, (await settings.Get(tx)).Currency);
            if (await Refusal(tx, body, row) is { } problem)
            {
                return problem;
            }

            row.Id = OrderedId.Next(tx.Now);
            await tx.Execute(Insert, row.Parameters(caller.Actor, tx.Now));
            return await Changed(tx, caller, "create", row.Id, before: null);
        }, cancel);

        public Task<Result<CostView>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<CostView>>(async tx =>
        {
            var found = await Find(tx, id, ifMatch);
            if (found.Problem is { } missing)
            {
                return missing;
            }

            var row = Read(body, found.Value!, (await settings.Get(tx)).Currency);
            if (await Refusal(tx, body, row) is { } problem)
            {
                return problem;
            }

            await tx.Execute(Update, row.Parameters(caller.Actor, tx.Now));
            return await Changed(tx, caller, "update", id, found.Value!.Show());
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            var found = await Find(tx, id, ifMatch);
            if (found.Problem is { } missing)
            {
                return missing;
            }

            await tx.Execute("delete from insights_costs where id = @id", new { id });
            await Audit.Write(tx, caller, new AuditEntry("delete", "cost", id) { Before = found.Value!.Show() });
            return Done.Value;
        }, cancel);

        private static async Task<Result<CostRow>> Find(Tx tx, Guid id, IfMatch ifMatch)
        {
            if (await tx.First<CostRow>(CostRow.SelectOne, new { id }) is not { } row)
            {
                return Problem.NotFound("The cost entry");
            }

            return ifMatch.Allows(row.Version) ? row : Problem.Stale(row.Show());
        }

        private static CostRow Read(JsonBody body, CostRow? known, string baseCurrency)
        {
            var currency = body.Currency("currency") ?? known?.Currency ?? baseCurrency;
            var amount = body.Number("amount") ?? (known is null ? null : Money.ToMajor(known.AmountMinor, known.Currency));
            var minor = amount is { } given ? Money.ToMinor(given, currency) : null;
            if (minor is null)
            {
                body.Refuse("amount", amount is null ? "A cost entry needs an amount." : "The amount is larger than can be kept.");
            }

            return new CostRow
            {
                Id = known?.Id ?? Guid.Empty,
                CampaignId = body.Has("campaignId") ? body.Id("campaignId") : known?.CampaignId,
                Origin = body.Has("origin") ? body.Text("origin", longest: 200) : known?.Origin,
                Day = body.Day("date")?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? known?.Day ?? Needed(body, "date", "A cost entry needs a day."),
                AmountMinor = minor ?? 0,
                Currency = currency,
                Kind = body.OneOf("kind", Kinds) ?? known?.Kind ?? Needed(body, "kind", "A cost entry needs a kind."),
                Team = body.OneOf("team", "marketing", "sales") ?? known?.Team ?? Needed(body, "team", "Say which team spent it: marketing or sales."),
                Note = body.Has("note") ? body.Text("note", longest: 1000) : known?.Note,
            };
        }

        private static string Needed(JsonBody body, string field, string message)
        {
            body.Refuse(field, message);
            return "";
        }

        private static async Task<Problem?> Refusal(Tx tx, JsonBody body, CostRow row)
        {
            if (row.CampaignId is { } campaignId && await tx.Scalar<long>(CampaignIsThere, new { campaignId }) == 0)
            {
                body.Refuse("campaignId", "The campaign was not found.");
            }

            return body.Problem;
        }

        private static async Task<CostView> Changed(Tx tx, Caller caller, string verb, Guid id, CostView? before)
        {
            var after = (await tx.First<CostRow>(CostRow.SelectOne, new { id }))!.Show();
            await Audit.Write(tx, caller, new AuditEntry(verb, "cost", id) { Before = before, After = after });
            return after;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/costs", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(cost => cost.Version, StatusCodes.Status201Created))
            .Needs(Rights.Campaigns.Create)
            .Accepts<CostBody>("application/json")
            .Produces<CostView>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/costs/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(cost => cost.Version))
            .Needs(Rights.Campaigns.Edit)
            .Accepts<CostBody>("application/json")
            .Produces<CostView>();
        routes.MapDelete("/api/v1/costs/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Campaigns.Delete);
    }
}
