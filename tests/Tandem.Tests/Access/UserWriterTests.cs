using Tandem.Access.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Access.Support;
using Tandem.Tests.Support;

namespace Tandem.Tests.Access;

public sealed class UserWriterTests
{
    [Theory, DatabaseData]
    public async Task A_sales_team_becomes_users_who_report_to_their_managers(DbEngine engine)
    {
        await using var world = await World.Create(engine);

        var written = await Write(world,
            new("Anna Snelling") { Manager = "Dustin Brinkmann", Office = "Central" },
            new("Cecily Lampkin") { Manager = "dustin  brinkmann", Office = "Central" },
            new("Markita Hansen") { Manager = "Celia Rouche", Office = "West", Email = "markita@example.com" },
            new("Celia Rouche") { Manager = "Summer Sewald" });

        written.Rows.ShouldAllBe(row => row.Outcome == UserOutcome.Created);
        written.Managers.Count.ShouldBe(2);
        var users = (await world.Db.Read(Users.All)).ToDictionary(user => user.Name);
        users.Count.ShouldBe(6);
        users.Values.ShouldAllBe(user => user.Status == UserStatus.NoLogin);
        (users["Anna Snelling"].Role, users["Anna Snelling"].ManagerId).ShouldBe((Role.SalesRep, users["Dustin Brinkmann"].Id));
        users["Cecily Lampkin"].ManagerId.ShouldBe(users["Dustin Brinkmann"].Id);
        (users["Celia Rouche"].Role, users["Celia Rouche"].ManagerId).ShouldBe((Role.Manager, users["Summer Sewald"].Id));
        users["Markita Hansen"].Email.ShouldBe("markita@example.com");
    }

    [Theory, DatabaseData]
    public async Task The_same_file_again_changes_nothing_and_a_newer_one_changes_the_differences(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        UserDraft[] file = [new("Anna") { Manager = "Dustin", Office = "Central" }, new("Ben") { Email = "ben@example.com" }];
        var first = await Write(world, file);

        (await Write(world, file)).Rows.ShouldAllBe(row => row.Outcome == UserOutcome.Unchanged);
        var newer = await Write(world, new("ANNA") { Email = "anna@example.com", Office = "East" }, new("Benjamin") { Email = "BEN@example.com" });

        newer.Rows.Select(row => (row.Outcome, row.Id)).ShouldBe([(UserOutcome.Updated, first.Rows[0].Id), (UserOutcome.Unchanged, first.Rows[1].Id)]);
        var anna = (await world.Db.Read(session => Users.FindByName(session, "anna"))).Single();
        (anna.Email, anna.Office).ShouldBe(("anna@example.com", "East"));
    }

    [Theory, DatabaseData]
    public async Task Namesakes_with_different_emails_are_different_people_and_without_one_they_cannot_be_told_apart(DbEngine engine)
    {
        await using var world = await World.Create(engine);

        await Write(world, new("Anna") { Email = "a1@example.com" }, new("Anna") { Email = "a2@example.com" });
        var third = await Write(world, new UserDraft("Anna"));

        (await world.Value<long>("select count(*) from access_users")).ShouldBe(2);
        third.Rows[0].Outcome.ShouldBe(UserOutcome.Refused);
        third.Rows[0].Reason.ShouldBe("2 users are called Anna; an email tells them apart.");
    }

    [Theory, DatabaseData]
    public async Task A_file_makes_no_owner_and_changes_nobody_who_signs_in(DbEngine engine)
    {
        await using var office = await Office.Open(engine);

        var written = await Write(office.World,
            new("Eve") { Role = Role.Owner },
            new("Line\nbreak"),
            new("Bad") { Email = "x@y\r\nBcc: z@example.com" },
            new("Olga Owner") { Role = Role.Viewer, Email = Office.OwnerEmail, Office = "HQ" });

        written.Rows.Select(row => row.Outcome).ShouldBe([UserOutcome.Refused, UserOutcome.Refused, UserOutcome.Refused, UserOutcome.Updated]);
        (await office.Owner.IsSignedIn()).ShouldBeTrue();
        var owner = (await office.World.Db.Read(Users.All)).Single();
        (owner.Role, owner.Office).ShouldBe((Role.Owner, "HQ"));
    }

    [Theory, DatabaseData]
    public async Task What_a_file_wrote_can_be_taken_back_as_far_as_nobody_touched_it(DbEngine engine)
    {
        await using var office = await Office.Open(engine);
        var before = await Write(office.World, new UserDraft("Anna") { Office = "Central" });
        var written = await Write(office.World,
            new("Anna") { Office = "West", Manager = "Celia" }, new("Ben") { Manager = "Celia" }, new("Carla") { Manager = "Dora" });
        await office.Owner.Patch($"/api/v1/users/{written.Rows[2].Id}", new { office = "Rome" });

        var left = await office.World.Db.Write(tx => UserWriter.Undo(tx, Caller.System, [.. written.Rows, .. written.Managers]));

        left.Count.ShouldBe(2);
        var users = (await office.World.Db.Read(Users.All)).ToDictionary(user => user.Name);
        users.Keys.ShouldBe(["Anna", "Carla", "Dora", "Olga Owner"], ignoreOrder: true);
        (users["Anna"].Id, users["Anna"].Office, users["Anna"].ManagerId).ShouldBe((before.Rows[0].Id!.Value, "Central", null));
    }

    private static Task<UsersWritten> Write(World world, params UserDraft[] drafts) => world.Db.Write(tx => UserWriter.Write(tx, Caller.System, drafts));
}
