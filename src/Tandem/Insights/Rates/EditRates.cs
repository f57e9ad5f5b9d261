using System.Globalization;
using System.Text.Json;
using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Insights.Rates;

/// <summary>The table of exchange rates, kept by hand and sent whole.</summary>
public static class EditRates
{
    private const int Most = 5_000;
    private const decimal Largest = 1_000_000_000;

    private const string Insert = "insert into insights_rates (currency, from_day, rate) values (@currency, @fromDay, @rate)";

    /// <summary>A rate as the API takes and shows it.</summary>
    public sealed record RateBody(string Currency, decimal Rate, string From);

    /// <summary>All rates.</summary>
    public sealed record RatesBody(IReadOnlyList<RateBody> Items);

    public sealed class Handler(Db db, WorkspaceSettings settings)
    {
        public async Task<Result<Page<RateBody>>> List(CancellationToken cancel) => await db.Read(Show, cancel);

        public Task<Result<Page<RateBody>>> Replace(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Page<RateBody>>>(async tx =>
        {
            var rates = Read(body, (await settings.Get(tx)).Currency);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            var before = await Show(tx);
            await tx.Execute("delete from insights_rates");
            foreach (var rate in rates)
            {
                await tx.Execute(Insert, new { rate.Currency, fromDay = Text(rate.From), rate = (double)rate.Value });
            }

            var after = await Show(tx);
            await Audit.Write(tx, caller, new AuditEntry("update", "rates", ObjectId: null) { Before = before.Items, After = after.Items });
            return after;
        }, cancel);

        private static async Task<Page<RateBody>> Show(Session session) =>
            new([.. (await RateTable.All(session)).Select(rate => new RateBody(rate.Currency, rate.Value, Text(rate.From)))], Next: null);

        private static List<Rate> Read(JsonBody body, string baseCurrency)
        {
            var rates = new List<Rate>();
            if (body.Raw("items") is not { ValueKind: JsonValueKind.Array } items || items.GetArrayLength() > Most)
            {
                body.Refuse("items", "A list of rates is expected.");
                return rates;
            }

            foreach (var item in items.EnumerateArray())
            {
                if (ReadOne(item, baseCurrency) is not { } rate || rates.Exists(other => (other.Currency, other.From) == (rate.Currency, rate.From)))
                {
                    body.Refuse("items", $"Each rate has a currency other than {baseCurrency}, a positive rate and a first day, once for each currency and day.");
                    return rates;
                }

                rates.Add(rate);
            }

            return rates;
        }

        private static Rate? ReadOne(JsonElement item, string baseCurrency)
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var body = new JsonBody(item);
            var (currency, rate, from) = (body.Currency("currency"), body.Number("rate"), body.Day("from"));
            return body.Problem is null && currency is not null && currency != baseCurrency && rate is > 0 and <= Largest && from is { } day
                ? new Rate { Currency = currency, Value = rate.Value, From = day }
                : null;
        }

        private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/rates", async (Handler handler, CancellationToken cancel) => (await handler.List(cancel)).ToHttp())
            .Needs(Rights.Numbers.Read)
            .Produces<Page<RateBody>>();
        routes.MapPut("/api/v1/rates", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Replace(body, caller, cancel)).ToHttp())
            .Needs(Rights.Settings.Edit)
            .Accepts<RatesBody>("application/json")
            .Produces<Page<RateBody>>();
    }
}
