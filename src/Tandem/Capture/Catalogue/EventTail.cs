using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Tandem.Journey.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Security;

namespace Tandem.Capture.Catalogue;

/// <summary>An event as it arrives.</summary>
public sealed record ArrivedEvent
{
    /// <summary>The event.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What the team calls it.</summary>
    public required string Label { get; init; }

    /// <summary>Whose it is: a visitor or a contact.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The contact whom the subject belongs to; null for a stranger.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>The contact's name.</summary>
    public string? ContactName { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant OccurredAt { get; init; }

    /// <summary>When it was taken.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>Why it is taken for a machine's; null for a person's.</summary>
    public string? Bot { get; init; }

    /// <summary>False for what came with a public write key.</summary>
    public required bool Verified { get; init; }

    /// <summary>What it brought, as JSON.</summary>
    public required JsonText Data { get; init; }
}

/// <summary>Events as they arrive, by server-sent events: <c>event</c> for each, <c>beat</c> as a sign of life. It is a look, not a feed: a flood is thinned out.</summary>
internal static class EventTail
{
    private const int Most = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Ids are ordered by the time at which they were made; a moment is left for transactions that began before and end after.
    private const string Latest =
        """
        select e.id, e.type as name, e.subject_id, c.id as contact_id, c.name as contact_name, e.occurred_at, e.received_at, e.bot, e.verified, e.data
        from journey_public_latest e
        left join journey_public_subjects s on s.subject_id = e.subject_id
        left join people_public_contacts c on c.id = coalesce(s.contact_id, e.subject_id)
        where e.behind < @most
        order by e.received_at desc, e.id desc
        limit @most
        """;

    public sealed class Handler(Db db, ReactorSignal signal, EventDescriptions descriptions, IHostApplicationLifetime lifetime)
    {
        public async Task Handle(HttpContext context)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.Headers["X-Accel-Buffering"] = "no";
            try
            {
                await TypedResults.ServerSentEvents(Read(end.Token)).ExecuteAsync(context);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // The watcher went away, or the server stops.
            }
        }

        private async IAsyncEnumerable<SseItem<string>> Read([EnumeratorCancellation] CancellationToken cancel)
        {
            var shown = new HashSet<Guid>();
            for (var since = db.Now; ;)
            {
                var next = signal.Next;
                var rows = await db.Read(session => session.Query<Row>(Latest, new { most = Most }), cancel);
                foreach (var row in rows.Where(row => row.ReceivedAt >= since && IsPeoples(row) && !shown.Contains(row.Id)).Reverse())
                {
                    yield return new SseItem<string>(JsonText.Of(View(row)).Value, "event") { EventId = row.Id.ToString("n", CultureInfo.InvariantCulture) };
                }

                shown = [.. rows.Select(row => row.Id)];
                await Platform.Lanes.Signal.Wait(next, Heartbeat, cancel);
                if (!next.IsCompleted)
                {
                    yield return new SseItem<string>("", "beat");
                }

                await Task.Delay(Pause, cancel);
            }
        }

        private bool IsPeoples(Row row) => descriptions.Of(row.Name).IsPersonsOwn;

        private static ArrivedEvent View(Row row) => new()
        {
            Id = row.Id,
            Name = row.Name,
            Label = EventDescriptions.NameOf(row.Name),
            SubjectId = row.SubjectId,
            ContactId = row.ContactId,
            ContactName = row.ContactName,
            OccurredAt = row.OccurredAt,
            ReceivedAt = row.ReceivedAt,
            Bot = row.Bot,
            Verified = row.Verified,
            Data = row.Data,
        };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/events/tail", (HttpContext context, Handler handler) => handler.Handle(context))
            .Needs(Rights.Agreements.Edit)
            .WithTags("Events")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public Guid SubjectId { get; init; }

        public Guid? ContactId { get; init; }

        public string? ContactName { get; init; }

        public Instant OccurredAt { get; init; }

        public Instant ReceivedAt { get; init; }

        public string? Bot { get; init; }

        public bool Verified { get; init; }

        public required JsonText Data { get; init; }
    }
}
