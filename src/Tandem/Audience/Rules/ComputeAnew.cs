using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Audience.Rules;

/// <summary>Computes all contacts again, as after a change of rules: for when that was stopped halfway.</summary>
internal static class ComputeAnew
{
    public sealed class Handler(Db db, RuleChange change)
    {
        public Task<Result<JobStarted>> Handle(Caller caller, CancellationToken cancel) =>
            db.Write<Result<JobStarted>>(async tx => new JobStarted(await change.Announce(tx, caller)), cancel);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/scoring/compute", async (Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(caller, cancel)).ToHttp(StatusCodes.Status202Accepted))
            .Needs(Rights.Agreements.Edit)
            .Produces<JobStarted>(StatusCodes.Status202Accepted);
}
