using FsCheck;
using FsCheck.Fluent;
using Tandem.Engines.Scoring;

namespace Tandem.Engines.Tests.Scoring;

public sealed class AccumulatorTests
{
    private const long Day = 24L * 60 * 60 * 1000;

    private static readonly Gen<long> Instants = Gen.Choose(0, 2_000_000_000).Select(seconds => seconds * 1000L);

    private static readonly Gen<int?> HalfLives = Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(1, 3650).Select(days => (int?)days));

    private static readonly Arbitrary<(long[] Times, int? HalfLife, int Seed)> Histories = Arb.From(
        from times in Gen.ArrayOf(Instants)
        from halfLife in HalfLives
        from seed in Gen.Choose(0, 1000)
        where times.Length > 0
        select (times, halfLife, seed));

    [Fact]
    public void Half_is_left_after_a_half_life_and_all_without_one()
    {
        var once = Accumulator.Once(5 * Day);

        once.At(5 * Day, 10).ShouldBe(1);
        once.At(15 * Day, 10).ShouldBe(0.5, 1e-12);
        once.At(25 * Day, 10).ShouldBe(0.25, 1e-12);
        once.At(5000 * Day, null).ShouldBe(1);
        once.At(0, 10).ShouldBe(1, "nothing grows by looking back");
    }

    [Fact]
    public void The_order_of_the_times_makes_no_difference() => Prop.ForAll(Histories, history =>
    {
        var shuffled = history.Times.ToArray();
        new Random(history.Seed).Shuffle(shuffled);
        var (one, other) = (Of(history.Times, history.HalfLife), Of(shuffled, history.HalfLife));
        return one.AsOf == other.AsOf && Math.Abs(one.Value - other.Value) <= 1e-9 * history.Times.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_the_sum_of_what_is_left_of_each_time() => Prop.ForAll(Histories, history =>
    {
        var at = history.Times.Max() + 3 * Day;
        var sum = history.Times.Sum(time => Accumulator.Left(at - time, history.HalfLife));
        return Math.Abs(Of(history.Times, history.HalfLife).At(at, history.HalfLife) - sum) <= 1e-9 * history.Times.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_only_ever_fades_and_is_never_negative() => Prop.ForAll(Histories, Arb.From(Instants.Two()), (history, later) =>
    {
        var all = Of(history.Times, history.HalfLife);
        var (sooner, last) = (Math.Min(later.Item1, later.Item2), Math.Max(later.Item1, later.Item2));
        return all.At(last, history.HalfLife) >= 0 && all.At(last, history.HalfLife) <= all.At(sooner, history.HalfLife)
            && all.At(sooner, history.HalfLife) <= history.Times.Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Points_keep_to_the_limit_and_to_the_sign_of_the_rule() => Prop.ForAll(
        Histories, Arb.From(Gen.Choose(-1000, 1000)), Arb.From(Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(1, 10_000).Select(most => (int?)most))), (history, points, most) =>
        {
            var rule = new EngagementRule(Guid.Empty, "", new EventPattern("", []), points) { HalfLifeDays = history.HalfLife, MostPoints = most };
            var given = rule.PointsOf(Of(history.Times, history.HalfLife), history.Times.Max());
            return (most is null || Math.Abs(given) <= most) && (points < 0 ? given <= 0 : given >= 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_beyond_all_reason_do_not_break_anything()
    {
        var rule = new EngagementRule(Guid.Empty, "", new EventPattern("", []), 1000);

        rule.PointsOf(new Accumulator(1e300, 0), 0).ShouldBe(1_000_000_000);
        rule.PointsOf(new Accumulator(1, long.MinValue / 2), long.MaxValue / 2).ShouldBe(1000);
    }

    private static Accumulator Of(IEnumerable<long> times, int? halfLife) =>
        times.Select(Accumulator.Once).Aggregate((all, once) => all.Plus(once, halfLife));
}
