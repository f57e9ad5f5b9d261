using System.Text.Json;
using Tandem.Engines.Text;
using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Bulk;

/// <summary>A kind of record that can be changed in sets.</summary>
public abstract class BulkTarget(FieldDefinitions fields)
{
    /// <summary>contact or company.</summary>
    public abstract string Object { get; }

    /// <summary>What one may do with it.</summary>
    public abstract ObjectRights Rights { get; }

    /// <summary>The fields that can be set for many records at once, beside custom ones: none that says who somebody is.</summary>
    protected abstract IReadOnlyList<string> Settable { get; }

    /// <summary>The records of a list that the caller may change like this.</summary>
    internal abstract Task<Result<ListQuestion>> Ask(Session session, Caller caller, Selection selection, Right right);

    /// <summary>Writes the change for these records.</summary>
    internal abstract Task<IReadOnlyList<WriteOutcome>> Write(Tx tx, IReadOnlyList<Guid> ids, BulkChange change, WriteOptions options);

    /// <summary>These records as the API shows them.</summary>
    internal abstract Task<IReadOnlyList<(Guid Id, string Name, JsonElement Shown)>> Show(Session session, Caller caller, IReadOnlyList<Guid> ids);

    /// <summary>What is wrong with values that are to be set.</summary>
    internal async Task<Problem?> Check(Session session, BulkChange change)
    {
        var body = change.SetBody;
        foreach (var key in change.Keys.Where(key => key is not "custom" && !Settable.Contains(key, StringComparer.Ordinal)))
        {
            body.Refuse(key, $"{key} cannot be set for many records at once. What can: {string.Join(", ", Settable)}, custom fields, tags.");
        }

        var set = await fields.Of(session, Object);
        foreach (var (id, value) in BodyLists.Custom(body, set) ?? [])
        {
            CheckCustom(body, set.WithId(id)!, value);
        }

        ReadDraft(body, set);
        return body.Problem ?? await RecordAccess.CheckUser(session, body.Id("ownerId"));
    }

    /// <summary>Reads the values once, so that what is wrong with them is refused.</summary>
    protected abstract void ReadDraft(JsonBody body, FieldSet set);

    /// <summary>What a record will show instead.</summary>
    internal virtual Dictionary<string, object?> After(JsonElement shown, BulkChange change)
    {
        var after = new Dictionary<string, object?>(StringComparer.Ordinal);
        var set = change.SetBody;
        foreach (var key in change.Keys)
        {
            after[key] = key is "custom" ? CustomAfter(shown, set.Raw("custom")!.Value) : set.Raw(key);
        }

        if (change.AddTags.Count + change.RemoveTags.Count > 0)
        {
            var removed = change.RemoveTags.Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
            after["tags"] = shown.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)
                .Where(tag => !removed.Contains(TextKey.Of(tag)))
                .Concat(change.AddTags)
                .DistinctBy(TextKey.Of, StringComparer.Ordinal);
        }

        if (change.Archive)
        {
            after["archived"] = true;
        }

        return after;
    }

    /// <summary>What a record shows of that now.</summary>
    internal static Dictionary<string, object?> Before(JsonElement shown, IEnumerable<string> keys) => keys.ToDictionary(
        key => key, key => key is "archived" ? false : shown.TryGetProperty(key, out var value) ? value : (object?)null, StringComparer.Ordinal);

    private static void CheckCustom(JsonBody body, FieldDefinition field, JsonText value)
    {
        if (field.IsUnique)
        {
            body.Refuse($"custom.{field.Key}", $"“{field.Label}” is another value for each record.");
        }
        else if (!FieldValues.TryStore(field, value, out var stored, out var problem))
        {
            body.Refuse($"custom.{field.Key}", problem!);
        }
        else if (field.Required && stored.Value is "null")
        {
            body.Refuse($"custom.{field.Key}", $"“{field.Label}” is needed.");
        }
    }

    private static Dictionary<string, JsonElement> CustomAfter(JsonElement shown, JsonElement set)
    {
        var custom = shown.GetProperty("custom").EnumerateObject().ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        foreach (var value in set.EnumerateObject())
        {
            custom[value.Name] = value.Value;
        }

        return custom;
    }
}

