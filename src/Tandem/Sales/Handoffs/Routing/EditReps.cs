using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;
using Tandem.Platform.Settings;

namespace Tandem.Sales.Handoffs.Routing;

/// <summary>How somebody takes leads.</summary>
public sealed record RepView
{
    /// <summary>The user.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The user's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the user takes leads.</summary>
    public required bool TakesLeads { get; init; }

    /// <summary>The share, beside the others'.</summary>
    public required int Weight { get; init; }

    /// <summary>How many leads at once.</summary>
    public required int Capacity { get; init; }

    /// <summary>Leads waiting or being worked on.</summary>
    public required long Open { get; init; }

    /// <summary>The user's own zone; null for the teams'.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The user's own hours; null for the teams'.</summary>
    public IReadOnlyList<OpenHoursView>? Hours { get; init; }
}

/// <summary>Who takes leads, how many, and when.</summary>
public static class EditReps
{
    private const string Select =
        """
        select u.id, u.name, u.role, r.takes_leads, r.weight, r.capacity, r.time_zone, r.hours,
          (select count(*) from sales_handoffs h where h.owner_id = u.id and h.state in ('sent', 'accepted')) as open
        from access_public_users u
        left join sales_reps r on r.user_id = u.id
        where u.status in ('active', 'invited') and u.role in ('salesRep', 'manager', 'admin', 'owner') {0}
        order by u.name, u.id
        """;

    private const string Upsert =
        """
        insert into sales_reps (user_id, takes_leads, weight, capacity, time_zone, hours, version)
        values (@id, @takesLeads, @weight, @capacity, @timeZone, @hours, 1)
        on conflict (user_id) do update set takes_leads = excluded.takes_leads, weight = excluded.weight, capacity = excluded.capacity,
          time_zone = excluded.time_zone, hours = excluded.hours, version = sales_reps.version + 1
        """;

    /// <summary>What may be sent; what is left out stays as it is, and null for zone or hours means the teams'.</summary>
    public sealed record Command(bool? TakesLeads, int? Weight, int? Capacity, string? TimeZone, IReadOnlyList<OpenHoursView>? Hours);

    public sealed class Handler(Db db)
    {
        public Task<Page<RepView>> List(CancellationToken cancel) => db.Read(async session =>
            new Page<RepView>([.. (await session.Query<Row>(Select.Replace("{0}", "", StringComparison.Ordinal))).Select(View)], Next: null), cancel);

        public Task<Result<RepView>> Handle(Guid id, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<RepView>>(async tx =>
        {
            var one = Select.Replace("{0}", "and u.id = @id", StringComparison.Ordinal);
            if (await tx.First<Row>(one, new { id }) is not { } before)
            {
                return Problem.NotFound("The user");
            }

            var change = Read(body, before);
            if (body.Problem is { } problem)
            {
                return problem;
            }

            await tx.Execute(Upsert, change);
            var after = (await tx.First<Row>(one, new { id }))!;
            await Audit.Write(tx, caller, new AuditEntry("update", "rep", id) { Before = View(before), After = View(after) });
            return View(after);
        }, cancel);

        private static object Read(JsonBody body, Row before)
        {
            var zone = body.Has("timeZone") ? body.Text("timeZone") : before.TimeZone;
            if (zone is not null && !Zones.IsKnown(zone))
            {
                body.Refuse("timeZone", "This is not a time zone of the IANA database, for example Europe/Berlin.");
            }

            JsonText? hours = !body.Has("hours") ? before.Hours : body.Empties("hours") ? null : JsonText.Of(OpenHoursText.Read(body, "hours"));
            return new
            {
                before.Id,
                takesLeads = body.Flag("takesLeads") ?? before.Takes,
                weight = body.Whole("weight", 1, 100) ?? before.Weight ?? 1,
                capacity = body.Whole("capacity", 0, 10_000) ?? before.Capacity ?? RepDefaults.Capacity,
                timeZone = zone,
                hours,
            };
        }

        private static RepView View(Row row) => new()
        {
            UserId = row.Id,
            Name = row.Name,
            TakesLeads = row.Takes,
            Weight = row.Weight ?? 1,
            Capacity = row.Capacity ?? RepDefaults.Capacity,
            Open = row.Open,
            TimeZone = row.TimeZone,
            Hours = row.Hours is { } hours ? OpenHoursText.Write(hours.As<List<Engines.Schedules.OpenHours>>()) : null,
        };
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/reps", async (Handler handler, CancellationToken cancel) => ((Result<Page<RepView>>)await handler.List(cancel)).ToHttp())
            .Needs(Rights.Agreements.Read)
            .Produces<Page<RepView>>();
        routes.MapPatch("/api/v1/reps/{id:guid}", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, body, caller, cancel)).ToHttp())
            .Needs(Rights.Agreements.Edit)
            .Accepts<Command>("application/json")
            .Produces<RepView>();
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public required string Name { get; init; }

        public required string Role { get; init; }

        public bool? TakesLeads { get; init; }

        public int? Weight { get; init; }

        public int? Capacity { get; init; }

        public string? TimeZone { get; init; }

        public JsonText? Hours { get; init; }

        public long Open { get; init; }

        public bool Takes => TakesLeads ?? Role == "salesRep";
    }
}
