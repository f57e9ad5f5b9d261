using Tandem.Journey.Public;
using Tandem.People.Topics;
using Tandem.People.Writing;
using Tandem.Platform.Data;

namespace Tandem.People.Public;

/// <summary>Something that people sign up for, with the words in which they are asked today.</summary>
public sealed record ConsentTopicText
{
    /// <summary>What stands in the ledger, for example <c>newsletter</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>What people call it.</summary>
    public required string Label { get; init; }

    /// <summary>What one gets.</summary>
    public string? Description { get; init; }

    /// <summary>By which channels: email, sms, phone.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Whether nobody gets it who has not agreed.</summary>
    public required bool OptIn { get; init; }

    /// <summary>The number of the words below; null where nobody has written any yet.</summary>
    public int? TextVersion { get; init; }

    /// <summary>The words in which to ask.</summary>
    public string? Text { get; init; }
}

/// <summary>Proof that somebody agreed to something or withdrew it: one line of the ledger.</summary>
public sealed record ConsentProof
{
    /// <summary>Who.</summary>
    public required Guid Contact { get; init; }

    /// <summary>What for; <see cref="ConsentEntry.AllTopics"/> is everything.</summary>
    public required string Topic { get; init; }

    /// <summary>By which channel: email, sms, phone.</summary>
    public string Channel { get; init; } = "email";

    /// <summary>Agreed (true) or withdrawn (false).</summary>
    public required bool Subscribed { get; init; }

    /// <summary>On which legal ground: <c>consent</c>, <c>doubleOptIn</c>, <c>contract</c>, <c>legitimateInterest</c>, …</summary>
    public string Basis { get; init; } = "consent";

    /// <summary>Which version of the topic's words was shown; null where none was.</summary>
    public int? TextVersion { get; init; }

    /// <summary>When; null is now.</summary>
    public Instant? At { get; init; }

    /// <summary>The page on which it was said.</summary>
    public string? Url { get; init; }

    /// <summary>The address of the network it came from, truncated already as the privacy settings want it.</summary>
    public string? Address { get; init; }

    /// <summary>The program it was said with.</summary>
    public string? UserAgent { get; init; }

    /// <summary>How it was said: <c>form</c>, <c>confirmationMail</c>, <c>preferences</c>, <c>manual</c>, …</summary>
    public string? How { get; init; }

    /// <summary>What else proves it, by name: the form, the submission.</summary>
    public IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the line comes from: form, api, ui, import, system.</summary>
    public required string Source { get; init; }

    /// <summary>Who wrote it, as in <see cref="Platform.Security.Caller.Actor"/>.</summary>
    public required string Actor { get; init; }
}

/// <summary>The ledger of what people agreed to and withdrew, with the proof. It only grows, and the last word on a topic and channel counts.</summary>
public sealed class ConsentLedger(Journal journal)
{
    private const int LongestUrl = 2000;
    private const int LongestAgent = 500;

    /// <summary>What people can sign up for today, in the order in which it is shown.</summary>
    public Task<IReadOnlyList<ConsentTopicText>> Topics(Session session) => TopicTable.Current(session);

    /// <summary>Writes a line, and the event that goes with it, in the transaction of whatever led to it; the line's id.</summary>
    public async Task<Guid> Record(Tx tx, ConsentProof proof)
    {
        var id = OrderedId.Next(tx.Now);
        var entry = new ConsentEntry
        {
            Topic = proof.Topic,
            Channel = proof.Channel,
            Subscribed = proof.Subscribed,
            Basis = proof.Basis,
            TextVersion = proof.TextVersion is { } number ? TopicTable.TextKey(proof.Topic, number) : null,
            Evidence = Evidence(proof),
            At = proof.At,
        };
        var options = new WriteOptions { Source = proof.Source, Actor = proof.Actor };
        await ContactTables.Consents.Insert(tx, [new(new ConsentRow(proof.Contact, id, entry), options, tx.Now)]);
        journal.Append(tx, new JourneyEvent
        {
            Subject = proof.Contact,
            Type = PeopleEvents.ConsentChanged,
            OccurredAt = proof.At ?? tx.Now,
            Source = proof.Source,
            Actor = proof.Actor,
            Data = ChangeText.Of(("topic", proof.Topic), ("channel", proof.Channel), ("state", proof.Subscribed ? "subscribed" : "unsubscribed")),
        });
        return id;
    }

    private static JsonText Evidence(ConsentProof proof)
    {
        var evidence = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in proof.Further)
        {
            evidence[name] = value;
        }

        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("url", Cut(proof.Url, LongestUrl)), ("address", proof.Address), ("userAgent", Cut(proof.UserAgent, LongestAgent)), ("how", proof.How)])
        {
            if (value is not null)
            {
                evidence[name] = value;
            }
        }

        return JsonText.Of(evidence);
    }

    // Half of a surrogate pair is no text that a database holds.
    private static string? Cut(string? text, int longest) =>
        text is null || text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
