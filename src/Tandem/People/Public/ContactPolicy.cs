using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>Whether we may write to somebody, and if not, why.</summary>
/// <param name="Allowed">Whether we may.</param>
/// <param name="Reason">Why not, for people; null where we may.</param>
public sealed record Mailable(bool Allowed, string? Reason)
{
    /// <summary>We may.</summary>
    public static readonly Mailable Yes = new(Allowed: true, Reason: null);

    /// <summary>We may not.</summary>
    public static Mailable No(string reason) => new(Allowed: false, reason);
}

/// <summary>
/// The contact policy: the one answer to "may we write to this person now", asked by both teams' sends. The do-not-contact list comes first, then
/// what the person withdrew.
/// </summary>
public sealed class ContactPolicy
{
    private const string People =
        """
        select c.id, c.email_key, c.archived_at, s.reason as suppressed_for
        from people_contacts c
        left join people_suppressions s on s.value = c.email_key and s.channel = 'email'
        where
        """;

    // Append-only: the last line of a topic is the one that counts.
    private const string Consents =
        "select contact_id, topic, state from people_consents where channel = 'email' and ";

    /// <summary>May we mail these contacts, about <paramref name="topic"/> or in general?</summary>
    public async Task<IReadOnlyDictionary<Guid, Mailable>> MayMail(Session session, IReadOnlyCollection<Guid> contacts, string? topic = null)
    {
        if (contacts.Count == 0)
        {
            return new Dictionary<Guid, Mailable>();
        }

        var ids = contacts.ToArray();
        var people = await session.Query<Row>($"{People} {session.In("c.id", "ids")}", new { ids });
        var consents = (await session.Query<Line>($"{Consents}{session.In("contact_id", "ids")} order by at, id", new { ids }))
            .ToLookup(line => line.ContactId);
        return people.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => Decide(row, consents[row.Id], topic));
    }

    private static Mailable Decide(Row row, IEnumerable<Line> consents, string? topic)
    {
        if (row.ArchivedAt is not null)
        {
            return Mailable.No("Archived");
        }

        if (row.EmailKey is null)
        {
            return Mailable.No("No email address");
        }

        if (row.SuppressedFor is not null)
        {
            return Mailable.No($"Suppressed: {row.SuppressedFor}");
        }

        var latest = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var line in consents)
        {
            latest[line.Topic] = line.State is "subscribed";
        }

        if (latest.TryGetValue(ConsentEntry.AllTopics, out var all) && !all)
        {
            return Mailable.No("Unsubscribed from everything");
        }

        return topic is not null && latest.TryGetValue(topic, out var wanted) && !wanted ? Mailable.No($"Unsubscribed from {topic}") : Mailable.Yes;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string? EmailKey { get; init; }

        public Instant? ArchivedAt { get; init; }

        public string? SuppressedFor { get; init; }
    }

    private sealed class Line
    {
        public Guid ContactId { get; init; }

        public required string Topic { get; init; }

        public required string State { get; init; }
    }
}
