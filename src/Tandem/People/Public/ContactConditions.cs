using System.Globalization;
using System.Text.Json;
using Tandem.Engines.Segments;
using Tandem.People.Lists;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Lists;
using Tandem.Platform.Settings;

namespace Tandem.People.Public;

/// <summary>A field that a condition asks about, and what a contact has in it.</summary>
/// <param name="Key">The field, as conditions name it.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Value">What is there, for people; null where nothing is.</param>
public sealed record AskedField(string Key, string Label, string? Value);

/// <summary>
/// Conditions that a module keeps and asks of many contacts at once, on the fields of lists: the contact's own and its primary company's. They are about what
/// is written down, so what changes without an edit (the day, the asker, what people do) cannot be asked.
/// </summary>
public sealed class ContactConditions(FieldDefinitions fields, WorkspaceSettings settings)
{
    private static readonly HashSet<FilterOp> Moving =
        [FilterOp.InLastDays, FilterOp.NotInLastDays, FilterOp.InNextDays, FilterOp.IsMe, FilterOp.IsMyTeam];

    private static readonly HashSet<string> Behaviour = new(["lastSeenAt", "firstSeenAt", "eventCount", "pageViews"], StringComparer.Ordinal);

    /// <summary>The condition in its one canonical text, or what is wrong with it.</summary>
    public async Task<Result<string>> Check(Session session, string json)
    {
        var (filter, problems) = Bind(json, await Fields.Read(session, fields));
        return filter is not null ? filter.Condition.ToJson() : new Problem(400, "invalidFilter", problems[0].Message) { Extra = new { problems } };
    }

    /// <summary>Why each of the conditions holds for nobody (a field of it is gone); null for those that are sound.</summary>
    public async Task<IReadOnlyList<string?>> Faults(Session session, IReadOnlyList<string> conditions)
    {
        var known = await Fields.Read(session, fields);
        return [.. conditions.Select(json => Bind(json, known) is { Filter: null, Problems: [var first, ..] } ? first.Message : null)];
    }

    /// <summary>Which of the conditions hold for each of the contacts, in one statement. One that asks for a field that is gone holds for nobody.</summary>
    public async Task<IReadOnlyDictionary<Guid, bool[]>> Hold(Session session, IReadOnlyCollection<Guid> contacts, IReadOnlyList<string> conditions)
    {
        if (contacts.Count == 0 || conditions.Count == 0)
        {
            return contacts.Distinct().ToDictionary(contact => contact, _ => Array.Empty<bool>());
        }

        var known = await Fields.Read(session, fields);
        var context = new FilterContext(session.Now.ToDateTimeOffset(), (await settings.Get(session)).Calendar.Zone);
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["ids"] = contacts.ToArray() };
        var each = new List<string>(conditions.Count);
        foreach (var (index, json) in conditions.Index())
        {
            var sql = Bind(json, known).Filter?.ToSql(ListQuestion.Dialect(session), context, string.Create(CultureInfo.InvariantCulture, $"f{index}x"));
            each.Add(sql is null ? "'0'" : $"case when {sql.Text} then '1' else '0' end");
            foreach (var (name, value) in sql?.Parameters ?? new Dictionary<string, object>(StringComparer.Ordinal))
            {
                parameters[name] = value;
            }
        }

        var rows = await session.Query<Row>(
            $"select c.id, {string.Join(" || ", each)} as answers from people_contacts c where {session.In("c.id", "ids")}", parameters);
        return rows.ToDictionary(row => row.Id, row => row.Answers.Select(answer => answer is '1').ToArray());
    }

    /// <summary>What a contact has in the fields that each of the conditions asks about.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<AskedField>>> Asked(Session session, Guid contact, IReadOnlyList<string> conditions)
    {
        var known = await Fields.Read(session, fields);
        var asked = conditions.Select(json => Bind(json, known).Filter?.Tests.Select(test => test.Field).DistinctBy(field => field.Key, StringComparer.Ordinal).ToList() ?? []).ToList();
        var distinct = asked.SelectMany(list => list).DistinctBy(field => field.Key, StringComparer.Ordinal).ToList();
        if (distinct.Count == 0)
        {
            return [.. asked.Select(_ => Array.Empty<AskedField>())];
        }

        var texts = string.Join(", ", distinct.Select(field => ShownValue.Of(session, field)));
        var list = await session.Scalar<string>(
            $"select {session.Sql($"json_array({texts})", $"json_build_array({texts})::text")} from people_contacts c where c.id = @contact", new { contact });
        var values = list is null ? new string?[distinct.Count] : JsonSerializer.Deserialize<string?[]>(list, JsonSettings.Api)!;
        var byKey = distinct.Zip(values).ToDictionary(
            pair => pair.First.Key, pair => new AskedField(pair.First.Key, pair.First.Label, ShownValue.Words(pair.First, pair.Second)), StringComparer.Ordinal);
        return [.. asked.Select(list => list.Select(field => byKey[field.Key]).ToList())];
    }

    private static (Filter? Filter, IReadOnlyList<FilterProblem> Problems) Bind(string json, Fields known)
    {
        if (!Condition.TryParse(json, out var condition, out var problems)
            || !Filter.TryBind(condition, ContactCatalogue.Of(known.Contact, known.Company, "true", ConsentTopics.In(condition)), out var filter, out problems))
        {
            return (null, problems);
        }

        return filter.Tests.FirstOrDefault(test => Moving.Contains(test.Op) || Behaviour.Contains(test.Field.Key)) is not { } moving
            ? (filter, [])
            : (null, [new FilterProblem("", FilterProblemCode.OpDoesNotFit,
                $"“{moving.Field.Label}” asked “{FilterOps.NameOf(moving.Op)}” changes without anybody editing the record, so it cannot be asked here.")]);
    }

    private sealed record Fields(FieldSet Contact, FieldSet Company)
    {
        public static async Task<Fields> Read(Session session, FieldDefinitions fields) =>
            new(await fields.Of(session, "contact"), await fields.Of(session, "company"));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Answers { get; init; }
    }
}
