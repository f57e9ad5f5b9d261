using Tandem.Access.Public;
using Tandem.Engines.Text;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Campaigns;

/// <summary>
/// Campaigns: the umbrella over marketing work. People belong to one by the text of their first touch (<c>utm_campaign</c>) that equals its key or name.
/// </summary>
public static class EditCampaigns
{
    private const string Columns = "id, version, name, key, budget_minor, currency, created_at";

    private const string SelectAll = $"select {Columns} from insights_campaigns where archived_at is null order by created_at desc, id desc";

    private const string SelectOne = $"select {Columns} from insights_campaigns where id = @id and archived_at is null";

    private const string SelectByKey = "select id from insights_campaigns where key = @key and archived_at is null";

    private const string Insert =
        """
        insert into insights_campaigns (id, name, key, budget_minor, currency, created_at, archived_at, version)
        values (@id, @name, @key, @budgetMinor, @currency, @now, null, 1)
        """;

    private const string Update =
        """
        update insights_campaigns
        set name = @name, key = @key, budget_minor = @budgetMinor, currency = @currency, version = version + 1
        where id = @id
        """;

    private const string Archive = "update insights_campaigns set archived_at = @now, version = version + 1 where id = @id";

    /// <summary>A campaign as the API shows it.</summary>
    public sealed record Campaign(Guid Id, int Version, string Name, string Key, decimal? Budget, string? Currency);

    /// <summary>A campaign as the API takes it.</summary>
    public sealed record CampaignBody(string Name, string? Key, decimal? Budget, string? Currency);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public async Task<Result<Page<Campaign>>> List(CancellationToken cancel) =>
            new Page<Campaign>([.. (await db.Read(session => session.Query<Row>(SelectAll), cancel)).Select(row => row.Show())], Next: null);

        public Task<Result<Campaign>> Add(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Campaign>>(async tx =>
        {
            var row = Read(body, known: null, (await settings.Get(tx)).Currency) with { Id = OrderedId.Next(tx.Now) };
            if (await Refusal(tx, body, row) is { } problem)
            {
                return problem;
            }

            await tx.Execute(Insert, new { row.Id, row.Name, row.Key, row.BudgetMinor, row.Currency, now = tx.Now });
            return await Changed(tx, caller, "create", row.Id, before: null);
        }, cancel);

        public Task<Result<Campaign>> Edit(Guid id, IfMatch ifMatch, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Campaign>>(async tx =>
        {
            if (await tx.First<Row>(SelectOne, new { id }) is not { } known)
            {
                return Problem.NotFound("The campaign");
            }

            if (!ifMatch.Allows(known.Version))
            {
                return Problem.Stale(known.Show());
            }

            var row = Read(body, known, (await settings.Get(tx)).Currency);
            if (await Refusal(tx, body, row) is { } problem)
            {
                return problem;
            }

            await tx.Execute(Update, new { row.Id, row.Name, row.Key, row.BudgetMinor, row.Currency });
            return await Changed(tx, caller, "update", id, known.Show());
        }, cancel);

        public Task<Result<Done>> Remove(Guid id, IfMatch ifMatch, Caller caller, CancellationToken cancel) => db.Write<Result<Done>>(async tx =>
        {
            if (await tx.First<Row>(SelectOne, new { id }) is not { } known)
            {
                return Problem.NotFound("The campaign");
            }

            if (!ifMatch.Allows(known.Version))
            {
                return Problem.Stale(known.Show());
            }

            await tx.Execute(Archive, new { id, now = tx.Now });
            await Audit.Write(tx, caller, new AuditEntry("delete", "campaign", id) { Before = known.Show() });
            return Done.Value;
        }, cancel);

        private static Row Read(JsonBody body, Row? known, string baseCurrency)
        {
            var name = body.Has("name") || known is null ? body.Text("name", longest: 200) : known.Name;
            if (name is null)
            {
                body.Refuse("name", "A campaign needs a name.");
            }

            var currency = body.Currency("currency") ?? known?.Currency ?? baseCurrency;
            var budget = body.Has("budget") ? body.Number("budget") : Money.ToMajor(known?.BudgetMinor, known?.Currency);
            var minor = budget is { } amount ? Money.ToMinor(amount, currency) : null;
            if (budget is < 0 || (budget is not null && minor is null))
            {
                body.Refuse("budget", "A budget is a positive amount that is not larger than can be kept.");
            }

            return new Row
            {
                Id = known?.Id ?? Guid.Empty,
                Name = name ?? "",
                Key = body.Text("key", longest: 200) ?? known?.Key ?? TextKey.Of(name).Replace(' ', '-'),
                BudgetMinor = minor,
                Currency = currency,
            };
        }

        private static async Task<Problem?> Refusal(Tx tx, JsonBody body, Row row)
        {
            if (body.Problem is { } problem)
            {
                return problem;
            }

            return await tx.First<Guid?>(SelectByKey, new { row.Key }) is { } other && other != row.Id
                ? Problem.Conflict("keyTaken", $"There is a campaign with the key {row.Key} already.", new { existing = other })
                : null;
        }

        private static async Task<Campaign> Changed(Tx tx, Caller caller, string verb, Guid id, Campaign? before)
        {
            var after = (await tx.First<Row>(SelectOne, new { id }))!.Show();
            await Audit.Write(tx, caller, new AuditEntry(verb, "campaign", id) { Before = before, After = after });
            return after;
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/campaigns", async (Handler handler, CancellationToken cancel) => (await handler.List(cancel)).ToHttp())
            .Needs(Rights.Campaigns.Read)
            .Produces<Page<Campaign>>();
        routes.MapPost("/api/v1/campaigns", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Add(body, caller, cancel)).ToHttp(campaign => campaign.Version, StatusCodes.Status201Created))
            .Needs(Rights.Campaigns.Create)
            .Accepts<CampaignBody>("application/json")
            .Produces<Campaign>(StatusCodes.Status201Created);
        routes.MapPatch("/api/v1/campaigns/{id:guid}",
                async (Guid id, IfMatch ifMatch, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Edit(id, ifMatch, body, caller, cancel)).ToHttp(campaign => campaign.Version))
            .Needs(Rights.Campaigns.Edit)
            .Accepts<CampaignBody>("application/json")
            .Produces<Campaign>();
        routes.MapDelete("/api/v1/campaigns/{id:guid}", async (Guid id, IfMatch ifMatch, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Remove(id, ifMatch, caller, cancel)).ToHttp())
            .Needs(Rights.Campaigns.Delete);
    }

    private sealed record Row
    {
        public Guid Id { get; init; }

        public int Version { get; init; }

        public required string Name { get; init; }

        public required string Key { get; init; }

        public long? BudgetMinor { get; init; }

        public string? Currency { get; init; }

        public Campaign Show() => new(Id, Version, Name, Key, Money.ToMajor(BudgetMinor, Currency), Currency);
    }
}
