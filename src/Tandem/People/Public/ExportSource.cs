using Tandem.Access.Public;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;
using Tandem.Platform.Security;

namespace Tandem.People.Public;

/// <summary>Which records are exported, and which columns: those of a list, as a list asks for them.</summary>
/// <param name="Q">What was typed.</param>
/// <param name="Filter">A filter in JSON.</param>
/// <param name="Columns">Keys of columns with commas between them; all where there are none.</param>
public sealed record ExportRequest(string? Q, string? Filter, string? Columns);

/// <summary>A kind of record that can be exported, over the API and on the command line alike. A higher module adds its own by registering one more.</summary>
public abstract class ExportSource
{
    /// <summary>The plural, for example <c>contacts</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The file that answers the request: what the caller may see and export. That it was asked for is in the audit log from here on.</summary>
    public abstract Task<Result<CsvExport>> Open(ExportRequest request, Caller caller, CancellationToken cancel);

    /// <summary>The file as an answer.</summary>
    public async Task<IResult> Answer(ExportRequest request, Caller caller, CancellationToken cancel)
    {
        var opened = await Open(request, caller, cancel);
        return opened.Problem?.ToHttp() ?? opened.Value!;
    }
}

/// <summary>What every export does alike: chooses columns and records, writes down who took them, and makes the file.</summary>
/// <typeparam name="T">A record as the file shows it.</typeparam>
/// <param name="db">The database.</param>
/// <param name="kind">One of them, as the audit log calls it: <c>contact</c>.</param>
public abstract class ExportSource<T>(Db db, string kind) : ExportSource
{
    /// <inheritdoc/>
    public override async Task<Result<CsvExport>> Open(ExportRequest request, Caller caller, CancellationToken cancel)
    {
        var chosen = await db.Read(session => Choose(session, request, caller), cancel);
        if (chosen.Problem is { } problem)
        {
            return problem;
        }

        var (columns, ids) = chosen.Value;
        await db.Write(tx => Audit.Write(tx, caller, new AuditEntry("export", kind, ObjectId: null) { After = new { Count = ids.Length, request.Q, request.Filter } }), cancel);
        return new CsvExport<T>($"{Name}.csv", columns, ids, batch => db.Read(session => Load(session, caller, batch)));
    }

    /// <summary>All columns, those of the workspace's own fields at the end.</summary>
    protected abstract Task<IEnumerable<ExportColumn<T>>> Columns(Session session);

    /// <summary>The records that are asked for and that the caller may export, in order.</summary>
    protected abstract Task<Result<Guid[]>> Find(Session session, ExportRequest request, Caller caller);

    /// <summary>Some of them, in their order.</summary>
    protected abstract Task<IReadOnlyList<T>> Load(Session session, Caller caller, Guid[] ids);

    private async Task<Result<(ExportColumn<T>[] Columns, Guid[] Ids)>> Choose(Session session, ExportRequest request, Caller caller)
    {
        var columns = ExportColumns.Choose(await Columns(session), request.Columns);
        var found = await Find(session, request, caller);
        return (found.Problem ?? columns.Problem) is { } problem ? problem : (columns.Value!, found.Value!);
    }
}
