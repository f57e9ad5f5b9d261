using Tandem.Platform;
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
