using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

/// <summary>Contacts that are created at the same time are written together; each gets its own answer.</summary>
public sealed class CreateTogetherTests
{
    [Theory, DatabaseData]
    public async Task Each_gets_its_own_answer(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 120).Select(async n => (n, Answer: await client.Post("/contacts", (n % 4) switch
        {
            0 => new { name = $"Person {n}", email = $"p{n}@example.com" },
            1 => new { name = $"Twin {n}", email = $"twin{n / 8}@example.com" },
            2 => new { name = "", email = "nonsense" },
            _ => (object)new { name = $"Caller {n}", phone = $"+49 30 55{n:0000}" },
        }))));

        foreach (var (n, answer) in answers.Where(one => one.n % 4 is 0 or 3))
        {
            answer.Is(201)["name"].GetString().ShouldBe(n % 4 == 0 ? $"Person {n}" : $"Caller {n}");
        }

        foreach (var twins in answers.Where(one => one.n % 4 == 1).GroupBy(one => one.n / 8))
        {
            var made = twins.Where(one => one.Answer.Status == 201).ToList();
            made.Count.ShouldBe(1);
            twins.Except(made).ShouldAllBe(one => one.Answer.Code == "emailTaken");
        }

        answers.Where(one => one.n % 4 == 2).ShouldAllBe(one => one.Answer.Status == 400);
        var expected = 30 + 30 + 15;
        (await world.Value<long>("select count(*) from people_contacts")).ShouldBe(expected);
        (await world.Value<long>("select count(*) from access_audit where object = 'contact' and verb = 'create'")).ShouldBe(expected);
        (await world.Value<long>("select count(distinct subject_id) from journey_events where type = 'contact_created'")).ShouldBe(expected);
    }

    [Theory, DatabaseData]
    public async Task The_second_of_two_that_look_alike_is_a_hint_even_at_the_same_time(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        var client = world.Client(Caller.System);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => client.Post("/contacts", new { name = $"Person {n}", phone = "+49 30 123456" })));

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Where(answer => answer.Status != 201).ShouldAllBe(answer => answer.Code == "mayExist");
    }
}
