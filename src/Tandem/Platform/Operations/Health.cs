using Tandem.Platform.Data;
using Tandem.Platform.Lanes;
using Tandem.Platform.Security;

namespace Tandem.Platform.Operations;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its database does, too.</summary>
public static class Health
{
    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" }))
            .OpenToAll("Orchestrators ask before anybody can sign in; it tells nothing.").ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready)
            .OpenToAll("Load balancers ask before anybody can sign in; it tells nothing but the state.").ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Db db, LogFollowers followers, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            var lag = await followers.Lag(patience.Token);
            return Results.Json(new { status = "ready", engine = db.Engine.ToString().ToLowerInvariant(), reactorLag = lag.Values.Sum() });
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or OperationCanceledException)
        {
            return Results.Json(new { status = "databaseUnavailable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
