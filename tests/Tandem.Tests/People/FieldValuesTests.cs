using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

public sealed class FieldValuesTests
{
    [Theory]
    [InlineData(CustomFieldType.Text, "\" Pro \"", "\"Pro\"")]
    [InlineData(CustomFieldType.Text, "\"\"", "null")]
    [InlineData(CustomFieldType.Text, "\"Gr\\u00fc\\u00dfe \\\"x\\\"\"", "\"Grüße \\\"x\\\"\"")]
    [InlineData(CustomFieldType.LongText, "\"a\\nb\"", "\"a\\nb\"")]
    [InlineData(CustomFieldType.Number, "12.50", "12.5")]
    [InlineData(CustomFieldType.Number, "-0.000001", "-0.000001")]
    [InlineData(CustomFieldType.Money, "1e3", "1000")]
    [InlineData(CustomFieldType.Boolean, "true", "true")]
    [InlineData(CustomFieldType.Date, "\"2026-02-28\"", "\"2026-02-28\"")]
    [InlineData(CustomFieldType.DateTime, "\"2026-11-22T09:00:00+01:00\"", "1795334400000")]
    [InlineData(CustomFieldType.Select, "\"b\"", "\"b\"")]
    [InlineData(CustomFieldType.MultiSelect, "[\"b\",\"a\",\"b\"]", "[\"b\",\"a\"]")]
    [InlineData(CustomFieldType.MultiSelect, "[]", "null")]
    [InlineData(CustomFieldType.Email, "\"Ada@Example.com\"", "\"Ada@Example.com\"")]
    [InlineData(CustomFieldType.Url, "\"example.com/a\"", "\"example.com/a\"")]
    [InlineData(CustomFieldType.User, "\"0198A000-0000-7000-8000-000000000000\"", "\"0198a000-0000-7000-8000-000000000000\"")]
    public void A_value_of_the_right_type_is_stored_in_its_one_form(CustomFieldType type, string sent, string stored)
    {
        FieldValues.TryStore(Field(type), new JsonText(sent), out var value, out var problem).ShouldBeTrue(problem);
        value.Value.ShouldBe(stored);
    }

    [Theory]
    [InlineData(CustomFieldType.Text, "1")]
    [InlineData(CustomFieldType.Text, "{}")]
    [InlineData(CustomFieldType.Number, "\"1\"")]
    [InlineData(CustomFieldType.Number, "1234567890123456")]
    [InlineData(CustomFieldType.Number, "1e400")]
    [InlineData(CustomFieldType.Boolean, "\"yes\"")]
    [InlineData(CustomFieldType.Date, "\"2026-02-30\"")]
    [InlineData(CustomFieldType.Date, "\"22.11.2026\"")]
    [InlineData(CustomFieldType.DateTime, "\"yesterday\"")]
    [InlineData(CustomFieldType.Select, "\"c\"")]
    [InlineData(CustomFieldType.MultiSelect, "\"a\"")]
    [InlineData(CustomFieldType.MultiSelect, "[\"a\",[\"b\"]]")]
    [InlineData(CustomFieldType.Email, "\"nobody\"")]
    [InlineData(CustomFieldType.Phone, "\"call me\"")]
    [InlineData(CustomFieldType.Url, "\"javascript:alert(1)\"")]
    [InlineData(CustomFieldType.Url, "\"ftp://example.com\"")]
    [InlineData(CustomFieldType.User, "\"me\"")]
    public void A_value_of_another_type_is_refused_in_words(CustomFieldType type, string sent)
    {
        FieldValues.TryStore(Field(type), new JsonText(sent), out _, out var problem).ShouldBeFalse();
        problem!.ShouldContain("Plan");
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused()
    {
        FieldValues.TryStore(Field(CustomFieldType.Text), JsonText.Of(new string('a', 1001)), out _, out _).ShouldBeFalse();
        FieldValues.TryStore(Field(CustomFieldType.LongText), JsonText.Of(new string('a', 60_000)), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void An_instant_is_stored_as_a_number_and_shown_as_text() =>
        FieldValues.ToApi(Field(CustomFieldType.DateTime), new JsonText("1795334400000")).Value.ShouldBe("\"2026-11-22T08:00:00.000Z\"");

    [Theory, DatabaseData]
    public async Task A_unique_field_recognises_people_and_belongs_to_one_of_them(DbEngine engine)
    {
        await using var world = await World.Create(engine);
        await ContactApiTests.FieldOf(world, "f_no", "number", CustomFieldType.Text, unique: true);
        var options = new WriteOptions { Source = "api", Actor = "test" };
        Task<ContactWritten> Write(ContactDraft draft) => world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, draft, options));
        Dictionary<string, JsonText> Number(string json) => new() { ["f_no"] = new JsonText(json) };
        var ada = await Write(new ContactDraft { Name = "Ada", Custom = Number("\"K-1\"") });
        var bob = await Write(new ContactDraft { Name = "Bob" });

        (await Write(new ContactDraft { Custom = Number("\" k-1\""), City = "London" })).Id.ShouldBe(ada.Id);
        (await Write(new ContactDraft { Id = bob.Id, Custom = Number("\"K-1\"") })).Problem!.Code.ShouldBe("identifierTaken");
        (await Write(new ContactDraft { Id = ada.Id, Custom = Number("null") })).Outcome.ShouldBe(WriteOutcome.Updated);
        (await Write(new ContactDraft { Id = bob.Id, Custom = Number("\"K-1\"") })).Outcome.ShouldBe(WriteOutcome.Updated);
        (await world.Value<string>("select custom from people_contacts where id = @id", new { id = bob.Id })).ShouldBe("""{"f_no":"K-1"}""");
    }

    private static FieldDefinition Field(CustomFieldType type) => new()
    {
        Id = "f_1", Object = "contact", Key = "plan", Label = "Plan", Type = type, Options = [new("a", "A"), new("b", "B")],
    };
}
