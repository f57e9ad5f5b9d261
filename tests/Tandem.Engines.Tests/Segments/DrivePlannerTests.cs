using Tandem.Engines.Segments;
using Tandem.Engines.Tests.Segments.Agreement;

namespace Tandem.Engines.Tests.Segments;

public sealed class DrivePlannerTests
{
    private const string Owner = """{"field":"owner","op":"isMe"}""";
    private const string Stage = """{"field":"stage","op":"is","value":"lead"}""";
    private const string Contains = """{"field":"name","op":"contains","value":"ada"}""";
    private const string Tag = """{"field":"tags","op":"hasAny","value":["vip"]}""";

    private static readonly ListPage Page = new(TotalRows: 1_000_000, PageRows: 50, SortIsIndexed: true);

    [Fact]
    public void Without_conditions_the_sort_order_is_walked() =>
        Choose("""{"and":[]}""", Page).ShouldBe(new DriveBy.Sort());

    [Theory]
    [InlineData(10, true)]
    [InlineData(2_000, true)]
    [InlineData(300_000, false)]
    [InlineData(900_000, false)]
    public void A_rare_condition_is_found_by_its_index_and_a_common_one_met_on_the_walk(double rows, bool byCondition) =>
        Choose(Stage, Page, ("stage", rows)).ShouldBe(byCondition ? new DriveBy.Condition(0) : new DriveBy.Sort());

    [Fact]
    public void The_rarest_of_several_conditions_drives_wherever_it_was_entered()
    {
        Choose(All(Stage, Tag, Owner), Page, ("stage", 200_000), ("owner", 300), ("tags", 5_000)).ShouldBe(new DriveBy.Condition(2));
        Choose(All(Owner, Tag, Stage), Page, ("stage", 200_000), ("owner", 300), ("tags", 5_000)).ShouldBe(new DriveBy.Condition(0));
    }

    [Fact]
    public void Common_conditions_that_rarely_meet_are_not_walked()
    {
        Choose(All(Stage, Owner), Page, ("stage", 40_000), ("owner", 50_000)).ShouldBe(new DriveBy.Condition(0));
        Choose(All(Stage, Owner), Page, ("stage", 400_000), ("owner", 500_000)).ShouldBe(new DriveBy.Sort());
    }

    [Fact]
    public void What_nobody_can_estimate_is_checked_not_searched_by()
    {
        Choose(Contains, Page).ShouldBe(new DriveBy.Sort());
        Choose(All(Contains, Owner), Page, ("owner", 500)).ShouldBe(new DriveBy.Condition(1));
    }

    [Fact]
    public void What_is_not_so_is_met_on_the_walk_unless_almost_everything_is() =>
        Choose($$"""{"not":{{Stage}}}""", Page, ("stage", 10)).ShouldBe(new DriveBy.Sort());

    [Fact]
    public void A_missing_value_can_be_found() =>
        Choose("""{"field":"owner","op":"unknown"}""", Page, ("owner", 999_990)).ShouldBe(new DriveBy.Condition(0));

    [Fact]
    public void A_choice_drives_only_if_each_part_can()
    {
        Choose($$"""{"or":[{{Owner}},{{Tag}}]}""", Page, ("owner", 100), ("tags", 200)).ShouldBe(new DriveBy.Condition(0));
        Choose($$"""{"or":[{{Owner}},{{Contains}}]}""", Page, ("owner", 100)).ShouldBe(new DriveBy.Sort());
    }

    [Fact]
    public void Without_an_index_for_the_order_a_condition_drives_when_it_saves_rows()
    {
        Choose(Stage, Page with { SortIsIndexed = false }, ("stage", 900_000)).ShouldBe(new DriveBy.Condition(0));
        Choose(Contains, Page with { SortIsIndexed = false }).ShouldBe(new DriveBy.Sort());
    }

    [Fact]
    public void A_condition_on_what_is_sorted_by_shortens_the_walk()
    {
        const string Recent = """{"field":"seenAt","op":"inLastDays","value":7}""";
        var page = Page with { SortField = "seenAt" };
        Choose(Recent, page, ("seenAt", 5_000)).ShouldBe(new DriveBy.Sort());
        Choose(All(Recent, Stage), page, ("seenAt", 5_000), ("stage", 20_000)).ShouldBe(new DriveBy.Sort());
        Choose(All(Recent, Owner), page, ("seenAt", 5_000), ("owner", 20)).ShouldBe(new DriveBy.Condition(1));
    }

    [Fact]
    public void In_a_small_table_either_way_is_fine_and_never_fails()
    {
        Choose(Stage, new ListPage(0, 50, true), ("stage", 0)).ShouldBeOfType<DriveBy.Condition>();
        Choose(All(Stage, Owner), new ListPage(10, 50, true), ("stage", 1e9), ("owner", -5)).ShouldNotBeNull();
    }

    private static string All(params IEnumerable<string> parts) => $$"""{"and":[{{string.Join(',', parts)}}]}""";

    private static DriveBy Choose(string json, ListPage page, params (string Field, double Rows)[] known)
    {
        Filter.TryParse(json, MadeUpPeople.Catalogue, out var filter, out var problems).ShouldBeTrue(string.Join("; ", problems));
        var rows = known.ToDictionary(one => one.Field, one => one.Rows, StringComparer.Ordinal);
        return DrivePlanner.Choose(filter!, page, test => rows.TryGetValue(test.Field.Key, out var count) ? count : null);
    }
}
