using Tandem.Journey.Public;
using Tandem.People.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Sales.Handoffs;

/// <summary>A page that the person looked at.</summary>
/// <param name="Page">Its path or address.</param>
/// <param name="Views">How often, among the last visits.</param>
/// <param name="LastAt">When last.</param>
public sealed record PageSeen(string Page, int Views, Instant LastAt);

/// <summary>A deal of the past with the person or their company.</summary>
/// <param name="Id">The deal.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">won or lost.</param>
/// <param name="Reason">Why.</param>
/// <param name="ClosedAt">When.</param>
public sealed record OldDeal(Guid Id, string Name, string Outcome, string? Reason, Instant? ClosedAt);

/// <summary>A handoff with all that one wants to know before the first call.</summary>
public sealed record HandoffPack
{
    /// <summary>The handoff itself.</summary>
    public required HandoffView Handoff { get; init; }

    /// <summary>What the person did last, the latest first.</summary>
    public required IReadOnlyList<TimelineItem> Touches { get; init; }

    /// <summary>The pages looked at, the most viewed first.</summary>
    public required IReadOnlyList<PageSeen> Pages { get; init; }

    /// <summary>What was said before: notes, calls and mails, the latest first.</summary>
    public required IReadOnlyList<TimelineItem> Said { get; init; }

    /// <summary>Deals that have ended, with the person or with their company.</summary>
    public required IReadOnlyList<OldDeal> OldDeals { get; init; }

    /// <summary>May we write to the person, and if not, why.</summary>
    public required Mailable MayMail { get; init; }
}

/// <summary>A handoff and its context pack, put together when it is read.</summary>
public static class GetHandoff
{
    private const string Doings = $"{EventKinds.Web},{EventKinds.Form},{EventKinds.Mail}";
    private const string Talk = $"{EventKinds.Note},{EventKinds.Mail},{EventKinds.Sales}";
    private const int Touches = 12;
    private const int Visits = 100;
    private const int Pages = 8;

    private const string Old =
        """
        select d.id, d.name, d.outcome, coalesce(d.loss_reason, d.win_reason) as reason, d.closed_at
        from sales_deals d
        where d.outcome <> 'open' and d.archived_at is null and {0}
          and (d.company_id = @company or d.id in (select dc.deal_id from sales_deal_contacts dc where dc.contact_id = @contact))
        order by d.closed_at desc, d.id
        limit 10
        """;

    public sealed class Handler(Db db, HandoffReader reader, Timelines timelines, ContactPolicy policy)
    {
        public Task<Result<HandoffPack>> Handle(Guid id, Caller caller, CancellationToken cancel) => db.Read<Result<HandoffPack>>(async session =>
        {
            if (await reader.Find(session, caller, id) is not { } handoff)
            {
                return Problem.NotFound("The handoff");
            }

            var person = handoff.Person.Id;
            var visits = await Timeline(session, caller, person, EventKinds.Web, Visits);
            return new HandoffPack
            {
                Handoff = handoff,
                Touches = await Timeline(session, caller, person, Doings, Touches),
                Pages = Seen(visits),
                Said = [.. (await Timeline(session, caller, person, Talk, Visits)).Where(IsTalk).Take(Touches)],
                OldDeals = await OldDeals(session, caller, person, handoff.Person.Company?.Id),
                MayMail = (await policy.MayMail(session, [person])).GetValueOrDefault(person, Mailable.No("No longer here")),
            };
        }, cancel);

        private async Task<IReadOnlyList<TimelineItem>> Timeline(Session session, Caller caller, Guid person, string? kinds, int most) =>
            (await timelines.Read(session, caller, "contact", person, new TimelinePage { Kinds = kinds, Limit = most })).Must().Items;

        /// <summary>Sales' own moves (handed over, deal opened) are no talk with the person.</summary>
        private static bool IsTalk(TimelineItem item) =>
            !item.Type.StartsWith("handoff_", StringComparison.Ordinal) && !item.Type.StartsWith("deal_", StringComparison.Ordinal);

        private static IReadOnlyList<PageSeen> Seen(IEnumerable<TimelineItem> visits) =>
            [.. visits.Where(visit => visit.Type == "page_viewed")
                .GroupBy(visit => PageOf(visit.Data), StringComparer.Ordinal)
                .Where(page => page.Key.Length > 0)
                .Select(page => new PageSeen(page.Key, page.Count(), page.Max(visit => visit.OccurredAt)))
                .OrderByDescending(page => page.Views).ThenByDescending(page => page.LastAt).Take(Pages)];

        private static string PageOf(JsonText data)
        {
            using var document = System.Text.Json.JsonDocument.Parse(data.Value);
            var read = new EventData(document.RootElement);
            return read.Text("properties", "path") ?? read.Text("path") ?? read.Text("properties", "url") ?? read.Text("url") ?? read.Text("name") ?? "";
        }

        private static async Task<IReadOnlyList<OldDeal>> OldDeals(Session session, Caller caller, Guid contact, Guid? company)
        {
            var sql = Old.Replace("{0}", caller.Reach(session, Rights.Deals.Read, "d.owner_id"), StringComparison.Ordinal);
            var args = new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["contact"] = contact, ["company"] = company ?? Guid.Empty };
            return [.. (await session.Query<OldDealRow>(sql, args)).Select(row => new OldDeal(row.Id, row.Name, row.Outcome, row.Reason, row.ClosedAt))];
        }

        private sealed class OldDealRow
        {
            public Guid Id { get; init; }

            public required string Name { get; init; }

            public required string Outcome { get; init; }

            public string? Reason { get; init; }

            public Instant? ClosedAt { get; init; }
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/handoffs/{id:guid}", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, caller, cancel)).ToHttp(pack => pack.Handoff.Version))
            .Needs(Rights.Handoffs.Read)
            .Produces<HandoffPack>();
}
