using Tandem.Access.Public;
using Tandem.People.Records;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Privacy;
using Tandem.Platform.Security;

namespace Tandem.People.Privacy;

/// <summary>
/// Erases a person: their rows at once, mentions of them in other texts by a job that follows. What stays is a salted hash on the do-not-contact list. There is
/// no way back.
/// </summary>
public static class EraseContact
{
    /// <summary>The name of the person, typed by whoever does it.</summary>
    public sealed record Command(string Confirm);

    /// <summary>How many rows went, by table, and the job that looks through the rest.</summary>
    public sealed record Erased(IReadOnlyDictionary<string, long> Rows, Guid JobId);

    internal sealed class Handler(Db db, Eraser eraser, Jobs jobs)
    {
        public Task<Result<Erased>> Handle(Guid id, JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Erased>>(async tx =>
        {
            var reached = await RecordAccess.ChangeContact(tx, caller, id, Rights.Privacy.Delete);
            if (reached.Problem is { } unreachable)
            {
                return unreachable;
            }

            if (body.Text("confirm") != reached.Value!.Name.Trim())
            {
                return Problem.Invalid("confirm", "Type the name of the person exactly as it is written here. Nothing was erased.");
            }

            var person = await FindPerson.Keys(tx, id);
            var texts = await FindPerson.Texts(tx, person);
            var rows = await eraser.Erase(tx, person, caller.Actor);
            await Tombstones.Leave(tx, person.Addresses, caller.Actor);
            await Audit.Write(tx, caller, new AuditEntry("erase", "contact", id) { After = new { rows = rows.Values.Sum() } });
            return new Erased(rows, await jobs.Enqueue(tx, PersonalFiles.SweepJob, JsonText.Of(texts), caller.Actor));
        }, cancel);
    }

    /// <summary>Takes mentions of the person out of everything else.</summary>
    internal sealed class SweepJob(MentionSweep sweep) : IJobHandler
    {
        public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel) =>
            new(JsonText.Of(new { mentions = await sweep.Run(run.Job.Payload.As<PersonTexts>(), cancel) })) { ForgetsPayload = true };
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/contacts/{id:guid}/erase", async (Guid id, JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Handle(id, body, caller, cancel)).ToHttp())
            .Needs(Rights.Privacy.Delete)
            .TellsASecret()
            .Accepts<Command>("application/json")
            .Produces<Erased>();
}
