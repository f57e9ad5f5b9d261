using Tandem.Access.Public;
using Tandem.Demo.Story;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Security;

namespace Tandem.Demo.Making;

/// <summary>Sample data for somebody who looks around: an empty workspace is filled by a job, on the owner's word.</summary>
internal static class LoadDemo
{
    /// <summary>Whether this workspace is a demo, or could become one.</summary>
    /// <param name="IsDemo">Its records were made up, and the owner can wipe them.</param>
    /// <param name="CanLoad">It is empty, and who asks may fill it.</param>
    /// <param name="JobId">The job that is filling it.</param>
    public sealed record State(bool IsDemo, bool CanLoad, Guid? JobId);

    /// <summary>The job that was started.</summary>
    public sealed record Started(Guid JobId);

    public sealed class Handler(Db db, Jobs jobs, DemoMaker maker)
    {
        public Task<State> Show(Caller caller, CancellationToken cancel) => db.Read(async session =>
        {
            var job = await jobs.Open(session, DemoJob.Kind);
            var isDemo = await DemoMark.Find(session) is not null;
            return new State(isDemo, !isDemo && job is null && maker.IsAtOnce && IsOwner(caller) && await DemoMaker.IsEmpty(session), job);
        }, cancel);

        public Task<Result<Started>> Start(Caller caller, CancellationToken cancel) => db.Write<Result<Started>>(async tx =>
        {
            if (!IsOwner(caller))
            {
                return Problem.Conflict("ownerOnly", "Only the owner, signed in, loads the sample data.");
            }

            if (!await DemoMaker.IsEmpty(tx))
            {
                return Problem.Conflict("notEmpty", "There are people, companies or deals here already. Sample data goes into an empty workspace only.");
            }

            if (!maker.IsAtOnce)
            {
                return Problem.Conflict("beforeServing", "On PostgreSQL the sample data is made before the server serves: start it once with --demo.");
            }

            if (await jobs.Open(tx, DemoJob.Kind) is { } running)
            {
                return new Started(running);
            }

            await Audit.Write(tx, caller, new AuditEntry("load", "demo", "demo"));
            return new Started(await jobs.Enqueue(tx, DemoJob.Kind, JsonText.EmptyObject, caller.Actor));
        }, cancel);

        private static bool IsOwner(Caller caller) => caller.Role == Role.Owner && caller.Token is null;
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/demo", async (Caller caller, Handler handler, CancellationToken cancel) =>
                ((Result<State>)await handler.Show(caller, cancel)).ToHttp())
            .NeedsSignIn()
            .Produces<State>();
        routes.MapPost("/api/v1/demo", async (Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Start(caller, cancel)).ToHttp(StatusCodes.Status202Accepted))
            .Needs(Rights.Settings.Edit)
            .Produces<Started>(StatusCodes.Status202Accepted);
    }
}

/// <summary>Fills the workspace while it serves, on SQLite. All of it is one transaction: a job that was cut off has left nothing and begins anew.</summary>
internal sealed class DemoJob(DemoMaker maker) : IJobHandler
{
    public const string Kind = "demo";

    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        await maker.Make(Scale.Whole, DemoMaker.UsualSeed, _ => { }, cancel);
        return new JobOutcome(JsonText.EmptyObject);
    }
}
