using System.Text.Json;
using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;
using Tandem.Tests.Support;

namespace Tandem.Tests.People;

/// <summary>What tests of lists have in common.</summary>
public static class ListWorldOf
{
    public static async Task<IReadOnlyList<Guid>> Contacts(this World world, params ContactDraft[] drafts)
    {
        var written = await world.Db.Write(tx => world.Get<ContactWriter>().Write(tx, drafts, new WriteOptions { Source = "import", Actor = "system" }));
        written.ShouldAllBe(one => one.Problem == null);
        return [.. written.Select(one => one.Id)];
    }

    /// <summary>The names on all pages of a list.</summary>
    public static async Task<List<string>> AllNames(this HttpClient client, string path, string? cursor = null)
    {
        var names = new List<string>();
        do
        {
            var page = (await client.Get($"{path}&cursor={cursor}")).Is(200);
            names.AddRange(page["items"].EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
            cursor = page["next"].GetString();
        }
        while (cursor is not null);

        return names;
    }

    /// <summary>The names that a filter finds, sorted.</summary>
    public static async Task<string> Found(this HttpClient client, object filter) =>
        string.Join(' ', (await client.AllNames($"/contacts?sort=name&filter={Uri.EscapeDataString(JsonSerializer.Serialize(filter, JsonSettings.Api))}"))
            .Order(StringComparer.Ordinal));

    /// <summary>The names that a search finds, sorted.</summary>
    public static async Task<string> Searched(this HttpClient client, string typed, string path = "/contacts") =>
        string.Join(' ', (await client.AllNames($"{path}?q={Uri.EscapeDataString(typed)}")).Order(StringComparer.Ordinal));

    public static async Task<JsonElement> Field(this HttpClient client, object field) => (await client.Post("/fields", field)).Is(201).Json;

    /// <summary>Asks as the list does, without HTTP.</summary>
    public static async Task<ListQuestion> Question(this World world, Session session, string? filter, string? typed = null) =>
        (await world.Get<PeopleQuestions>().Contacts(session, Caller.System, new Selection(typed, filter))).Must();
}
