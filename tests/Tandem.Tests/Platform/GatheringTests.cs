using Tandem.Platform.Data;

namespace Tandem.Tests.Platform;

public sealed class GatheringTests
{
    [Fact]
    public async Task What_arrives_while_a_set_is_handled_makes_the_next_one()
    {
        var (gate, sets) = (new TaskCompletionSource(), new List<int>());
        var gathering = new Gathering<string, int, int>(most: 3, async items =>
        {
            sets.Add(items.Count);
            await gate.Task;
            return [.. items.Select(item => item * 2)];
        });

        var answers = Enumerable.Range(0, 6).Select(item => gathering.Add("a", item)).ToList();
        gate.SetResult();

        (await Task.WhenAll(answers)).ShouldBe([0, 2, 4, 6, 8, 10]);
        sets.ShouldBe([1, 3, 2]);
        (await gathering.Add("a", 7)).ShouldBe(14);
    }

    [Fact]
    public async Task Keys_do_not_wait_for_each_other()
    {
        var never = new TaskCompletionSource();
        var gathering = new Gathering<string, string, string>(most: 3, async items =>
        {
            if (items[0] == "slow")
            {
                await never.Task;
            }

            return items;
        });

        _ = gathering.Add("a", "slow");
        (await gathering.Add("b", "quick").WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("quick");
    }

    [Fact]
    public async Task Where_a_set_fails_each_learns_its_own_fate()
    {
        var gate = new TaskCompletionSource();
        var gathering = new Gathering<string, int, int>(most: 10, async items =>
        {
            await gate.Task;
            return items.Contains(3) ? throw new InvalidOperationException("three") : items;
        });

        var answers = Enumerable.Range(0, 6).Select(item => gathering.Add("a", item)).ToList();
        gate.SetResult();

        foreach (var item in new[] { 0, 1, 2, 4, 5 })
        {
            (await answers[item]).ShouldBe(item);
        }

        (await Should.ThrowAsync<InvalidOperationException>(answers[3])).Message.ShouldBe("three");
    }
}
