using System.Runtime.CompilerServices;
using Tandem.Engines.Import.Csv;
using Tandem.Imports.Files;
using Tandem.Imports.Rows;

namespace Tandem.Imports.Runs;

/// <summary>Rows of a file in chunks, with those that could not be read as rows.</summary>
/// <param name="Rows">Good rows.</param>
/// <param name="Bad">Records that are no rows: line, code and message.</param>
/// <param name="Passed">Records passed from the beginning of the file to the end of this chunk.</param>
internal sealed record RowChunk(IReadOnlyList<SourceRow> Rows, IReadOnlyList<(long Line, string Code, string Message)> Bad, long Passed);

/// <summary>Reads the rows of a file, streaming; memory does not grow with the file.</summary>
internal sealed class RowSource(ImportFile file, long skip)
{
    public async IAsyncEnumerable<RowChunk> Read(int size, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (stream, rows) = file.Open();
        using (stream)
        using (rows)
        {
            var passed = 0L;
            while (passed < skip && rows.Read(cancel))
            {
                passed++;
            }

            while (Next(rows, size, ref passed, cancel) is { } chunk)
            {
                yield return chunk;
            }
        }

        await Task.CompletedTask;
    }

    private RowChunk? Next(CsvRows rows, int size, ref long passed, CancellationToken cancel)
    {
        var (good, bad) = (new List<SourceRow>(Math.Min(size, 1000)), new List<(long, string, string)>());
        while (good.Count + bad.Count < size && rows.Read(cancel))
        {
            passed++;
            if (rows.Problem is { } problem)
            {
                bad.Add((rows.Line, problem.Code, problem.Message));
                continue;
            }

            var cells = new string[file.Columns.Count];
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = rows[i];
                cells[i] = cell.IsEmpty ? "" : cell.ToString();
            }

            good.Add(new SourceRow(rows.Line, cells));
        }

        return good.Count + bad.Count == 0 ? null : new RowChunk(good, bad, passed);
    }
}
