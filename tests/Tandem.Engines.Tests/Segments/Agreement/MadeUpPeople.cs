using Tandem.Engines.Segments;
using Tandem.Engines.Text;

namespace Tandem.Engines.Tests.Segments.Agreement;

/// <summary>The fields that random conditions name: every type × every kind of source.</summary>
public static class MadeUpPeople
{
    private const string Tags = "people_tags t";
    private const string PrimaryCompany = "people_companies pc join companies o on o.id = pc.company_id";

    public static FieldCatalogue Catalogue { get; } = new(
    [
        Column("name", FieldType.Text, "c.name_key"),
        Column("email", FieldType.Email, "c.email_lower"),
        Column("phone", FieldType.Phone, "c.phone_digits"),
        Column("city", FieldType.Text, "c.city") with { Form = TextForm.AsciiFold },
        Column("code", FieldType.Text, "c.code") with { Form = TextForm.Exact },
        Column("age", FieldType.Number, "c.age"),
        Column("rating", FieldType.Number, "c.rating"),
        Column("amount", FieldType.Money, "c.amount") with { Scale = 100 },
        Column("vip", FieldType.Boolean, "c.vip"),
        Column("born", FieldType.Date, "c.born"),
        Column("seenAt", FieldType.DateTime, "c.seen_at"),
        Column("stage", FieldType.Select, "c.stage"),
        Column("owner", FieldType.User, "c.owner_id"),
        new("tags", "Tags", FieldType.Tags, new FieldSource.Related(Tags, "t.person_id", "c.id", new FieldSource.Column("t.tag_key"))),
        new("employer", "Employer", FieldType.Tags,
            new FieldSource.Related("companies e", "e.id", "c.company_id", new FieldSource.Column("e.name_key"))),
        new("interests", "Interests", FieldType.MultiSelect, new FieldSource.Json("c.interests")),
        Company("company.name", FieldType.Text, new FieldSource.Column("o.name_key")),
        Company("company.size", FieldType.Number, new FieldSource.Column("o.size")),
        Company("company.custom.topics", FieldType.MultiSelect, new FieldSource.Json("o.custom", "topics")),
        Company("company.custom.motto", FieldType.LongText, new FieldSource.Json("o.custom", "motto")),
        Custom("text", FieldType.LongText),
        Custom("number", FieldType.Number),
        Custom("price", FieldType.Money) with { Scale = 100 },
        Custom("flag", FieldType.Boolean),
        Custom("day", FieldType.Date),
        Custom("moment", FieldType.DateTime),
        Custom("choice", FieldType.Select),
        Custom("user", FieldType.User),
        Custom("choices", FieldType.MultiSelect),
    ]);

    private static readonly string[] Zones =
        ["UTC", "Europe/Berlin", "America/Sao_Paulo", "America/St_Johns", "Asia/Beirut", "Asia/Kolkata", "Pacific/Apia", "America/Havana"];

    /// <summary>Around clock changes as often as not.</summary>
    private static readonly string[] Moments =
        ["2026-11-22T10:15:00Z", "2026-03-29T00:30:00Z", "2018-11-04T03:00:00Z", "2011-12-30T12:00:00Z", "2026-10-25T01:00:00Z", "2010-11-07T03:00:00Z"];

    public static FilterContext Context(Draw draw) =>
        new(DateTimeOffset.Parse(draw.Of(Moments)), TimeZoneInfo.FindSystemTimeZoneById(draw.Of(Zones)))
        {
            Me = draw.MaybeValue(draw.Id),
            Team = draw.Some(0, 3, draw.Id),
        };

    public static Condition Condition(Draw draw, FilterContext context, int depth = 0) => draw.Int(0, depth < 4 ? 9 : 4) switch
    {
        6 or 7 => new Condition.All(draw.Some(0, 3, () => Condition(draw, context, depth + 1))),
        8 => new Condition.Any(draw.Some(0, 3, () => Condition(draw, context, depth + 1))),
        9 => new Condition.Not(Condition(draw, context, depth + 1)),
        _ => Test(draw, context),
    };

    private static Condition.Test Test(Draw draw, FilterContext context)
    {
        var field = draw.Of([.. Catalogue.Fields]);
        var op = draw.Of(FilterOps.For(field.Type));
        return new Condition.Test(field.Key, op, Value(draw, context, field, op));
    }

    private static Literal? Value(Draw draw, FilterContext context, FilterField field, FilterOp op) => op switch
    {
        FilterOp.Known or FilterOp.Unknown or FilterOp.IsMe or FilterOp.IsMyTeam => null,
        FilterOp.AnyOf or FilterOp.NoneOf or FilterOp.HasAny or FilterOp.HasAll or FilterOp.HasNone =>
            new Literal.Many(draw.Some(1, 4, () => One(draw, context, field))),
        FilterOp.InLastDays or FilterOp.NotInLastDays or FilterOp.InNextDays => new Literal.Number(draw.Int(0, 5)),
        FilterOp.Between => new Literal.Many([.. draw.Some(2, 2, () => One(draw, context, field)).OrderBy(Rank)]),
        _ => One(draw, context, field),
    };

    private static Literal One(Draw draw, FilterContext context, FilterField field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => new Literal.Number(field.Scale == 1 ? draw.Number() : draw.Int(-3, 3) * 50.5m),
        FieldType.Boolean => new Literal.Flag(draw.Chance(0.5)),
        FieldType.Date or FieldType.DateTime =>
            new Literal.Text(draw.Day(DateOnly.FromDateTime(context.Now.Date)).ToString("yyyy-MM-dd")),
        FieldType.User => new Literal.Text(draw.Id().ToString("D")),
        FieldType.Select or FieldType.MultiSelect => new Literal.Text(draw.Option()),
        FieldType.Phone => new Literal.Text(draw.Of(["01", "+49 (0)30 12", "3012", "1"])),
        _ => new Literal.Text(NonEmpty(draw)),
    };

    private static string NonEmpty(Draw draw)
    {
        while (true)
        {
            var text = draw.Text();
            if (TextKey.Of(text).Length > 0) return text;
        }
    }

    private static IComparable Rank(Literal literal) => literal switch
    {
        Literal.Number number => number.Value,
        Literal.Text text => text.Value,
        _ => 0,
    };

    private static FilterField Column(string key, FieldType type, string column) => new(key, key, type, new FieldSource.Column(column));

    private static FilterField Custom(string id, FieldType type) => new($"custom.{id}", id, type, new FieldSource.Json("c.custom", id));

    private static FilterField Company(string key, FieldType type, FieldSource value) =>
        new(key, key, type, new FieldSource.Related(PrimaryCompany, "pc.person_id", "c.id", value) { Where = "pc.is_primary" });
}
