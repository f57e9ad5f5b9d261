using System.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.Platform;

public sealed class IdempotencyTests
{
    [Theory, DatabaseData]
    public async Task A_repeated_post_gets_the_first_answer_and_is_done_once(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);

        var first = await Post(client, "k1", """{"name":"Ada"}""");
        var second = await Post(client, "k1", """{"name":"Ada"}""");

        first.ShouldBe(second with { Replayed = false });
        (first.Status, second.Replayed).ShouldBe((201, true));
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
        (await Post(client, "k2", """{"name":"Ada"}""")).Status.ShouldBe(201);
        (await Post(world.Client(Caller.System with { Actor = "another" }), "k1", """{"name":"Ada"}""")).Replayed.ShouldBeFalse();
    }

    [Theory, DatabaseData]
    public async Task The_same_key_with_another_request_is_refused(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await Post(client, "k1", """{"name":"Ada"}""");

        var other = await Post(client, "k1", """{"name":"Grace"}""");

        other.Status.ShouldBe(409);
        other.Body.ShouldContain("keyReused");
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Repetitions_that_come_at_the_same_time_wait_for_the_first_one(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Post(client, "k1", """{"name":"Ada"}"""))));

        answers.Select(answer => (answer.Status, answer.Body)).Distinct().Count().ShouldBe(1);
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task A_refusal_is_repeated_too_and_what_could_not_be_read_is_not_remembered(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);

        (await Post(client, "k1", """{"city":"London"}""")).Status.ShouldBe(400);
        (await Post(client, "k1", """{"city":"London"}""")).ShouldBe((await Post(client, "k1", """{"city":"London"}""")));
        (await Post(client, "k2", "{")).Status.ShouldBe(400);
        (await world.Value<long>("select count(*) from platform_idempotency")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Where_nobody_can_tell_what_became_of_a_request_it_is_not_done_again(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);
        await Post(client, "k1", """{"name":"Ada"}""");
        await world.Db.Write(tx => tx.Execute("update platform_idempotency set state = 'unknown'"));

        (await Post(client, "k1", """{"name":"Ada"}""")).Body.ShouldContain("outcomeUnknown");
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(1);
    }

    [Theory, DatabaseData]
    public async Task Answers_are_forgotten_after_a_day(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await Post(world.Client(Caller.System), "k1", """{"name":"Ada"}""");
        await Tandem.Platform.Http.AnswerMemory.Start(world.Services);

        world.Clock.Advance(TimeSpan.FromHours(23));
        await world.Settle();
        (await world.Value<long>("select count(*) from platform_idempotency")).ShouldBe(1);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.Settle();
        (await world.Value<long>("select count(*) from platform_idempotency")).ShouldBe(0);
    }

    private static async Task<Answer> Post(HttpClient client, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/contacts") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        return new Answer(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.Tag, await response.Content.ReadAsStringAsync(),
            response.Headers.Contains("Idempotency-Replayed"));
    }

    private sealed record Answer(int Status, string? Type, string? ETag, string Body, bool Replayed);
}