/// <summary>Contacts in sets.</summary>
public sealed class ContactBulk(FieldDefinitions fields, PeopleQuestions questions, ContactWriter writer, ContactViews views) : BulkTarget(fields)
{
    private readonly FieldDefinitions _fields = fields;

    /// <inheritdoc/>
    public override string Object => "contact";

    /// <inheritdoc/>
    public override ObjectRights Rights => Platform.Security.Rights.Contacts;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Settable =>
        ["ownerId", "lifecycleStage", "jobTitle", "country", "city", "language", "timeZone", "origin", "campaign", "landingPage"];

    internal override Task<Result<ListQuestion>> Ask(Session session, Caller caller, Selection selection, Right right) =>
        questions.Contacts(session, caller, selection, right);

    internal override async Task<IReadOnlyList<WriteOutcome>> Write(Tx tx, IReadOnlyList<Guid> ids, BulkChange change, WriteOptions options)
    {
        var body = change.SetBody;
        var draft = ContactBody.Read(body, await _fields.Of(tx, Object)) with
        {
            Tags = change.AddTags,
            RemoveTags = change.RemoveTags,
            Archived = change.Archive ? true : null,
            Lifecycle = body.OneOf<LifecycleStage>("lifecycleStage") is { } stage ? [new LifecycleEntry(stage, At: null, "bulk", change.Reason)] : [],
        };
        var written = await writer.Write(tx, [.. ids.Select(id => draft with { Id = id })], options);
        return [.. written.Select(one => one.Outcome)];
    }

    internal override async Task<IReadOnlyList<(Guid Id, string Name, JsonElement Shown)>> Show(Session session, Caller caller, IReadOnlyList<Guid> ids) =>
        [.. (await views.Load(session, caller, ids)).Select(view => (view.Id, view.Name, JsonSerializer.SerializeToElement(view, JsonSettings.Api)))];

    internal override Dictionary<string, object?> After(JsonElement shown, BulkChange change)
    {
        var after = base.After(shown, change);
        if (change.SetBody.OneOf<LifecycleStage>("lifecycleStage") is { } stage)
        {
            var current = Lifecycle.Parse(shown.GetProperty("lifecycleStage").GetString());
            after["lifecycleStage"] = change.Reason is null && !Lifecycle.IsForward(current, stage) ? current : stage;
        }

        return after;
    }

    /// <inheritdoc/>
    protected override void ReadDraft(JsonBody body, FieldSet set)
    {
        ContactBody.Read(body, set);
        body.OneOf<LifecycleStage>("lifecycleStage");
    }
}

/// <summary>Companies in sets.</summary>
public sealed class CompanyBulk(FieldDefinitions fields, PeopleQuestions questions, CompanyWriter writer, CompanyViews views) : BulkTarget(fields)
{
    private const string NoCurrency = "USD";
    private readonly FieldDefinitions _fields = fields;

    /// <inheritdoc/>
    public override string Object => "company";

    /// <inheritdoc/>
    public override ObjectRights Rights => Platform.Security.Rights.Companies;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Settable => ["ownerId", "industry", "country", "city", "parentId"];

    internal override Task<Result<ListQuestion>> Ask(Session session, Caller caller, Selection selection, Right right) =>
        questions.Companies(session, caller, selection, right);

    internal override async Task<IReadOnlyList<WriteOutcome>> Write(Tx tx, IReadOnlyList<Guid> ids, BulkChange change, WriteOptions options)
    {
        // No amounts are among what can be set, so the currency does not matter.
        var draft = CompanyBody.Read(change.SetBody, await _fields.Of(tx, Object), NoCurrency) with
        {
            Tags = change.AddTags,
            RemoveTags = change.RemoveTags,
            Archived = change.Archive ? true : null,
        };
        var written = await writer.Write(tx, [.. ids.Select(id => draft with { Id = id })], options);
        return [.. written.Select(one => one.Outcome)];
    }

    internal override async Task<IReadOnlyList<(Guid Id, string Name, JsonElement Shown)>> Show(Session session, Caller caller, IReadOnlyList<Guid> ids) =>
        [.. (await views.Load(session, caller, ids)).Select(view => (view.Id, view.Name, JsonSerializer.SerializeToElement(view, JsonSettings.Api)))];

    /// <inheritdoc/>
    protected override void ReadDraft(JsonBody body, FieldSet set) => CompanyBody.Read(body, set, NoCurrency);
}
