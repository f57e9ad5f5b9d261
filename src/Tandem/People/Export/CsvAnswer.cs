using System.Text;
using Tandem.Engines.Import.Csv;
using Tandem.Platform;
using Tandem.Platform.Data;
using Tandem.Platform.Http;

namespace Tandem.People.Export;

/// <summary>
/// A CSV file as an answer, written while it is read: memory stays flat, whatever its length. With the mark that tells spreadsheets that it is UTF-8.
/// </summary>
internal sealed class CsvAnswer<T>(string fileName, IReadOnlyList<ExportColumn<T>> columns, IReadOnlyList<Guid> ids, Func<Guid[], Task<IReadOnlyList<T>>> load) : IResult
{
    private const int BatchSize = 500;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024);
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

            await Flush(text, writer, httpContext.RequestAborted);
        }

        await Flush(text, writer, httpContext.RequestAborted);
    }

    // The rows are put together in memory and written asynchronously, which is the only way that the server takes them.
    private static async Task Flush(StringWriter text, StreamWriter writer, CancellationToken cancel)
    {
        await writer.WriteAsync(text.GetStringBuilder(), cancel);
        await writer.FlushAsync(cancel);
        text.GetStringBuilder().Clear();
    }
}

/// <summary>What is exported, once the questions are answered.</summary>
internal sealed record Exported<T>(ExportColumn<T>[] Columns, IReadOnlyList<Guid> Ids)
{
    public static IResult ToHttp(Result<Exported<T>> result, string fileName, Db db, Func<Session, Guid[], Task<IReadOnlyList<T>>> load) =>
        result.Problem is { } problem
            ? problem.ToHttp()
            : new CsvAnswer<T>(fileName, result.Value!.Columns, result.Value.Ids, batch => db.Read(session => load(session, batch)));
}
