using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.Platform.Data;

namespace Tandem.People.Export;

/// <summary>A contact as the file shows it.</summary>
/// <param name="View">What the API says.</param>
/// <param name="Consents">The last word on each topic and channel.</param>
public sealed record ExportedContact(ContactView View, IEnumerable<TopicState> Consents);

/// <summary>What somebody may be written to about, and how.</summary>
/// <param name="Topic">About what; <c>*</c> is everything.</param>
/// <param name="Channel">How.</param>
public sealed record ConsentTopic(string Topic, string Channel);

/// <summary>The last word of a contact on a topic.</summary>
public sealed class TopicState
{
    /// <summary>Whose word it is.</summary>
    public Guid ContactId { get; init; }

    /// <summary>About what.</summary>
    public required string Topic { get; init; }

    /// <summary>How.</summary>
    public required string Channel { get; init; }

    /// <summary>Yes or no: <c>subscribed</c>, <c>unsubscribed</c>.</summary>
    public required string State { get; init; }
}

/// <summary>One column for each topic and channel that anybody has ever said yes or no to.</summary>
internal static class ConsentColumns
{
    private const int Most = 50;

    private const string Select = "select contact_id, topic, channel, state from people_consents where ";

    /// <summary>Those topics, by name.</summary>
    public static async Task<IReadOnlyList<ConsentTopic>> Topics(Session session) =>
        [.. (await session.Query<TopicState>($"select distinct topic, channel, '' as state from people_consents order by topic, channel limit {Most}")).Select(row => new ConsentTopic(row.Topic, row.Channel))];

    /// <summary>A topic's column.</summary>
    public static ExportColumn<ExportedContact> Of(ConsentTopic asked) => ExportColumn<ExportedContact>.Text(
        $"consent.{asked.Topic}.{asked.Channel}", $"Consent: {(asked.Topic is ConsentEntry.AllTopics ? "everything" : asked.Topic)} ({asked.Channel})",
        row => row.Consents.FirstOrDefault(said => said.Topic == asked.Topic && said.Channel == asked.Channel)?.State);

    /// <summary>The last words of these contacts.</summary>
    public static async Task<ILookup<Guid, TopicState>> Load(Session session, Guid[] contacts) =>
        (await session.Query<TopicState>($"{Select}{session.In("contact_id", "contacts")} order by at, id", new { contacts }))
            .GroupBy(line => (line.ContactId, line.Topic, line.Channel)).Select(lines => lines.Last()).ToLookup(line => line.ContactId);
}
