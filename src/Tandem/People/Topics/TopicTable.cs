using System.Globalization;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.People.Topics;

/// <summary>A topic as the API shows it.</summary>
public sealed record TopicView
{
    /// <summary>What stands in the ledger.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Label { get; init; }

    /// <summary>What one gets.</summary>
    public string? Description { get; init; }

    /// <summary>By which channels.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Whether nobody gets it who has not agreed.</summary>
    public required bool OptIn { get; init; }

    /// <summary>Its place among the others.</summary>
    public required int Position { get; init; }

    /// <summary>Put away: nobody is asked any more, and the proofs stay.</summary>
    public required bool Archived { get; init; }

    /// <summary>How many edits.</summary>
    public required int Version { get; init; }

    /// <summary>The words in which people were and are asked, the newest first.</summary>
    public required IReadOnlyList<TopicTextView> Texts { get; init; }
}

/// <summary>Words in which people were asked; never changed.</summary>
public sealed record TopicTextView(int Number, string Text, Instant CreatedAt);

/// <summary>Topics and their words in the database.</summary>
internal static class TopicTable
{
    private const string CurrentTopics =
        """
        select p.id as topic, p.label, p.description, p.channels, p.opt_in, t.number as text_version, t.text
        from people_topics p
        left join people_topic_texts t on t.topic_id = p.id and t.number = (select max(l.number) from people_topic_texts l where l.topic_id = p.id)
        where p.archived_at is null
        order by p.position, p.id
        """;

    private const string Topics = "select id, label, description, channels, opt_in, position, archived_at, version from people_topics";

    /// <summary>How a line of the ledger names the words that were shown.</summary>
    public static string TextKey(string topic, int number) => string.Create(CultureInfo.InvariantCulture, $"{topic}@{number}");

    public static async Task<IReadOnlyList<ConsentTopicText>> Current(Session session) => [.. (await session.Query<CurrentRow>(CurrentTopics)).Select(row => new ConsentTopicText
    {
        Topic = row.Topic,
        Label = row.Label,
        Description = row.Description,
        Channels = row.Channels.As<string[]>(),
        OptIn = row.OptIn,
        TextVersion = row.TextVersion,
        Text = row.Text,
    })];

    public static async Task<IReadOnlyList<TopicView>> All(Session session)
    {
        var texts = (await session.Query<TextRow>("select topic_id, number, text, created_at from people_topic_texts order by number desc")).ToLookup(row => row.TopicId, StringComparer.Ordinal);
        return [.. (await session.Query<Row>($"{Topics} order by position, id")).Select(row => row.As(texts[row.Id]))];
    }

    public static async Task<TopicView?> Find(Session session, string id)
    {
        var texts = await session.Query<TextRow>("select topic_id, number, text, created_at from people_topic_texts where topic_id = @id order by number desc", new { id });
        return (await session.First<Row>($"{Topics} where id = @id", new { id }))?.As(texts);
    }

    /// <summary>Adds words; the number that they got.</summary>
    public static Task<int> AddText(Tx tx, string topic, string text, string actor) => tx.Scalar<int>(
        """
        insert into people_topic_texts (topic_id, number, text, created_by, created_at)
        select @topic, coalesce(max(number), 0) + 1, @text, @actor, @now from people_topic_texts where topic_id = @topic
        returning number
        """,
        new { topic, text, actor, tx.Now });

    private sealed class Row
    {
        public required string Id { get; init; }

        public required string Label { get; init; }

        public string? Description { get; init; }

        public JsonText Channels { get; init; }

        public bool OptIn { get; init; }

        public int Position { get; init; }

        public Instant? ArchivedAt { get; init; }

        public int Version { get; init; }

        public TopicView As(IEnumerable<TextRow> texts) => new()
        {
            Id = Id,
            Label = Label,
            Description = Description,
            Channels = Channels.As<string[]>(),
            OptIn = OptIn,
            Position = Position,
            Archived = ArchivedAt is not null,
            Version = Version,
            Texts = [.. texts.Select(text => new TopicTextView(text.Number, text.Text, text.CreatedAt))],
        };
    }

    private sealed class TextRow
    {
        public required string TopicId { get; init; }

        public int Number { get; init; }

        public required string Text { get; init; }

        public Instant CreatedAt { get; init; }
    }

    private sealed class CurrentRow
    {
        public required string Topic { get; init; }

        public required string Label { get; init; }

        public string? Description { get; init; }

        public JsonText Channels { get; init; }

        public bool OptIn { get; init; }

        public int? TextVersion { get; init; }

        public string? Text { get; init; }
    }
}
