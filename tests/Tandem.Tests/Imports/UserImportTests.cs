using System.Net;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Imports;

public sealed class UserImportTests
{
    [Theory, DatabaseData]
    public async Task Users_of_a_file_go_again_unless_they_own_something_or_can_sign_in(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await Importing.Run(world, "users", "Name,Office\nOld Hand,Bonn\n");
        var import = await Importing.Run(world, "users", "Name,Manager,Office\nAda,Max,Bonn\nBob,Max,Bonn\nEve,Zoe,Bonn\nJoy,Zoe,Bonn\nOld Hand,,Berlin\n");
        Importing.Counts(import).ShouldBe((5, 4, 1, 0, 0));
        await Importing.Run(world, "deals", "Deal name,Owner\nBig,Ada\n");
        await world.Db.Write(tx => tx.Execute("update access_users set status = 'invited', version = version + 1 where name = 'Bob'"));

        (await client.Post($"/jobs/{import["jobId"]}/undo")).Is(202);
        await world.Settle();

        (await world.Rows<string>("select name || ' ' || coalesce(office, '-') from access_users order by name")).ShouldBe(["Ada Bonn", "Bob Bonn", "Max -", "Old Hand Bonn"]);
        (await Terminal.Run(world.Options, "verify")).ExitCode.ShouldBe(0);
        (await client.Post($"/jobs/{import["jobId"]}/undo")).Is((int)HttpStatusCode.Conflict);
    }

    [Theory, DatabaseData]
    public async Task A_dry_run_of_users_leaves_nothing_to_take_back(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var id = (string)(await Importing.Upload(world, "users", BadFiles.Text("Name\nAda\n"), "users.csv", HttpStatusCode.Created))["id"]!;
        await Importing.Finish(world, id, "check");

        (await world.Value<long>("select count(*) from access_users")).ShouldBe(0);
        (await world.Value<string>("select undo from imports_files")).ShouldBeNull();
    }
}
