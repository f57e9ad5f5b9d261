using System.Globalization;
using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Insights;

/// <summary>7,135 deals of 30 agents, against figures that were counted elsewhere.</summary>
public sealed class MavenScoreboardTests
{
    private static readonly Dictionary<string, string> Dimensions = new(StringComparer.Ordinal)
    {
        ["all"] = "none",
        ["sales_agent"] = "owner",
        ["product"] = "product",
        ["account"] = "company",
        ["close_quarter"] = "closeQuarter",
    };

    [Theory, DatabaseData("cohort"), DatabaseData("period")]
    public async Task Deals_by_agent_product_company_and_quarter_equal_the_figures_to_the_digit(DbEngine engine, string mode)
    {
        if (SharedData.Find("maven-crm-sales") is not { } folder)
        {
            return;
        }

        await using var world = await World.Create(engine);
        await Load(world, folder);
        foreach (var dimension in Csv.Read(Path.Combine(folder, "expected_aggregates_asof.csv")).GroupBy(row => row["dimension"]))
        {
            var answer = await world.Client(Caller.System).Get($"/scoreboard?from=2016-10-01&to=2017-10-01&mode={mode}&by={Dimensions[dimension.Key]}");
            var rows = answer.Is(200)["rows"].EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString() ?? "", StringComparer.Ordinal);
            rows.Count.ShouldBe(dimension.Count(), dimension.Key);
            foreach (var line in dimension)
            {
                Compare(rows[line["value"] is "(open)" or "(none)" or "all" ? "" : line["value"]], line);
            }
        }
    }

    private static void Compare(JsonElement row, Dictionary<string, string> line)
    {
        var name = line["value"];
        row.GetProperty("opportunities").GetInt64().ShouldBe(long.Parse(line["deals"]), name);
        row.GetProperty("won").GetInt64().ShouldBe(long.Parse(line["won"]), name);
        row.GetProperty("lost").GetInt64().ShouldBe(long.Parse(line["lost"]), name);
        row.GetProperty("open").GetInt64().ShouldBe(long.Parse(line["open"]), name);
        row.GetProperty("wonValue").GetDecimal().ShouldBe(decimal.Parse(line["won_value"], CultureInfo.InvariantCulture), name);
        Digits(row, "winRate", "F6").ShouldBe(line["win_rate"], name);
        Digits(row, "meanDays", "F4").ShouldBe(line["avg_days_engage_to_won"], name);
    }

    private static string Digits(JsonElement row, string property, string format) =>
        row.GetProperty(property) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble().ToString(format, CultureInfo.InvariantCulture) : "";

    private static async Task Load(World world, string folder)
    {
        var agents = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in Csv.Read(Path.Combine(folder, "sales_teams.csv")))
        {
            agents[row["sales_agent"]] = (await world.User(row["sales_agent"], Role.SalesRep)).UserId!.Value;
        }

        var products = Csv.Read(Path.Combine(folder, "products.csv"))
            .Select(row => new ProductDraft { Name = row["product"], Series = row["series"], Price = decimal.Parse(row["sales_price"], CultureInfo.InvariantCulture) });
        await world.Db.Write(tx => world.Get<ProductWriter>().Write(tx, [.. products], PeopleOfTests.ByImport));
        var companies = Csv.Read(Path.Combine(folder, "accounts.csv")).Select(row => new CompanyDraft { Name = row["account"] });
        await world.Db.Write(tx => world.Get<CompanyWriter>().Write(tx, [.. companies], PeopleOfTests.ByImport));

        var deals = Csv.Read(Path.Combine(folder, "sales_pipeline_asof_2017-09-30.csv")).Select(row => new DealDraft
        {
            ExternalIds = [new("opportunity_id", row["opportunity_id"])],
            OwnerId = agents[row["sales_agent"]],
            Product = row["product"],
            Company = row["account"].Length == 0 ? null : new CompanyReference { Name = row["account"] },
            Stage = row["deal_stage"],
            OpenedAt = Day(row["engage_date"]),
            ClosedAt = row["close_date"].Length == 0 ? null : Day(row["close_date"]),
            Amount = row["close_value"].Length == 0 ? null : decimal.Parse(row["close_value"], CultureInfo.InvariantCulture),
        });
        foreach (var batch in deals.Chunk(2000))
        {
            var written = await world.Db.Write(tx => world.Get<DealWriter>().Write(tx, batch, PeopleOfTests.ByImport));
            written.ShouldAllBe(answer => answer.Outcome == WriteOutcome.Created);
        }
    }

    private static Instant Day(string text) =>
        Instant.From(new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero));
}
