using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class MentionTests
{
    [Theory, DatabaseData]
    public async Task Whoever_is_mentioned_is_told_once_and_where(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (meg, rita) = (await world.User("Meg", Role.Manager), await world.User("Rita", Role.SalesRep));
        var nora = await world.Contact("Nora", rita.UserId);
        var boss = world.Client(meg);

        var note = (await boss.Post($"/contacts/{nora}/notes", new { body = $"{At(rita, "Rita")} please call, {At(rita, "Rita")}! {At(meg, "Meg")} waits." })).Is(201);
        (await boss.Patch($"/notes/{note["id"]}", new { body = $"{At(rita, "Rita")} please call today." })).Is(200);

        note["notTold"].GetArrayLength().ShouldBe(0);
        var notices = (await world.Client(rita).Get("/notifications"))["items"];
        notices.GetArrayLength().ShouldBe(1);
        notices[0].GetProperty("title").GetString().ShouldBe("Meg mentioned you on Nora");
        notices[0].GetProperty("body").GetString().ShouldBe("@Rita please call, @Rita! @Meg waits.");
        notices[0].GetProperty("link").GetString().ShouldBe($"/people/{nora}?tab=notes");
        (await boss.Get("/notifications"))["items"].GetArrayLength().ShouldBe(0);
        (await boss.Get($"/contacts/{nora}/timeline?kinds=note"))["items"][0].GetProperty("detail").GetString().ShouldBe("@Rita please call today.");
    }

    [Theory, DatabaseData]
    public async Task Whoever_may_not_see_the_record_is_not_told_and_the_answer_says_so(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var (rita, sam, gone) = (await world.User("Rita", Role.SalesRep), await world.User("Sam", Role.SalesRep), await world.User("Gone", Role.Manager));
        await world.Db.Write(tx => tx.Execute("update access_users set status = 'disabled' where name = 'Gone'"));
        var (nora, company) = (await world.Contact("Nora", rita.UserId), await world.Company("Acme", rita.UserId));
        var client = world.Client(rita);

        foreach (var path in new[] { $"/contacts/{nora}/notes", $"/companies/{company}/notes" })
        {
            (await client.Post(path, new { body = $"{At(sam, "Sam")} and {At(gone, "Gone")}, look" })).Is(201)["notTold"].EnumerateArray()
                .Select(user => user.GetProperty("name").GetString()).ShouldBe(["Sam", "Gone"]);
        }

        (await world.Value<long>("select count(*) from notifications_items")).ShouldBe(0);
    }

    [Theory, DatabaseData]
    public async Task Somebody_who_is_no_user_cannot_be_mentioned_and_a_broken_mark_is_only_text(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var rita = await world.User("Rita", Role.SalesRep);
        var nora = await world.Contact("Nora", rita.UserId);
        var client = world.Client(rita);

        (await client.Post($"/contacts/{nora}/notes", new { body = $"@[Nobody](user:{Guid.NewGuid()}) look" })).Is(400);
        (await client.Get($"/contacts/{nora}/notes"))["items"].GetArrayLength().ShouldBe(0);
        (await client.Post($"/contacts/{nora}/notes", new { body = "@[Half](user:12) and @Rita and [a](link)" })).Is(201);
    }

    private static string At(Caller user, string name) => $"@[{name}](user:{user.UserId})";
}
