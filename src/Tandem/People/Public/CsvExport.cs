using System.Text;
using Tandem.Engines.Import.Csv;

namespace Tandem.People.Public;

/// <summary>A CSV file of records, written while they are read: memory stays flat, whatever its length. With the mark that tells spreadsheets that it is UTF-8.</summary>
public abstract class CsvExport : IResult
{
    /// <summary>Its name, for example <c>contacts.csv</c>.</summary>
    public abstract string FileName { get; }

    /// <summary>How many records it has.</summary>
    public abstract int Count { get; }

    /// <summary>Writes it, header first.</summary>
    public abstract Task Write(Stream body, CancellationToken cancel);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        return Write(httpContext.Response.Body, httpContext.RequestAborted);
    }
}

/// <inheritdoc/>
/// <param name="fileName">Its name.</param>
/// <param name="columns">Its columns.</param>
/// <param name="ids">The records, in order.</param>
/// <param name="load">Loads some of them, in their order.</param>
public sealed class CsvExport<T>(string fileName, IReadOnlyList<ExportColumn<T>> columns, IReadOnlyList<Guid> ids, Func<Guid[], Task<IReadOnlyList<T>>> load) : CsvExport
{
    private const int BatchSize = 500;

    /// <inheritdoc/>
    public override string FileName => fileName;

    /// <inheritdoc/>
    public override int Count => ids.Count;

    /// <inheritdoc/>
    public override async Task Write(Stream body, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true);
        var text = new StringWriter();
        var csv = new CsvOut(text);
        foreach (var column in columns)
        {
            csv.Text(column.Label);
        }

        csv.EndRow();
        foreach (var batch in ids.Chunk(BatchSize))
        {
            foreach (var row in await load(batch))
            {
                foreach (var column in columns)
                {
                    column.Write(csv, row);
                }

                csv.EndRow();
            }

            await Flush(text, writer, cancel);
        }

        await Flush(text, writer, cancel);
    }

    // The rows are put together in memory and written asynchronously, which is the only way that the server takes them.
    private static async Task Flush(StringWriter text, StreamWriter writer, CancellationToken cancel)
    {
        await writer.WriteAsync(text.GetStringBuilder(), cancel);
        await writer.FlushAsync(cancel);
        text.GetStringBuilder().Clear();
    }
}
