using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Engines.Segments;

namespace Tandem.Engines.Tests.Segments.Agreement;

public sealed record Company(Guid Id, string? Name, decimal? Size, JsonObject Custom);

/// <summary>A row of the made-up list, as people see it.</summary>
public sealed record Person
{
    public required Guid Id { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? City { get; init; }
    public string? Code { get; init; }
    public decimal? Age { get; init; }
    public decimal? Rating { get; init; }
    public decimal? Amount { get; init; }
    public bool? Vip { get; init; }
    public DateOnly? Born { get; init; }
    public long? SeenAt { get; init; }
    public string? Stage { get; init; }
    public Guid? OwnerId { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string>? Interests { get; init; }
    public Company? Company { get; init; }
    public JsonObject Custom { get; init; } = [];

    public FieldValue ValueOf(string key) => key switch
    {
        "name" => FieldValue.Of(Name),
        "email" => FieldValue.Of(Email),
        "phone" => FieldValue.Of(Phone),
        "city" => FieldValue.Of(City),
        "code" => FieldValue.Of(Code),
        "age" => FieldValue.Of(Age),
        "rating" => FieldValue.Of(Rating),
        "amount" => FieldValue.Of(Amount),
        "vip" => FieldValue.Of(Vip),
        "born" => FieldValue.Of(Born),
        "seenAt" => FieldValue.Instant(SeenAt),
        "stage" => FieldValue.Of(Stage),
        "owner" => FieldValue.Of(OwnerId),
        "tags" => FieldValue.Many(Tags.Select(tag => FieldValue.Of(tag))),
        "interests" => FieldValue.Many((Interests ?? []).Select(item => FieldValue.Of(item))),
        "company.name" or "employer" => FieldValue.Of(Company?.Name),
        "company.size" => FieldValue.Of(Company?.Size),
        "company.custom.topics" => Json(Company?.Custom, "topics"),
        "company.custom.motto" => Json(Company?.Custom, "motto"),
        _ when key.StartsWith("custom.", StringComparison.Ordinal) => Json(Custom, key["custom.".Length..]),
        _ => throw new InvalidOperationException($"The evaluator asked for {key}."),
    };

    /// <summary>A value of another type than the field's is unknown.</summary>
    private static FieldValue Json(JsonObject? custom, string name) => (name, custom?[name]) switch
    {
        ("text" or "choice" or "motto", JsonValue value) when value.TryGetValue<string>(out var text) => FieldValue.Of(text),
        ("number" or "price", JsonValue value) when value.TryGetValue<decimal>(out var number) =>
            FieldValue.Of(name is "price" ? number / 100 : number),
        ("flag", JsonValue value) when value.TryGetValue<bool>(out var flag) => FieldValue.Of(flag),
        ("day", JsonValue value) when value.TryGetValue<string>(out var day) =>
            FieldValue.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("moment", JsonValue value) when value.TryGetValue<long>(out var moment) => FieldValue.Instant(moment),
        ("user", JsonValue value) when value.TryGetValue<string>(out var id) => FieldValue.Of(Guid.Parse(id)),
        ("choices" or "topics", JsonArray items) => FieldValue.Many(items
            .OfType<JsonValue>().Where(item => item.TryGetValue<string>(out _)).Select(item => FieldValue.Of(item.GetValue<string>()))),
        _ => FieldValue.Unknown,
    };

    public static Person Drawn(Draw draw, IReadOnlyList<Company> companies, int number, FilterContext context) => new()
    {
        Id = new Guid(number, 1, 2, [0x80, 0, 0, 0, 0, 0, 0, 1]),
        Name = draw.Maybe(draw.Text),
        Email = draw.Maybe(draw.Text),
        Phone = draw.Maybe(draw.Text),
        City = draw.Maybe(draw.Text),
        Code = draw.Maybe(draw.Text),
        Age = draw.MaybeValue(() => decimal.Truncate(draw.Number())),
        Rating = draw.MaybeValue(draw.Number),
        Amount = draw.MaybeValue(() => draw.Int(-3, 3) * 50.5m),
        Vip = draw.MaybeValue(() => draw.Chance(0.5)),
        Born = draw.MaybeValue(() => draw.Day(DateOnly.FromDateTime(context.Now.Date))),
        SeenAt = draw.MaybeValue(() => draw.Instant(context)),
        Stage = draw.Maybe(draw.Option),
        OwnerId = draw.MaybeValue(draw.Id),
        Tags = [.. draw.Some(0, 4, draw.Text)],
        Interests = draw.Maybe(() => draw.Some(0, 3, draw.Option)),
        Company = draw.Maybe(() => draw.Of(companies)),
        Custom = CustomOf(draw, context),
    };

    public static Company CompanyDrawn(Draw draw, int number) =>
        new(new Guid(number, 2, 3, [0x80, 0, 0, 0, 0, 0, 0, 1]), draw.Maybe(draw.Text), draw.MaybeValue(draw.Number), (JsonObject)JsonNode.Parse(new JsonObject
        {
            ["topics"] = new JsonArray([.. draw.Some(0, 3, draw.Option).Select(option => JsonValue.Create(option))]),
            ["motto"] = draw.Maybe(draw.Text),
        }.ToJsonString())!);

    private static JsonObject CustomOf(Draw draw, FilterContext context)
    {
        var custom = new JsonObject();
        Put(custom, draw, "text", () => draw.Text());
        Put(custom, draw, "number", () => draw.Number());
        Put(custom, draw, "price", () => draw.Int(-300, 300) * 50L);
        Put(custom, draw, "flag", () => draw.Chance(0.5));
        Put(custom, draw, "day", () => draw.Day(DateOnly.FromDateTime(context.Now.Date)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put(custom, draw, "moment", () => draw.Instant(context));
        Put(custom, draw, "choice", () => draw.Option());
        Put(custom, draw, "user", () => draw.Id().ToString("D"));
        Put(custom, draw, "choices", () => Choices(draw));
        return (JsonObject)JsonNode.Parse(custom.ToJsonString())!; // numbers as parsed ones: of no particular C# type
    }

    /// <summary>What is not text in an array matches nothing.</summary>
    private static JsonArray Choices(Draw draw)
    {
        var choices = draw.Some(0, 3, draw.Option).Select(option => (JsonNode?)option).ToArray();
        return choices.Length > 0 && draw.Chance(0.2) ? new JsonArray([.. choices, 7, null, true]) : new JsonArray(choices);
    }

    private static void Put(JsonObject custom, Draw draw, string name, Func<JsonNode?> value)
    {
        if (draw.Chance(0.7)) custom[name] = value();
        else if (draw.Chance(0.5) && name is not "choices") custom[name] = draw.Stray();
        else if (draw.Chance(0.3)) custom[name] = name is "text" or "choice" or "day" or "user" ? 5 : "Ada";
    }
}
