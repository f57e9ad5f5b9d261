using System.ComponentModel.DataAnnotations;
using Tandem.Access.Public;
using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.People.Records;
using Tandem.People.Topics;
using Tandem.People.Writing;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Consents;

/// <summary>What a person agreed to and withdrew, with the proof. The ledger only grows; the last word on a topic and channel counts.</summary>
public static class Consents
{
    private const string Select =
        """
        select c.id, c.topic, c.channel, c.state, c.basis, coalesce(t.text, c.text_version) as text, t.number as text_version, c.evidence, c.source, c.actor, c.at
        from people_consents c
        left join people_topic_texts t on c.text_version = t.topic_id || '@' || t.number
        where c.contact_id = @id
        order by c.at desc, c.id desc
        """;

    /// <summary>One line of the ledger.</summary>
    public sealed record ConsentView(
        Guid Id, string Topic, string Channel, [property: AllowedValues("subscribed", "unsubscribed")] string State, string Basis, string? Text, Instant At,
        UserRef? Actor, string Source)
    {
        /// <summary>Which version of the topic's words was shown, where it is one that is kept.</summary>
        public int? TextVersion { get; init; }

        /// <summary>From where it was said, and what else proves it.</summary>
        public JsonText Evidence { get; init; } = JsonText.EmptyObject;
    }

    /// <summary>What to write down.</summary>
    public sealed record Command(string Topic, string Channel, string State, string Basis, string? Text, int? TextVersion);

    public sealed class Handler(Db db, Journal journal)
    {
        /// <summary>The last word on each topic and channel, or with <paramref name="history"/> the whole ledger.</summary>
        public Task<Result<Page<ConsentView>>> List(Guid id, bool history, Caller caller, CancellationToken cancel) => db.Read<Result<Page<ConsentView>>>(
            async session => (await RecordAccess.SeeContact(session, caller, id)).Problem is { } problem
                ? problem
                : new Page<ConsentView>(await Read(session, id, history), Next: null), cancel);

        public Task<Result<ConsentView>> Record(Guid id, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<ConsentView>>(async tx =>
        {
            if ((await RecordAccess.ChangeContact(tx, caller, id, Rights.Contacts.Edit)).Problem is { } unreachable)
            {
                return unreachable;
            }

            if (ReadEntry(body) is not { } entry)
            {
                return body.Problem!;
            }

            if (body.Whole("textVersion", 1, int.MaxValue) is { } number)
            {
                entry = entry with { TextVersion = TopicTable.TextKey(entry.Topic, number) };
                if ((await TopicTable.Find(tx, entry.Topic))?.Texts.All(text => text.Number != number) ?? true)
                {
                    body.Refuse("textVersion", "This topic has no such version of its words.");
                }
            }

            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            var options = WriteOptions.By(caller);
            var row = new ConsentRow(id, OrderedId.Next(tx.Now), entry);
            await ContactTables.Consents.Insert(tx, [new(row, options, tx.Now)]);
            var state = entry.Subscribed ? "subscribed" : "unsubscribed";
            journal.Append(tx, new JourneyEvent
            {
                Subject = id,
                Type = PeopleEvents.ConsentChanged,
                OccurredAt = entry.At ?? tx.Now,
                Source = options.Source,
                Actor = caller.Actor,
                Data = ChangeText.Of(("topic", entry.Topic), ("channel", entry.Channel), ("state", state)),
            });
            await Audit.Write(tx, caller, new AuditEntry("create", "consent", id) { After = new { entry.Topic, entry.Channel, state, entry.Basis } });
            return (await Read(tx, id, history: true)).First(line => line.Id == row.Id);
        }, cancel);

        private static async Task<IReadOnlyList<ConsentView>> Read(Session session, Guid id, bool history)
        {
            var rows = await session.Query<Row>(Select, new { id });
            var actors = await Actors.Of(session, rows.Select(row => row.Actor));
            return [.. rows.DistinctBy(row => history ? (object)row.Id : (row.Topic, row.Channel))
                .Select(row => new ConsentView(row.Id, row.Topic, row.Channel, row.State, row.Basis, row.Text, row.At, actors[row.Actor], row.Source)
                {
                    TextVersion = row.TextVersion,
                    Evidence = row.Evidence,
                })];
        }
    }

    private static ConsentEntry? ReadEntry(JsonBody body)
    {
        var state = body.OneOf("state", "subscribed", "unsubscribed");
        var topic = body.Text("topic", longest: 100) ?? ConsentEntry.AllTopics;
        var channel = body.OneOf("channel", "email", "sms", "phone") ?? "email";
        var (basis, text, at) = (body.Text("basis", longest: 200) ?? "consent", body.Text("text", longest: 5000), body.Time("at"));
        if (state is null)
        {
            body.Refuse("state", "subscribed or unsubscribed is expected.");
        }

        return body.Problem is not null
            ? null
            : new ConsentEntry { Topic = topic, Channel = channel, Subscribed = state is "subscribed", Basis = basis, TextVersion = text, At = at };
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/contacts/{id:guid}/consents", async (Guid id, bool? history, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.List(id, history ?? false, caller, cancel)).ToHttp())
            .Needs(Rights.Contacts.Read)
            .Produces<Page<ConsentView>>();
        routes.MapPost("/api/v1/contacts/{id:guid}/consents", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Record(id, body, caller, cancel)).ToHttp(StatusCodes.Status201Created))
            .Needs(Rights.Contacts.Edit)
            .Accepts<Command>("application/json")
            .Produces<ConsentView>(StatusCodes.Status201Created);
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Topic { get; init; }

        public required string Channel { get; init; }

        public required string State { get; init; }

        public required string Basis { get; init; }

        public string? Text { get; init; }

        public int? TextVersion { get; init; }

        public JsonText Evidence { get; init; }

        public required string Source { get; init; }

        public required string Actor { get; init; }

        public Instant At { get; init; }
    }
}
