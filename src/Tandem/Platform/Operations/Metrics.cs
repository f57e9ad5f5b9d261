using System.Globalization;
using System.Net;
using System.Text;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Lanes;
using Tandem.Platform.Security;

namespace Tandem.Platform.Operations;

/// <summary><c>/metrics</c> in Prometheus' text format, for loopback or a token with the right to operations.</summary>
public static class Metrics
{
    private const string Counts =
        """
        select 'tandem_events_total' as name, cast(sum(last_seq) as bigint) as value from journey_public_lanes
        union all select 'tandem_jobs_open', count(*) from platform_jobs where state in ('queued', 'running')
        union all select 'tandem_outbox_waiting', count(*) from platform_outbox where state in ('waiting', 'sending')
        union all select 'tandem_outbox_failed', count(*) from platform_outbox where state = 'failed'
        union all select 'tandem_timers', count(*) from platform_timers
        union all select 'tandem_events_set_aside', count(*) from journey_public_set_aside
        """;

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", Answer).OpenToAll("It checks for loopback or an operator's token itself.").ExcludeFromDescription();

    private static async Task<IResult> Answer(HttpContext context, Db db, LogFollowers followers, CancellationToken cancel)
    {
        var isLocal = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For");
        if (!isLocal && !(context.Items[typeof(Caller)] is Caller caller && caller.May(Rights.Operations.Read)))
        {
            return Problem.Forbidden("Metrics are for this machine, or for a token with the right operations.read.").ToHttp();
        }

        var text = new StringBuilder();
        foreach (var row in await db.Read(session => session.Query<Row>(Counts), cancel))
        {
            Line(text, row.Name, row.Value ?? 0);
        }

        foreach (var (reactor, lag) in await followers.Lag(cancel))
        {
            Line(text, $"tandem_reactor_lag{{reactor=\"{reactor}\"}}", lag);
        }

        Line(text, "process_resident_memory_bytes", Environment.WorkingSet);
        Line(text, "dotnet_gc_heap_bytes", GC.GetTotalMemory(forceFullCollection: false));
        return Results.Text(text.ToString(), "text/plain; version=0.0.4");
    }

    private static void Line(StringBuilder text, string name, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");

    private sealed class Row
    {
        public required string Name { get; init; }

        public long? Value { get; init; }
    }
}
