using Tandem.Access.Public;
using Tandem.People.Public;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

internal static class Writing
{
    /// <summary>On behalf of somebody who asks over the API.</summary>
    public static WriteOptions By(Caller caller, Guid? jobId = null) => new()
    {
        Source = Source(caller.Actor),
        Actor = caller.Actor,
        JobId = jobId,
    };

    /// <summary>Where a change by this actor comes from, as events say it.</summary>
    public static string Source(string actor) =>
        Actor.IsUser(actor) ? "ui" : Actor.IsToken(actor) ? "api" : "system";
}
