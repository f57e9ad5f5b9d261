using System.Globalization;
using System.Text.Json;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;
using Tandem.Sales.Public;
using Tandem.Tests.Sales;
using Tandem.Tests.Support;

namespace Tandem.Tests.Insights;

/// <summary>Small worlds for counting by hand.</summary>
internal static class Numbers
{
    public static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    /// <summary>A person with the stages reached, written <c>lead 2026-01-05, customer 2026-02-01</c>.</summary>
    public static Task<Guid> Person(this World world, string stages, string? origin = null, string? campaign = null, Guid? owner = null) =>
        world.Contact(new ContactDraft
        {
            Name = $"Person {stages}",
            Origin = origin,
            Campaign = campaign,
            OwnerId = owner,
            Lifecycle =
            [
                .. stages.Split(',', StringSplitOptions.TrimEntries).Select(step => step.Split(' '))
                    .Select(step => new LifecycleEntry(Lifecycle.Parse(step[0])!.Value, At(step[1]), "import", "because")),
            ],
        });

    public static async Task<Guid> Deal(this World world, DealDraft draft)
    {
        var written = await world.Db.Write(tx => world.Get<DealWriter>().Write(tx, draft, PeopleOfTests.ByImport));
        written.Problem.ShouldBeNull();
        return written.Id;
    }

    /// <summary>A deal opened on a day and, where a second day is given, closed on it.</summary>
    public static Task<Guid> Deal(this World world, string opened, string? closed = null, decimal? amount = null, Guid? contact = null, bool lost = false) =>
        world.Deal(Draft(opened, closed, amount, contact, lost));

    public static DealDraft Draft(string opened, string? closed = null, decimal? amount = null, Guid? contact = null, bool lost = false) => new()
    {
        Name = $"Deal {opened}",
        OpenedAt = At(opened),
        ClosedAt = closed is null ? null : At(closed),
        Outcome = closed is null ? StageCategory.Open : lost ? StageCategory.Lost : StageCategory.Won,
        Amount = amount,
        Contacts = contact is { } id ? [new DealContact { Id = id }] : [],
    };

    public static Task Workspace(this World world, string currency, string timeZone) => world.Db.Write(
        tx => world.Get<WorkspaceSettings>().Save(tx, new Workspace { Name = "Test", Currency = currency, TimeZone = timeZone }));

    /// <summary>The board's rows by key; what is not known has the key "".</summary>
    public static async Task<Dictionary<string, JsonElement>> Board(this World world, string query)
    {
        var answer = await world.Client(Caller.System).Get($"/scoreboard?{query}");
        return answer.Is(200)["rows"].EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString() ?? "", StringComparer.Ordinal);
    }

    /// <summary>Counts as text: leads MQL SAL SQL | opportunities won lost open.</summary>
    public static string Counts(this JsonElement row)
    {
        var all = new[] { "leads", "marketingQualified", "salesAccepted", "salesQualified", "opportunities", "won", "lost", "open" }
            .Select(name => row.GetProperty(name).GetInt64().ToString(CultureInfo.InvariantCulture)).ToArray();
        return $"{string.Join(' ', all[..4])} | {string.Join(' ', all[4..])}";
    }

    public static double? Figure(this JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
