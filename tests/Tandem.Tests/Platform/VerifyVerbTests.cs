using Tandem.Platform.Data;
using Tandem.Tests.Imports;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class VerifyVerbTests
{
    [Theory, DatabaseData]
    public async Task A_workspace_that_was_imported_edited_and_taken_back_agrees_with_itself(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Filled(world);
        var gone = await Importing.Run(world, "contacts", "Email,Lifecycle stage,Company\nzoe@x.example,customer,Zed\nada@x.example,customer,Zed\n");
        await world.Client(Tandem.Platform.Security.Caller.System).PostAsync($"/api/v1/jobs/{gone["jobId"]}/undo", content: null);
        await world.Settle();

        var run = await Terminal.Run(world.Options, "verify");

        run.Output.ShouldContain("All is well.", customMessage: run.Output);
        run.Output.ShouldContain("ok      contacts: 2");
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        (await Terminal.Run(world.Options, "verify", "everything")).ExitCode.ShouldBe(2);
    }

    [Theory]
    [DatabaseData("update people_contacts set lifecycle_stage = 'subscriber' where name = 'Ada'", "the lifecycle history ends")]
    [DatabaseData("update people_contacts set company_id = null where name = 'Ada'", "the primary company")]
    [DatabaseData("delete from people_companies", "memberships join records")]
    [DatabaseData("delete from people_identifiers where kind = 'email'", "every address")]
    [DatabaseData("update people_contacts set owner_id = id", "owners are users")]
    [DatabaseData("update sales_deals set outcome = 'lost'", "the stage history ends in")]
    [DatabaseData("update sales_deals set closed_at = null", "closing date agree")]
    [DatabaseData("update sales_deals set contact_id = id", "people are contacts")]
    [DatabaseData("insert into insights_people_days values ('none', '2026-01-05', '', 1, 0, 0, 0, 0, 0, 0)", "the sums by day")]
    [DatabaseData("update journey_lanes set last_seq = 0", "beyond the end")]
    [DatabaseData("update journey_cursors set seq = seq + 1000", "ahead of the log")]
    [DatabaseData("update journey_events set lane = 1, seq = 1", "taken twice")]
    [DatabaseData("insert into journey_subjects (subject_id, kind, contact_id, since) select id, 'visitor', id, 0 from sales_deals", "belongs to a record that is there")]
    public async Task What_does_not_hold_is_named_and_the_exit_code_is_1(DbEngine engine, string damage, string named)
    {
        await using var world = await World.Create(engine);
        await Filled(world);
        await world.Db.Write(tx => tx.Execute(damage));

        var run = await Terminal.Run(world.Options, "verify");

        run.ExitCode.ShouldBe(1, run.Output);
        run.Output.Split('\n').Where(line => line.StartsWith("WRONG", StringComparison.Ordinal)).ShouldContain(line => line.Contains(named), run.Output);
    }

    [Theory, DatabaseData]
    public async Task A_database_without_this_versions_schema_is_not_touched(DbEngine engine)
    {
        var options = await Databases.Empty(engine);
        var run = await Terminal.Run(options, "verify");
        run.ExitCode.ShouldBe(1);
        (run.Output + run.Errors).ShouldMatch("There is no database|Run migrate");
        await Databases.Drop(options);
    }

    private static async Task Filled(World world)
    {
        await Importing.Run(world, "contacts", "Email,First name,Company,Lifecycle stage\nada@x.example,Ada,Engines,lead\ngrace@x.example,Grace,Navy,customer\n");
        await Importing.Run(world, "deals", "Deal name,Company,Stage,Amount,Close date,Contact email\nBig,Engines,Won,1000,2026-01-31,ada@x.example\n");
    }
}
