using Tandem.Engines.Routing;

namespace Tandem.Engines.Tests.Routing;

public sealed class RoundRobinTests
{
    [Fact]
    public void With_equal_weights_nobody_is_ever_more_than_one_ahead()
    {
        for (var people = 1; people <= 12; people++)
        {
            var team = Team([.. Enumerable.Repeat(3, people)]);
            foreach (var got in Turns(team, 500))
            {
                (got.Max() - got.Min()).ShouldBeLessThanOrEqualTo(1, $"{people} people");
            }
        }
    }

    [Fact]
    public void With_any_weights_everybody_is_within_one_of_their_share()
    {
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 15)).Select(_ => random.Next(4) == 0 ? random.Next(1, 100) : random.Next(1, 6)).ToArray();
            var turn = 0;
            foreach (var got in Turns(Team(weights), 400))
            {
                turn++;
                for (var person = 0; person < weights.Length; person++)
                {
                    var share = turn * (double)weights[person] / weights.Sum();
                    Math.Abs(got[person] - share).ShouldBeLessThanOrEqualTo(1 + 1e-6, $"weights {string.Join(',', weights)}, turn {turn}");
                }
            }
        }
    }

    [Fact]
    public void Who_is_away_gathers_nothing_and_is_not_flooded_on_return()
    {
        var team = Team([1, 1, 1]);
        var away = team[2];
        var present = team[..2];
        for (var turn = 0; turn < 100; turn++)
        {
            present = [.. RoundRobin.Give(present).After];
        }

        var counts = new int[3];
        team = [.. present, away];
        for (var turn = 0; turn < 30; turn++)
        {
            var (next, after) = RoundRobin.Give(team);
            counts[team.FindIndex(taker => taker.Id == next)]++;
            team = [.. after];
        }

        counts.ShouldBe([10, 10, 10]);
    }

    [Fact]
    public void People_who_come_and_go_stay_near_their_share_of_the_turns_they_were_there_for()
    {
        var random = new Random(6);
        var team = Team([1, 2, 3, 1, 1]);
        var (shares, got) = (new double[5], new int[5]);
        for (var turn = 0; turn < 5000; turn++)
        {
            var present = team.Where(_ => random.Next(4) > 0).DefaultIfEmpty(team[0]).ToList();
            var sum = (double)present.Sum(taker => taker.Weight);
            var (next, after) = RoundRobin.Give(present);
            present.ForEach(taker => shares[team.FindIndex(one => one.Id == taker.Id)] += taker.Weight / sum);
            got[team.FindIndex(one => one.Id == next)]++;
            team = [.. team.Select(taker => after.FirstOrDefault(one => one.Id == taker.Id) ?? taker)];
        }

        for (var person = 0; person < 5; person++)
        {
            Math.Abs(got[person] - shares[person]).ShouldBeLessThanOrEqualTo(2.5);
            team[person].Deficit.ShouldBe(shares[person] - got[person], 1e-6);
        }
    }

    [Fact]
    public void Nobody_there_or_a_weight_of_nothing_is_the_callers_mistake()
    {
        Should.Throw<ArgumentException>(() => RoundRobin.Give([]));
        Should.Throw<ArgumentException>(() => RoundRobin.Give(Team([1, 0])));
    }

    private static List<Taker> Team(int[] weights) =>
        [.. weights.Select((weight, i) => new Taker(new Guid(i + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), weight, Deficit: 0))];

    private static IEnumerable<int[]> Turns(List<Taker> team, int turns)
    {
        var got = new int[team.Count];
        for (var turn = 0; turn < turns; turn++)
        {
            var (next, after) = RoundRobin.Give(team);
            got[team.FindIndex(taker => taker.Id == next)]++;
            team = [.. after];
            yield return got;
        }
    }
}
