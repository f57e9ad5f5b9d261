using Tandem.People.Bulk;
using Tandem.People.Lists;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Jobs;
using Tandem.Platform.Lists;
using Tandem.Platform.Security;

namespace Tandem.People.Verification;

/// <summary>The addresses of many contacts: those of a selection, a filter or everybody, as a job that can be stopped and goes on after a crash.</summary>
public static class VerifyMany
{
    /// <summary>Which contacts.</summary>
    public sealed record Body(BulkSelection Select);

    /// <summary>The job that does it.</summary>
    public sealed record Started(Guid JobId);

    /// <summary>What the job has to know.</summary>
    internal sealed record Payload(BulkSelection Select, Guid Until, BulkCaller By);

    public sealed class Handler(Db db, Jobs jobs, PeopleQuestions questions, RowIds rows)
    {
        public Task<Result<Started>> Start(JsonBody body, Caller caller, CancellationToken cancel) => db.Write<Result<Started>>(async tx =>
        {
            var select = BulkSelection.Read(body);
            if (body.Problem is { } wrong)
            {
                return wrong;
            }

            var question = await questions.Contacts(tx, caller, select.List, Rights.Contacts.Bulk);
            if (question.Problem is { } problem)
            {
                return problem;
            }

            var payload = new Payload(select, await rows.Last(tx, question.Value!.Table), BulkCaller.Of(caller));
            return new Started(await jobs.Enqueue(tx, Job.Kind, JsonText.Of(payload), caller.Actor));
        }, cancel);
    }

    /// <summary>Goes through the contacts by their ids; name servers are asked between the transactions.</summary>
    public sealed class Job(Db db, AddressVerifier verifier, PeopleQuestions questions, RowIds rows) : IJobHandler
    {
        /// <summary>The kind of this job.</summary>
        public const string Kind = "people.verify";

        private const int BatchSize = 200;

        private const string Addresses = "select display from people_identifiers where kind = 'email' and subject_kind = 'contact' and ";

        /// <inheritdoc/>
        public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
        {
            var payload = run.Job.Payload.As<Payload>();
            var done = run.Job.Checkpoint is { } checkpoint ? checkpoint.As<Progress>() : new Progress(Guid.Empty, 0, new(StringComparer.Ordinal));
            var ids = await db.Read(session => Selected(session, payload, done.Last), cancel);
            var total = done.Contacts + ids.Count;
            foreach (var batch in ids.Chunk(BatchSize))
            {
                var addresses = await db.Read(session => session.Query<string>($"{Addresses}{session.In("subject_id", "batch")}", new { batch }), cancel);
                var found = await verifier.Verify([.. addresses], anew: false, cancel);
                var next = done.And(batch, found.Values);
                await db.Write(tx => run.Step(tx, JsonText.Of(next), next.Contacts, total, JsonText.Of(next.Counts)), cancel);
                done = next;
            }

            return new JobOutcome(JsonText.Of(done.Counts));
        }

        private async Task<IReadOnlyList<Guid>> Selected(Session session, Payload payload, Guid after)
        {
            var question = (await questions.Contacts(session, payload.By.ToCaller(), payload.Select.List, Rights.Contacts.Bulk)).Must();
            return payload.Select.Ids is { } ids
                ? [.. (await rows.Among(session, question, ids)).Where(id => Compare(id, after) > 0)]
                : await rows.Of(session, question, after, payload.Until);
        }

        /// <summary>As the databases do: byte by byte, most significant first.</summary>
        private static int Compare(Guid id, Guid other) => id.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true));
    }

    /// <summary>How far the job has come: contacts gone through, addresses by verdict.</summary>
    internal sealed record Progress(Guid Last, long Contacts, Dictionary<string, long> Counts)
    {
        public Progress And(IReadOnlyList<Guid> batch, IEnumerable<AddressFinding> findings)
        {
            var counts = new Dictionary<string, long>(Counts, StringComparer.Ordinal);
            foreach (var finding in findings)
            {
                var verdict = EnumText.Of(finding.Verdict);
                counts[verdict] = counts.GetValueOrDefault(verdict) + 1;
            }

            return new Progress(batch[^1], Contacts + batch.Count, counts);
        }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/email-verifications/bulk", async (JsonBody body, Caller caller, Handler handler, CancellationToken cancel) =>
                (await handler.Start(body, caller, cancel)).ToHttp(StatusCodes.Status202Accepted))
            .Needs(Rights.Contacts.Bulk)
            .Accepts<Body>("application/json")
            .Produces<Started>(StatusCodes.Status202Accepted);
}
