using Tandem.People.Public;
using Tandem.Platform.Security;

namespace Tandem.Sales.Deals;

internal static class Writing
{
    /// <summary>On behalf of somebody who asks over the API.</summary>
    public static WriteOptions By(Caller caller, Guid? jobId = null) => new()
    {
        Source = caller.Actor.StartsWith("user:", StringComparison.Ordinal) ? "ui" : caller.Actor.StartsWith("token:", StringComparison.Ordinal) ? "api" : "system",
        Actor = caller.Actor,
        JobId = jobId,
    };
}
