using System.Globalization;
using Tandem.Journey.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Sales.Public;

namespace Tandem.Sales.Deals;

/// <summary>What deals say on a timeline: their own, their people's and their company's.</summary>
public static class DealTimeline
{
    private const int Most = 200;

    private const string OfContact =
        """
        select d.id
        from sales_deal_contacts dc
        join sales_deals d on d.id = dc.deal_id
        where dc.contact_id = @id and d.archived_at is null and {0}
        order by d.opened_at desc, d.id
        limit @most
        """;

    private const string OfCompany =
        """
        select d.id
        from sales_deals d
        where d.company_id = @id and d.archived_at is null and {0}
        order by d.opened_at desc, d.id
        limit @most
        """;

    internal static readonly IReadOnlyList<TimelineSource> Sources =
        [new("contact", (session, caller, id) => Deals(session, caller, id, OfContact)), new("company", (session, caller, id) => Deals(session, caller, id, OfCompany))];

    internal static readonly IReadOnlyList<EventDescription> Events =
    [
        Of(DealEvents.Created, data => new EventText($"Deal opened{Named(data)}", Amount(data))),
        Of(DealEvents.StageChanged, data => new EventText($"Deal moved to {data.Text("to") ?? "another stage"}{Named(data)}", data.Text("from") is { } from ? $"from {from}" : null)),
        Of(DealEvents.Won, data => new EventText($"Deal won{Named(data)}", Joined(Amount(data), data.Text("reason")))),
        Of(DealEvents.Lost, data => new EventText($"Deal lost{Named(data)}", Joined(data.Text("reason"), data.Text("note")))),
        Of(DealEvents.Reopened, data => new EventText($"Deal opened again{Named(data)}", data.Text("to"))),
        Of(DealEvents.Updated, data => new EventText($"Deal changed{Named(data)}", string.Join(", ", data.Names("changed").Select(Words)))),
        Of(DealEvents.Archived, data => new EventText($"Deal archived{Named(data)}")),
        Of(DealEvents.Restored, data => new EventText($"Deal brought back from the archive{Named(data)}")),
        Of(DealEvents.Removed, data => new EventText($"Deal removed{Named(data)}", "The import that made it was taken back")),
    ];

    public sealed class Handler(Db db, DealReader reader, Timelines timelines)
    {
        public Task<Result<Page<TimelineItem>>> Handle(Guid id, TimelinePage page, Caller caller, CancellationToken cancel) =>
            db.Read<Result<Page<TimelineItem>>>(
                async session => await reader.Find(session, caller, id) is null
                    ? Problem.NotFound("The deal")
                    : await timelines.Read(session, caller, "deal", id, page), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/deals/{id:guid}/timeline",
                async (Guid id, [AsParameters] TimelinePage page, Caller caller, Handler handler, CancellationToken cancel) =>
                    (await handler.Handle(id, page, caller, cancel)).ToHttp())
            .Needs(Rights.Deals.Read)
            .Produces<Page<TimelineItem>>();

    private static EventDescription Of(string type, Func<EventData, EventText> text) => new(type, EventKinds.Sales, EventTeam.Sales, text);

    private static string Named(EventData data) => data.Text("name") is { } name ? $": {name}" : "";

    /// <summary>34,500 EUR: grouped, with cents only where there are some.</summary>
    private static string? Amount(EventData data) => data.Text("amount") is { } amount
        ? $"{(decimal.TryParse(amount, CultureInfo.InvariantCulture, out var sum) ? sum.ToString("#,0.##", CultureInfo.InvariantCulture) : amount)} {data.Text("currency")}"
        : null;

    /// <summary>nextStep is "next step" to a reader.</summary>
    private static string Words(string name) => string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string? Joined(string? first, string? second) => (first, second) switch
    {
        (not null, not null) => $"{first} · {second}",
        _ => first ?? second,
    };

    private static Task<IReadOnlyList<Guid>> Deals(Session session, Caller caller, Guid id, string sql) => session.Query<Guid>(
        sql.Replace("{0}", caller.Reach(session, Rights.Deals.Read, "d.owner_id"), StringComparison.Ordinal),
        new Dictionary<string, object?>(caller.Parameters, StringComparer.Ordinal) { ["id"] = id, ["most"] = Most });
}
