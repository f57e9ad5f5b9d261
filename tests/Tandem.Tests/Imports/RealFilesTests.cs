using System.Net;
using System.Text.Json.Nodes;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

/// <summary>The two real inputs, as their files are, without options, and the numbers that must come out to the digit.</summary>
public sealed class RealFilesTests
{
    [Theory, DatabaseData]
    public async Task Every_real_lead_is_known_by_its_id_and_its_history_says_lead_then_mql_on_its_date(DbEngine engine)
    {
        if (SharedData.Find("olist-funnel") is not { } folder)
        {
            return;
        }

        await using var world = await World.Create(engine);
        Importing.Counts(await Run(world, "contacts", folder, "olist_marketing_qualified_leads_dataset.csv")).ShouldBe((4807, 4807, 0, 0, 0));
        Importing.Counts(await Run(world, "deals", folder, "olist_closed_deals_dataset.csv")).ShouldBe((530, 530, 0, 0, 0));

        var february1 = new DateTimeOffset(2018, 2, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        (await world.Rows<string>(
            """
            select l.to_stage from people_lifecycle_changes l
            join people_identifiers i on i.subject_id = l.contact_id
            where i.value = 'dac32acd4db4c29c230538b72f8dd87d' and l.at = @february1
            order by l.id
            """, new { february1 })).ShouldBe(["lead", "marketingQualified"]);
        (await world.Value<long>("select count(*) from sales_deals where outcome = 'won' and contact_id is not null")).ShouldBe(530);
    }

    [Theory, DatabaseData]
    public async Task A_product_that_is_almost_in_the_catalogue_is_kept_until_a_person_confirms(DbEngine engine)
    {
        if (SharedData.Find("maven-crm-sales") is not { } folder)
        {
            return;
        }

        await using var world = await World.Create(engine);
        await Run(world, "users", folder, "sales_teams.csv");
        await Run(world, "companies", folder, "accounts.csv");
        await Run(world, "products", folder, "products.csv");
        var import = await Run(world, "deals", folder, "sales_pipeline_asof_2017-09-30.csv");
        Importing.Counts(import).ShouldBe((7135, 7135, 0, 0, 0));

        var warning = import["report"]!["warnings"]!.AsArray().Single(one => (string)one!["code"]! == "unknownProduct")!;
        ((string)warning["suggestion"]!["from"]!, (string)warning["suggestion"]!["to"]!, (long)warning["count"]!).ShouldBe(("GTXPro", "GTX Pro", 1205));
        (await world.Value<long>("select count(*) from sales_deals where product = 'GTXPro'")).ShouldBe(1205);

        var accepted = await world.Client(Caller.System).PostAsync($"/api/v1/imports/{import["id"]}/suggestions/{warning["suggestion"]!["number"]}/accept", content: null);
        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await world.Value<long>("select count(*) from sales_deals where product = 'GTX Pro' and product_id is not null")).ShouldBe(1205);
    }

    private static Task<JsonNode> Run(World world, string objectName, string folder, string file) =>
        Importing.Run(world, objectName, File.ReadAllBytes(Path.Combine(folder, file)), file);
}
