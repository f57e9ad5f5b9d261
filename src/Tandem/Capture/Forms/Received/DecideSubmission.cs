using Tandem.Access.Public;
using Tandem.Capture.Forms.Definition;
using Tandem.Capture.Forms.Submit;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.Capture.Forms.Received;

/// <summary>Somebody looked at what is suspicious: it is let in as if nothing had spoken against it, or it is spam.</summary>
internal static class DecideSubmission
{
    private const string Decide = "update capture_submissions set state = @state, decided_by = @actor, decided_at = @now where id = @id";

    public sealed class Handler(Db db, Intake intake)
    {
        public Task<Result<Submission>> Release(Guid id, Caller caller, CancellationToken cancel) => Settle(id, caller, SubmissionState.Accepted, cancel);

        public Task<Result<Submission>> Reject(Guid id, Caller caller, CancellationToken cancel) => Settle(id, caller, SubmissionState.Rejected, cancel);

        private Task<Result<Submission>> Settle(Guid id, Caller caller, SubmissionState state, CancellationToken cancel) => db.Write<Result<Submission>>(async tx =>
        {
            if (await SubmissionTable.Lock(tx, id) is not { } row || await FormTable.AsOf(tx, row.FormId, row.FormVersion) is not { } form)
            {
                return Problem.NotFound("The submission");
            }

            if (row.State is not (SubmissionState.Suspicious or SubmissionState.Rejected) || row.State == state)
            {
                return Problem.Conflict("decided", "Somebody has decided about this already.");
            }

            await tx.Execute(Decide, new { id, state = EnumText.Of(state), actor = caller.Actor, now = tx.Now });
            if (state is SubmissionState.Accepted)
            {
                await intake.Take(tx, form, row with { State = SubmissionState.Accepted });
            }

            await Audit.Write(tx, caller, new AuditEntry(state is SubmissionState.Accepted ? "release" : "reject", "submission", id) { After = new { form = form.Name } });
            return (await ListSubmissions.Shown(tx, [(await SubmissionTable.Find(tx, id))!]))[0];
        }, cancel);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/submissions/{id:guid}/release", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Release(id, caller, cancel)).ToHttp())
            .Needs(Rights.Forms.Edit).Produces<Submission>();
        routes.MapPost("/api/v1/submissions/{id:guid}/reject", async (Guid id, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Reject(id, caller, cancel)).ToHttp())
            .Needs(Rights.Forms.Edit).Produces<Submission>();
    }
}
