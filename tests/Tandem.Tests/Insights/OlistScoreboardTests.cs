using System.Globalization;
using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Sales.Public;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Insights;

/// <summary>Real leads of a marketplace and the deals that came of them, against figures that were counted elsewhere.</summary>
public sealed class OlistScoreboardTests
{
    private static readonly Dictionary<string, string> Dimensions = new(StringComparer.Ordinal)
    {
        ["all"] = "none",
        ["origin"] = "origin",
        ["first_contact_month"] = "month",
        ["landing_page_id(top10)"] = "landingPage",
    };

    [Theory, DatabaseData]
    public async Task The_funnel_of_real_leads_equals_the_figures_to_the_digit(DbEngine engine)
    {
        if (SharedData.Find("olist-funnel") is not { } folder)
        {
            return;
        }

        await using var world = await World.Create(engine);
        await Load(world, folder);
        var expected = Csv.Read(Path.Combine(folder, "expected_funnel.csv"));
        expected.Count.ShouldBe(35);
        foreach (var dimension in expected.Where(row => Dimensions.ContainsKey(row["dimension"])).GroupBy(row => row["dimension"]))
        {
            var rows = await Board(world, Dimensions[dimension.Key]);
            foreach (var line in dimension)
            {
                var row = rows[line["value"] is "(empty)" or "all" ? "" : line["value"]];
                row.GetProperty("leads").GetInt64().ShouldBe(long.Parse(line["leads"]), line["value"]);
                row.GetProperty("marketingQualified").GetInt64().ShouldBe(long.Parse(line["leads"]), line["value"]);
                row.GetProperty("won").GetInt64().ShouldBe(long.Parse(line["won"]), line["value"]);
                row.GetProperty("conversion").GetDouble().ToString("F6", CultureInfo.InvariantCulture).ShouldBe(line["conversion_rate"], line["value"]);
            }

            if (dimension.Key != "landing_page_id(top10)")
            {
                rows.Count.ShouldBe(dimension.Count(), dimension.Key);
            }
        }

        var all = (await Board(world, "none"))[""];
        var median = expected.Single(row => row["value"] == "median");
        all.GetProperty("won").GetInt64().ShouldBe(long.Parse(median["leads"]));
        all.GetProperty("medianDays").GetDouble().ShouldBe(double.Parse(median["won"], CultureInfo.InvariantCulture));
    }

    [Theory, DatabaseData]
    public async Task The_rows_behind_a_figure_are_as_many_as_it_says(DbEngine engine)
    {
        if (SharedData.Find("olist-funnel") is not { } folder)
        {
            return;
        }

        await using var world = await World.Create(engine);
        await Load(world, folder);
        var client = world.Client(Caller.System);
        foreach (var (metric, count) in new[] { ("won", 56), ("leads", 838) })
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            string? cursor = null;
            do
            {
                var page = (await client.Get($"/scoreboard/rows?metric={metric}&by=origin&key=social&mode=cohort&from=2017-06-01&to=2018-06-01&limit=200&cursor={cursor}")).Is(200);
                page["hidden"].GetInt64().ShouldBe(0);
                foreach (var hit in page["items"].EnumerateArray())
                {
                    seen.Add(hit.GetProperty("id").GetString()!).ShouldBeTrue();
                }

                cursor = page["next"].GetString();
            }
            while (cursor is not null);

            seen.Count.ShouldBe(count, metric);
        }
    }

    private static async Task<Dictionary<string, JsonElement>> Board(World world, string by)
    {
        var answer = await world.Client(Caller.System).Get($"/scoreboard?from=2017-06-01&to=2018-06-01&mode=cohort&by={by}");
        return answer.Is(200)["rows"].EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString() ?? "", StringComparer.Ordinal);
    }

    private static async Task Load(World world, string folder)
    {
        var leads = Csv.Read(Path.Combine(folder, "olist_marketing_qualified_leads_dataset.csv")).Select(row =>
        {
            var at = At(row["first_contact_date"], "dd-MM-yyyy");
            return new ContactDraft
            {
                ExternalIds = [new("mql_id", row["mql_id"])],
                Origin = row["origin"],
                LandingPage = row["landing_page_id"],
                FirstTouchAt = at,
                CreatedAt = at,
                Lifecycle = [new(LifecycleStage.Lead, at, "import"), new(LifecycleStage.MarketingQualified, at, "import")],
            };
        });
        foreach (var batch in leads.Chunk(1000))
        {
            var written = await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, batch, PeopleOfTests.ByImport));
            written.ShouldAllBe(answer => answer.Outcome == WriteOutcome.Created);
        }

        var deals = Csv.Read(Path.Combine(folder, "olist_closed_deals_dataset.csv")).Select(row => new DealDraft
        {
            ExternalIds = [new("mql_id", row["mql_id"])],
            Contacts = [new DealContact { ExternalId = new("mql_id", row["mql_id"]) }],
            Outcome = StageCategory.Won,
            ClosedAt = At(row["won_date"], "dd-MM-yyyy HH:mm"),
        });
        var closed = await world.Db.Write(tx => world.Get<DealWriter>().Write(tx, [.. deals], PeopleOfTests.ByImport));
        closed.ShouldAllBe(answer => answer.Outcome == WriteOutcome.Created && answer.Warnings.Count == 0);
    }

    private static Instant At(string text, string format) =>
        Instant.From(new DateTimeOffset(DateTime.ParseExact(text, format, CultureInfo.InvariantCulture), TimeSpan.Zero));
}
