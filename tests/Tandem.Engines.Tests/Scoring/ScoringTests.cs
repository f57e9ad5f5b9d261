using System.Text.Json;
using Tandem.Engines.Scoring;
using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Scoring;

public sealed class ScoringTests
{
    [Theory]
    [InlineData(80, 'A')]
    [InlineData(50, 'A')]
    [InlineData(49.9, 'B')]
    [InlineData(10, 'C')]
    [InlineData(9.9, 'D')]
    [InlineData(-300, 'D')]
    public void Points_of_fit_have_a_grade(double points, char grade) => new FitThresholds(50, 30, 10).GradeOf((decimal)points).ShouldBe(grade);

    [Theory]
    [InlineData(75, 1)]
    [InlineData(74.9, 2)]
    [InlineData(50, 2)]
    [InlineData(25, 3)]
    [InlineData(24.9, 4)]
    public void Points_of_engagement_have_a_level(double points, int level) => new EngagementThresholds(75, 50, 25).LevelOf((decimal)points).ShouldBe(level);

    [Theory]
    [InlineData("""{"properties":{"path":"/Pricing/eu"}}""", "path", FilterOp.Contains, "/pricing", true)]
    [InlineData("""{"path":"/pricing"}""", "path", FilterOp.Is, "/pricing", true)]
    [InlineData("""{"context":{"page":{"path":"/pricing"}}}""", "path", FilterOp.StartsWith, "/pri", true)]
    [InlineData("""{"context":{"page":{"url":"https://x.example/pricing?plan=1"}}}""", "path", FilterOp.EndsWith, "pricing", true)]
    [InlineData("""{"properties":{"plan":{"name":"Pro"}}}""", "plan.name", FilterOp.Is, "pro", true)]
    [InlineData("""{"properties":{"tags":["a","b"]}}""", "tags", FilterOp.Is, "B", true)]
    [InlineData("""{"properties":{"total":99.5}}""", "total", FilterOp.Lt, "100", true)]
    [InlineData("""{"properties":{"total":"100"}}""", "total", FilterOp.Lte, "100", true)]
    [InlineData("""{"properties":{"total":101}}""", "total", FilterOp.Gt, "100", true)]
    [InlineData("""{"properties":{"total":1e400}}""", "total", FilterOp.Gte, "100", false)]
    [InlineData("""{"properties":{"total":"many"}}""", "total", FilterOp.Gte, "0", false)]
    [InlineData("""{"properties":{}}""", "total", FilterOp.Gte, "0", false)]
    [InlineData("""{"properties":{}}""", "total", FilterOp.IsNot, "0", true)]
    [InlineData("""{"properties":{}}""", "total", FilterOp.NotContains, "0", true)]
    [InlineData("""{"properties":{"total":0}}""", "total", FilterOp.Known, null, true)]
    [InlineData("""{"properties":{"total":null}}""", "total", FilterOp.Unknown, null, true)]
    [InlineData("""{"properties":{"paid":true}}""", "paid", FilterOp.Is, "true", true)]
    [InlineData("[]", "paid", FilterOp.Is, "true", false)]
    [InlineData("null", "a.b.c", FilterOp.Unknown, null, true)]
    public void A_property_is_compared_whatever_shape_the_event_has(string data, string property, FilterOp op, string? value, bool holds) =>
        new PropertyTest(property, op, value).Holds(JsonDocument.Parse(data).RootElement).ShouldBe(holds);

    [Theory]
    [InlineData("Trial Started", "trial_started", true)]
    [InlineData("trialStarted", "TRIAL-STARTED", true)]
    [InlineData("trial", "trials", false)]
    [InlineData("__", "--", false)]
    public void Names_of_events_are_compared_by_their_letters(string one, string other, bool same) =>
        (EventPattern.KeyOf(one) == EventPattern.KeyOf(other)).ShouldBe(same);

    private static readonly Guid Demo = Guid.NewGuid();
    private static readonly Guid Pricing = Guid.NewGuid();
    private static readonly Guid Form = Guid.NewGuid();

    private static readonly QualificationRule Rule = new()
    {
        FitAtLeast = 'B',
        EngagementAtLeast = 50,
        Intent = [new("Demo", [Demo], 30), new("Prices and form", [Pricing, Form], 14)],
    };

    [Theory]
    [InlineData('A', 50, true)]
    [InlineData('B', 50, true)]
    [InlineData('C', 500, false)]
    [InlineData('A', 49.9, false)]
    public void Fit_and_engagement_must_both_do(char fit, double points, bool qualifies) =>
        (Rule.Judge(Standing(fit, points), new HashSet<Guid>(), 0) is not null).ShouldBe(qualifies);

    [Fact]
    public void Unknown_fit_is_no_fit_unless_fit_does_not_matter()
    {
        var standing = new Standing(Fit: null, 80, new Dictionary<Guid, long>());

        Rule.Judge(standing, new HashSet<Guid>(), 0).ShouldBeNull();
        (Rule with { FitAtLeast = null }).Judge(standing, new HashSet<Guid>(), 0).ShouldNotBeNull().Sign.ShouldBeNull();
    }

    [Fact]
    public void A_sign_of_intent_needs_all_its_parts_within_its_days_and_one_of_them_new()
    {
        const long Day = 24L * 60 * 60 * 1000;
        var standing = Standing('D', 0) with { LastOf = new Dictionary<Guid, long> { [Pricing] = 0, [Form] = 10 * Day } };

        Rule.Judge(standing, new HashSet<Guid> { Form }, 14 * Day).ShouldNotBeNull().Sign!.Name.ShouldBe("Prices and form");
        Rule.Judge(standing, new HashSet<Guid> { Form }, 15 * Day).ShouldBeNull();
        Rule.Judge(standing, new HashSet<Guid> { Demo }, 14 * Day).ShouldBeNull("what is new belongs to no sign that holds");
        Rule.Judge(standing with { LastOf = new Dictionary<Guid, long> { [Form] = 10 * Day } }, new HashSet<Guid> { Form }, 10 * Day).ShouldBeNull();
    }

    private static Standing Standing(char fit, double points) => new(fit, (decimal)points, new Dictionary<Guid, long>());
}
