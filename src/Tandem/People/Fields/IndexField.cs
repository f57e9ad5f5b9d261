using System.Text.Json;
using Dapper;
using Tandem.Engines.Segments;
using Tandem.People.Lists;
using Tandem.People.Public;
using Tandem.Platform.Data;
using Tandem.Platform.Jobs;

namespace Tandem.People.Fields;

/// <summary>
/// Makes or drops the index of a custom field, on the very expression that filters and orders use. On PostgreSQL nobody waits for it
/// (<c>concurrently</c>, which runs outside a transaction); what a crash left half done is dropped and made again.
/// </summary>
public sealed class IndexField(Db db, FieldDefinitions fields, ListedObjects objects) : IJobHandler
{
    /// <summary>The kind of this job.</summary>
    public const string Kind = "people.index";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public async Task<JobOutcome> Run(JobRun run, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize<FieldIndexes.Payload>(run.Job.Payload.Value, JsonSettings.Api)!;
        var name = CustomField.IndexName(objects.Find(wanted.Object)!.Table, wanted.FieldId);
        if (db.Engine == DbEngine.Postgres)
        {
            await Concurrently(run, $"drop index concurrently if exists {name}", cancel);
        }

        if (!wanted.Drop && await Definition(wanted, cancel) is { } field)
        {
            await Make(run, name, field, cancel);
        }
        else if (db.Engine == DbEngine.Sqlite)
        {
            await db.Write(tx => tx.Execute($"drop index if exists {name}"), cancel);
        }

        return new JobOutcome(JsonText.EmptyObject);
    }

    private async Task Make(JobRun run, string name, FieldDefinition field, CancellationToken cancel)
    {
        var expression = CustomField.Expression(field, db.Engine == DbEngine.Sqlite ? SqlDialect.Sqlite : SqlDialect.Postgres);
        var index = $"{name} on {objects.Find(field.Object)!.Table} (({expression}), id) where archived_at is null";
        if (db.Engine == DbEngine.Postgres)
        {
            await Concurrently(run, $"create index concurrently {index}", cancel);
        }

        await db.Write(async tx =>
        {
            if (tx.Engine == DbEngine.Sqlite)
            {
                await tx.Execute($"create index if not exists {index}");
            }

            await tx.Execute("update people_fields set indexed = true where id = @id and archived_at is null", new { field.Id });
            fields.Changed(tx);
        }, cancel);
    }

    private Task<FieldDefinition?> Definition(FieldIndexes.Payload wanted, CancellationToken cancel) =>
        db.Read(async session => (await fields.Of(session, wanted.Object)).WithId(wanted.FieldId), cancel);

    /// <summary>Runs outside a transaction, and keeps the job's lease meanwhile.</summary>
    private async Task Concurrently(JobRun run, string sql, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = db.Read(session => session.Connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 0, cancellationToken: stop.Token)), stop.Token);
        try
        {
            while (await Task.WhenAny(work, Task.Delay(Heartbeat, cancel)) != work)
            {
                await db.Write(tx => run.Step(tx, JsonText.EmptyObject, done: 0), cancel);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }

        await work;
    }
}
