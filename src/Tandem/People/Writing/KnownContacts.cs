using Tandem.Platform.Data;

namespace Tandem.People.Writing;

/// <summary>Reads, and on PostgreSQL locks, the contacts that a batch meets, with what the drafts need to know about them.</summary>
internal static class KnownContacts
{
    private const string Rows = $"select {ContactTable.Columns} from people_contacts where ";

    private const string Emails =
        "select subject_id, display, value from people_identifiers where kind = 'email' and subject_kind = 'contact' and ";

    private const string Tags = "select subject_id, tag_key, tag from people_tags where ";

    // Append-only: the last line of a topic and channel is the one that counts.
    private const string Consents = "select contact_id, topic, channel, state from people_consents where ";

    public static async Task<IReadOnlyList<ContactEntry>> Load(Tx tx, Guid[] ids, ContactInput[] inputs)
    {
        // Locked ascending, as everywhere, so that two batches wait for each other and never in a circle.
        var rows = await tx.Query<ContactRow>(
            $"{Rows}{tx.In("id", "ids")} order by id{(tx.Engine == DbEngine.Postgres ? " for update" : "")}", new { ids });
        var entries = rows.ToDictionary(row => row.Id, row => new ContactEntry(row, row.Copy()));
        foreach (var email in await tx.Query<EmailRow>($"{Emails}{tx.In("subject_id", "ids")} order by created_at, value", new { ids }))
        {
            entries.GetValueOrDefault(email.SubjectId)?.Emails.Add(new(email.Display, email.Value));
        }

        if (inputs.Any(input => input.Draft.Tags.Count + input.Draft.RemoveTags.Count > 0))
        {
            await LoadTags(tx, ids, entries);
        }

        if (inputs.Any(input => input.Draft.Consents.Count > 0))
        {
            await LoadConsents(tx, ids, entries);
        }

        return [.. entries.Values];
    }

    /// <summary>Who is on the do-not-contact list already, or has no address to put there, does not change by being put there.</summary>
    public static async Task DropKnownSuppressions(Tx tx, IReadOnlyList<ContactEntry> entries)
    {
        var asked = entries.Where(entry => entry.SuppressFor is not null).ToList();
        if (asked.Count == 0)
        {
            return;
        }

        var keys = asked.Select(entry => entry.Row.EmailKey ?? "").Distinct(StringComparer.Ordinal).ToArray();
        var known = await tx.Query<string>($"select value from people_suppressions where channel = 'email' and {tx.In("value", "keys")}", new { keys });
        foreach (var entry in asked.Where(entry => entry.Row.EmailKey is null || known.Contains(entry.Row.EmailKey, StringComparer.Ordinal)))
        {
            entry.SuppressFor = null;
        }
    }

    private static async Task LoadTags(Tx tx, Guid[] ids, Dictionary<Guid, ContactEntry> entries)
    {
        foreach (var tag in await tx.Query<TagLine>($"{Tags}{tx.In("subject_id", "ids")}", new { ids }))
        {
            if (entries.TryGetValue(tag.SubjectId, out var entry))
            {
                (entry.Tags ??= new(StringComparer.Ordinal))[tag.TagKey] = tag.Tag;
            }
        }
    }

    private static async Task LoadConsents(Tx tx, Guid[] ids, Dictionary<Guid, ContactEntry> entries)
    {
        foreach (var line in await tx.Query<ConsentLine>($"{Consents}{tx.In("contact_id", "ids")} order by at, id", new { ids }))
        {
            if (entries.TryGetValue(line.ContactId, out var entry))
            {
                (entry.ConsentStates ??= [])[(line.Topic, line.Channel)] = line.State is "subscribed";
            }
        }
    }

    private sealed class EmailRow
    {
        public Guid SubjectId { get; init; }

        public required string Display { get; init; }

        public required string Value { get; init; }
    }

    private sealed class TagLine
    {
        public Guid SubjectId { get; init; }

        public required string TagKey { get; init; }

        public required string Tag { get; init; }
    }

    private sealed class ConsentLine
    {
        public Guid ContactId { get; init; }

        public required string Topic { get; init; }

        public required string Channel { get; init; }

        public required string State { get; init; }
    }
}
