using System.Text.Json.Nodes;
using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments.Agreement;

/// <summary>Random values of one seed. Few and nasty, so that rows and operands meet.</summary>
public sealed class Draw(int seed)
{
    private static readonly string[] Texts =
    [
        "Ada", "ada", " ADA ", "Ádá", "a", "A", "Ada Lovelace", "lovelace", "ADA%", "a_a", @"a\a", "100%", "_", "%", @"\",
        "'", "\"", "''; drop table people; --", "@f0", "$1", "?", "", " ", "\u0301", "Łódź", "straße", "STRASSE", "İı", "ﬁ", "fi",
        "日本", "日", "ガ", "カ", "김", "😀", "😀😁", "\uD7FF", "\uFFFD", "\U0010FFFF", "a\U0010FFFF", "٠١", "01", "+49 (0)30 12", "3012",
        "null", "true", "[]", "ZZZ", "zz", "a b", "a  b", "a\tb",
    ];

    private static readonly string[] Options = ["lead", "Lead", "customer", "won%", "d'or", "ü"];

    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 5).Select(n => new Guid(n, 7, 0, [0x90, 0, 0, 0, 0, 0, 0, (byte)n]))];

    private static readonly decimal[] Numbers =
        [0, 1, -1, 2, 10, 9, 0.1m, 0.3m, 1.5m, -0.5m, 100.01m, 1e14m, 0.000001m, 123456789012345m, 99.99m];

    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    public T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public T? Maybe<T>(Func<T> draw) where T : class => Chance(0.25) ? null : draw();

    public T? MaybeValue<T>(Func<T> draw) where T : struct => Chance(0.25) ? null : draw();

    public string Text() => Of(Texts);

    public string Option() => Of(Options);

    public Guid Id() => Of(Ids);

    public decimal Number() => Of(Numbers);

    public int Int(int from, int to) => _random.Next(from, to + 1);

    public List<T> Some<T>(int from, int to, Func<T> draw) => [.. Enumerable.Range(0, Int(from, to)).Select(_ => draw())];

    public DateOnly Day(DateOnly around) => around.AddDays(Int(-6, 6));

    /// <summary>Around now, and mostly where a day begins, or an hour or a millisecond to either side.</summary>
    public long Instant(FilterContext context)
    {
        var midnight = Day(DateOnly.FromDateTime(context.Now.Date)).ToDateTime(TimeOnly.MinValue);
        var begins = new DateTimeOffset(midnight, TimeSpan.Zero) - context.Zone.GetUtcOffset(midnight);
        return begins.AddHours(Chance(0.7) ? 0 : Int(-30, 30)).ToUnixTimeMilliseconds() + Int(-1, 1);
    }

    /// <summary>A JSON value of a type that the field does not want.</summary>
    public JsonNode? Stray() => Int(0, 4) switch
    {
        0 => null,
        1 => new JsonObject { ["a"] = "Ada" },
        2 => new JsonArray(new JsonArray("lead")),
        3 => new JsonObject(),
        _ => new JsonArray(),
    };
}
