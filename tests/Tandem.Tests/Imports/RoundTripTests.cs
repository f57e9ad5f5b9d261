using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.People;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

/// <summary>What is exported and imported again is the same: in an empty workspace, and in the one where it came from.</summary>
public sealed class RoundTripTests
{
    private static readonly Dictionary<string, string> Compared = new(StringComparer.Ordinal)
    {
        ["companies"] = "name,domain,domains,industry,country,city,employees,annualRevenue,currency,phone,website,parentName,tags,contactCount,openDeals,createdAt,custom.segment,custom.founded",
        ["contacts"] = "name,firstName,lastName,email,emails,phone,jobTitle,primaryCompany,country,city,language,timeZone,website,lifecycleStage,lifecycleSince,origin,campaign,"
            + "landingPage,firstTouchAt,mailable,tags,createdAt,custom.shoeSize,custom.born,custom.isVip,custom.remark,custom.colours",
        ["deals"] = "name,amount,currency,pipelineName,stageName,outcome,probability,openedAt,expectedCloseDate,closedAt,company,product,lossReason,lossNote,winReason,nextStep,tags,createdAt,custom.risk",
    };

    [Theory, DatabaseData]
    public async Task An_export_makes_the_same_records_in_an_empty_workspace(DbEngine engine)
    {
        await using var here = await World.Create(engine);
        await Fill(here);
        await using var there = await World.Create(engine);
        foreach (var objectName in new[] { "companies", "contacts", "deals" })
        {
            var import = await Importing.Run(there, objectName, await Export(here, objectName), $"{objectName}.csv");
            Importing.Counts(import).Errors.ShouldBe(0, import.ToString());
            import["report"]!["warnings"]!.AsArray().ShouldBeEmpty(import.ToString());
        }

        foreach (var (objectName, columns) in Compared)
        {
            Lines(await Export(there, objectName, columns)).ShouldBe(Lines(await Export(here, objectName, columns)));
        }

        (await there.Value<string>("select name from people_contacts where email_key = 'eve@x.example'")).ShouldBe("=cmd|' /C calc'!A0");
        (await there.Value<long>("select count(*) from people_fields where label in ('Events', 'Last seen', 'Updated', 'Open deals', 'People')")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task An_export_that_is_edited_changes_its_own_records_and_makes_no_others(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Fill(world);
        var client = world.Client(Caller.System);
        foreach (var objectName in Compared.Keys)
        {
            var csv = await client.GetStringAsync($"/api/v1/{objectName}/export");
            var import = await Importing.Run(world, objectName, csv.Replace("Nameless", "Renamed", StringComparison.Ordinal), $"{objectName}.csv");
            Importing.Counts(import).Created.ShouldBe(0, objectName);
            Importing.Counts(import).Errors.ShouldBe(0, objectName);
        }

        (await world.Rows<string>("select name from people_contacts where phone = '+49 89 1234'")).ShouldBe(["Renamed"]);
    }

    [Theory, DatabaseData]
    public async Task The_file_of_errors_can_be_mended_and_handed_in_again(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var import = await Importing.Run(world, "contacts", "Email,First name,Created at\nada@x.example,-Ada,2024-02-31\nbob@x.example,Bob,2024-02-28\n");
        var errors = await world.Client(Caller.System).GetStringAsync($"/api/v1/imports/{import["id"]}/errors.csv");

        Importing.Counts(await Importing.Run(world, "contacts", errors.Replace("2024-02-31", "2024-02-29", StringComparison.Ordinal))).ShouldBe((1, 1, 0, 0, 0));
        (await world.Value<string>("select first_name from people_contacts where email = 'ada@x.example'")).ShouldBe("-Ada");
        (await world.Value<long>("select count(*) from people_fields")).ShouldBe(0);
    }

    private static async Task Fill(World world)
    {
        var client = world.Client(Caller.System);
        foreach (var (objectName, label, type) in new[] { ("contact", "Shoe size", "number"), ("contact", "Born", "date"), ("contact", "Is VIP", "boolean"), ("contact", "Remark", "text"), ("deal", "Risk", "text"), ("company", "Founded", "date") })
        {
            await client.Field(new { @object = objectName, label, type });
        }

        await client.Field(new { @object = "company", label = "Segment", type = "select", options = Options("small", "large") });
        await client.Field(new { @object = "contact", label = "Colours", type = "multiSelect", options = Options("red", "green", "blue, dark") });
        await Importing.Run(world, "companies", "Name,Domain,Industry,Country,City,Employees,Annual revenue,Currency,Phone,Website,Parent company,Tags,Created at,Segment,Founded\n"
            + "Engines,engines.example,Machines,Germany,Bonn,12,1234.50,EUR,+49 228 1,https://engines.example/about,,a;b,2024-01-02,small,1990-02-03\n"
            + "@Navy,,,,,,,,,,Engines,,2024-01-03,large,\n");
        await Importing.Run(world, "contacts",
            "Email,First name,Last name,Name,Phone,Job title,Company,Country,City,Language,Time zone,Website,Lifecycle stage,Source,Campaign,Landing page,First contact,Created at,Tags,Shoe size,Born,Is VIP,Remark,Colours,Email status\n"
            + "ada@x.example,Ada,Byron,,+49 30 1,Countess,Engines,Germany,Berlin,en,Europe/Berlin,https://ada.example,customer,paid_search,spring,lp-1,2024-02-03T10:11:12.345Z,2024-02-04T00:00:00Z,\"vip;old, wise\",38.5,1815-12-10,yes,\"one, \"\"two\"\"\",\"red;green\",Subscribed\n"
            + "eve@x.example,,,=cmd|' /C calc'!A0,,,@Navy,,,,,,lead,,,,,2024-02-05,,1234,,no,+1-1,\"red\",Unsubscribed\n"
            + "bob@x.example,Bob,,,,,,,,,,,lead,,,,,2024-02-06,,,,,n/a,,Cleaned\n"
            + ",,,Nameless,+49 89 1234,,,,,,,,,,,,,2024-02-07,,,,,,,\n");
        await client.Post("/contacts/" + await world.Value<Guid>("select id from people_contacts where name = 'Ada Byron'") + "/consents", new { topic = "news", state = "subscribed" });
        await Importing.Run(world, "deals", "Deal name,Company,Stage,Outcome,Amount,Currency,Open date,Close date,Expected close date,Product,Loss reason,Win reason,Next step,Tags,Risk\n"
            + "Big,Engines,Won,won,1000.25,EUR,2026-01-01,2026-02-01,,GTX,,Price,,x;y,=high\n"
            + "Gone,@Navy,Lost,lost,7,USD,2026-01-02,2026-02-02,,,Price,,,,low\n"
            + "Nameless,,Proposal,open,,JPY,2026-01-03,,2026-12-24,,,,Call,,\n");
    }

    private static object[] Options(params string[] values) => [.. values.Select(value => new { value, label = value })];

    private static Task<byte[]> Export(World world, string objectName, string? columns = null) =>
        world.Client(Caller.System).GetByteArrayAsync($"/api/v1/{objectName}/export{(columns is null ? "" : "?columns=" + columns)}");

    private static IEnumerable<string> Lines(byte[] csv) => System.Text.Encoding.UTF8.GetString(csv).Split("\r\n").Order(StringComparer.Ordinal);
}
