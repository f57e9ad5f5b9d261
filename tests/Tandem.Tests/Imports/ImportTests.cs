using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

public sealed class ImportTests
{
    private const string Three =
        """
        First name;Last name;Email;Favourite colour;Signed up
        Ada;Byron;ada@x.example;blue;31.12.2024
        Grace;Hopper;grace@x.example;green;01.02.2025
        Alan;Turing;alan@x.example;blue;15.03.2025
        """;

    [Theory, DatabaseData]
    public async Task Good_rows_become_contacts_and_unmapped_columns_become_typed_fields(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var import = await Importing.Run(world, "contacts", Three);

        ((string)import["state"]!).ShouldBe("done");
        Importing.Counts(import).ShouldBe((3, 3, 0, 0, 0));
        (await world.Rows<string>("select name from people_contacts order by sort_name")).ShouldBe(["Ada Byron", "Alan Turing", "Grace Hopper"]);
        (await world.Rows<string>("select label from people_fields order by label")).ShouldContain("Favourite colour");
    }

    [Theory, DatabaseData]
    public async Task The_same_file_again_changes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "contacts", Three);
        var versions = await world.Rows<int>("select version from people_contacts");

        Importing.Counts(await Importing.Run(world, "contacts", Three)).ShouldBe((3, 0, 0, 3, 0));
        (await world.Rows<int>("select version from people_contacts")).ShouldBe(versions);
    }

    [Theory, DatabaseData]
    public async Task A_dry_run_counts_and_writes_nothing(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var id = (string)(await Importing.Upload(world, "contacts", System.Text.Encoding.UTF8.GetBytes(Three), "three.csv", HttpStatusCode.Created))["id"]!;

        var import = await Importing.Finish(world, id, "check");

        ((string)import["state"]!).ShouldBe("checked");
        Importing.Counts(import).ShouldBe((3, 3, 0, 0, 0));
        (await world.Value<long>("select (select count(*) from people_contacts) + (select count(*) from journey_events) + (select count(*) from people_fields)")).ShouldBe(0);
        Importing.Counts(await Importing.Finish(world, id)).ShouldBe((3, 3, 0, 0, 0));
    }

    [Theory, DatabaseData]
    public async Task People_listed_as_unsubscribed_become_unmailable(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "contacts", "Email Address,First Name,UNSUB_TIME\nada@x.example,Ada,2024-05-01 10:00:00\n", "unsubscribed_members_export.csv");

        (await world.Rows<string>("select state from people_consents")).ShouldBe(["unsubscribed"]);
    }

    [Theory, DatabaseData]
    public async Task An_import_whose_process_dies_goes_on_and_repeats_no_row(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rows = string.Concat(Enumerable.Range(0, 3500).Select(i => $"p{i}@x.example,P{i}\n"));
        var id = (string)(await Importing.Upload(world, "contacts", System.Text.Encoding.UTF8.GetBytes("Email,First name\n" + rows), "many.csv", HttpStatusCode.Created))["id"]!;
        await world.Client(Caller.System).PostAsync($"/api/v1/imports/{id}/run", content: null);
        using var death = new CancellationTokenSource();
        var running = world.Get<JobLoop>().RunNext(only: null, death.Token);
        while (await world.Value<long>("select count(*) from people_contacts") == 0 && !running.IsCompleted)
        {
            await Task.Delay(2);
        }

        await death.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Settle();

        Importing.Counts(await Importing.Get(world, id)).ShouldBe((3500, 3500, 0, 0, 0));
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(3500);
        (await world.Value<long>("select count(*) from journey_events where type = 'contact_created'")).ShouldBe(3500);
    }

    [Theory, DatabaseData]
    public async Task A_rep_may_not_import_and_a_foreign_import_is_not_found(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var import = await Importing.Run(world, "contacts", Three);
        var rep = new Caller { Actor = "user:rep", Role = Role.SalesRep, UserId = Guid.CreateVersion7() };
        var marketer = new Caller { Actor = "user:marketer", Role = Role.Marketer, UserId = Guid.CreateVersion7() };

        (await world.Client(rep).PostAsync("/api/v1/imports?object=contacts", new StringContent(Three))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await world.Client(marketer).GetAsync($"/api/v1/imports/{import["id"]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await world.Client(marketer).PostAsync("/api/v1/imports?object=users", new StringContent("name\nA\n"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, DatabaseData]
    public async Task The_mapping_can_be_changed_until_the_import_runs(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        var id = (string)(await Importing.Upload(world, "contacts", "Mail,Word\nada@x.example,Countess\n"u8.ToArray(), "f.csv", HttpStatusCode.Created))["id"]!;
        async Task<HttpStatusCode> Map(string json) =>
            (await client.PutAsync($"/api/v1/imports/{id}/mapping", new StringContent(json, System.Text.Encoding.UTF8, "application/json"))).StatusCode;

        (await Map("""{"columns":[{"index":1,"target":"job_title"}]}""")).ShouldBe(HttpStatusCode.OK);
        (await Map("""{"columns":[{"index":7,"target":"job_title"}]}""")).ShouldBe(HttpStatusCode.BadRequest);
        (await Map("""{"columns":[{"index":1,"target":"no_such_target"}]}""")).ShouldBe(HttpStatusCode.BadRequest);
        (await Map("""{"columns":[{"index":0,"target":"job_title"}]}""")).ShouldBe(HttpStatusCode.BadRequest);
        await Importing.Finish(world, id);

        (await world.Value<string>("select job_title from people_contacts")).ShouldBe("Countess");
        (await Map("""{"columns":[]}""")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory, DatabaseData]
    public async Task Taking_an_import_back_removes_what_it_made_restores_what_it_changed_and_spares_what_people_edited(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "contacts", "Email,First name,City\nada@x.example,Ada,London\n");
        var import = await Importing.Run(world, "contacts", "Email,First name,City\nada@x.example,Ada,Paris\ngrace@x.example,Grace,\nalan@x.example,Alan,\n");
        Importing.Counts(import).ShouldBe((3, 2, 1, 0, 0));
        await world.Db.Write(tx => tx.Execute("update people_contacts set version = version + 1 where name = 'Alan'"));

        var undo = await world.Client(Caller.System).PostAsync($"/api/v1/jobs/{import["jobId"]}/undo", content: null);
        undo.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await world.Settle();

        (await world.Rows<string>("select name || ' ' || coalesce(city, '') from people_contacts order by sort_name")).ShouldBe(["Ada London", "Alan "]);
        ((string)(await Importing.Get(world, (string)import["id"]!))["state"]!).ShouldBe("undone");
        (await world.Client(Caller.System).PostAsync($"/api/v1/jobs/{import["jobId"]}/undo", content: null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory, DatabaseData]
    public async Task An_export_neutralises_formulas_and_keeps_to_what_one_may_see(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Importing.Run(world, "contacts", "Email,First name,Phone\nada@x.example,\"=cmd|' /C calc'!A0\",+49 30 1234567\n");

        var csv = await world.Client(Caller.System).GetStringAsync("/api/v1/contacts/export");

        csv.ShouldContain("'=cmd|");
        csv.ShouldContain("+49 30 1234567");
        var rep = new Caller { Actor = "user:rep", Role = Role.SalesRep, UserId = Guid.CreateVersion7() };
        (await world.Client(rep).GetAsync("/api/v1/contacts/export")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
