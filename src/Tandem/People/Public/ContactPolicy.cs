using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>Whether we may write to somebody, and why or why not.</summary>
/// <param name="Allowed">Whether we may.</param>
/// <param name="Reason">Why not, for people; null where we may.</param>
public sealed record Mailable(bool Allowed, string? Reason)
{
    /// <summary>We may.</summary>
    public static readonly Mailable Yes = new(Allowed: true, Reason: null);

    /// <summary>
    /// The same as a stable word: <c>consent</c> or <c>noObjection</c> where we may; <c>archived</c>, <c>noAddress</c>, <c>suppressed</c>, <c>unsubscribedFromAll</c>, <c>unsubscribed</c>
    /// or <c>noConsent</c> where we may not.
    /// </summary>
    public string Code { get; init; } = "noObjection";

    /// <summary>The line of the ledger on which it rests; null where it rests on none.</summary>
    public Guid? ProofId { get; init; }

    /// <summary>The legal ground that the proof names.</summary>
    public string? Basis { get; init; }

    /// <summary>We may not.</summary>
    public static Mailable No(string reason, string code = "archived") => new(Allowed: false, reason) { Code = code };
}

/// <summary>
/// The contact policy: the one answer to "may we write to this person now, about this, by this channel", asked by both teams' sends. The do-not-contact list
/// comes first, then what the person withdrew, then whether the topic needs a yes.
/// </summary>
public sealed class ContactPolicy
{
    private const string People =
        """
        select c.id, c.email_key, c.phone, c.archived_at, s.reason as suppressed_for
        from people_contacts c
        left join people_suppressions s on s.value = c.email_key and s.channel = 'email'
        where
        """;

    // Append-only: the last line of a topic is the one that counts.
    private const string Consents =
        "select contact_id, id, topic, state, basis from people_consents where channel = @channel and ";

    /// <summary>May we mail these contacts, about <paramref name="topic"/> or in general?</summary>
    public Task<IReadOnlyDictionary<Guid, Mailable>> MayMail(Session session, IReadOnlyCollection<Guid> contacts, string? topic = null) =>
        MayContact(session, contacts, topic, "email");

    /// <summary>May we reach these contacts by this channel (email, sms, phone), about <paramref name="topic"/> or in general?</summary>
    public async Task<IReadOnlyDictionary<Guid, Mailable>> MayContact(Session session, IReadOnlyCollection<Guid> contacts, string? topic, string channel)
    {
        if (contacts.Count == 0)
        {
            return new Dictionary<Guid, Mailable>();
        }

        var ids = contacts.ToArray();
        var people = await session.Query<Row>($"{People} {session.In("c.id", "ids")}", new { ids });
        var consents = (await session.Query<Line>($"{Consents}{session.In("contact_id", "ids")} order by at, id", new { ids, channel }))
            .ToLookup(line => line.ContactId);
        var needsYes = topic is not null && await session.Scalar<long>("select count(*) from people_topics where id = @topic and opt_in", new { topic }) > 0;
        return people.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => Obstacle(row, channel) ?? Decide(consents[row.Id], topic, needsYes));
    }

    private static Mailable? Obstacle(Row row, string channel) =>
        row.ArchivedAt is not null ? Mailable.No("Archived")
        : channel is "email" && row.EmailKey is null ? Mailable.No("No email address", "noAddress")
        : channel is not "email" && row.Phone is null ? Mailable.No("No telephone number", "noAddress")
        // Whoever asked not to be contacted did not mean mail alone.
        : row.SuppressedFor is not null ? Mailable.No($"Suppressed: {row.SuppressedFor}", "suppressed")
        : null;

    private static Mailable Decide(IEnumerable<Line> consents, string? topic, bool needsYes)
    {
        var latest = new Dictionary<string, Line>(StringComparer.Ordinal);
        foreach (var line in consents)
        {
            latest[line.Topic] = line;
        }

        var all = latest.GetValueOrDefault(ConsentEntry.AllTopics);
        if (all is { IsYes: false })
        {
            return all.Proves(Mailable.No("Unsubscribed from everything", "unsubscribedFromAll"));
        }

        if (topic is null)
        {
            return all is null ? Mailable.Yes : all.Proves(Mailable.Yes with { Code = "consent" });
        }

        return latest.GetValueOrDefault(topic) switch
        {
            { IsYes: false } said => said.Proves(Mailable.No($"Unsubscribed from {topic}", "unsubscribed")),
            { } said => said.Proves(Mailable.Yes with { Code = "consent" }),
            null when all is not null => all.Proves(Mailable.Yes with { Code = "consent" }),
            null => needsYes ? Mailable.No($"Has not agreed to {topic}", "noConsent") : Mailable.Yes,
        };
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string? EmailKey { get; init; }

        public string? Phone { get; init; }

        public Instant? ArchivedAt { get; init; }

        public string? SuppressedFor { get; init; }
    }

    private sealed class Line
    {
        public Guid ContactId { get; init; }

        public Guid Id { get; init; }

        public required string Topic { get; init; }

        public required string State { get; init; }

        public required string Basis { get; init; }

        public bool IsYes => State is "subscribed";

        public Mailable Proves(Mailable answer) => answer with { ProofId = Id, Basis = Basis };
    }
}
