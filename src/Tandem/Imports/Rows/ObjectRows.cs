using Tandem.Imports.Files;
using Tandem.People.Public;
using Tandem.Platform.Data;

namespace Tandem.Imports.Rows;

/// <summary>Turns rows into drafts of one kind of object and writes them, many at a time.</summary>
internal abstract class ObjectRows
{
    /// <summary>How many rows go into one transaction.</summary>
    public virtual int BatchSize => 1000;

    /// <summary>Writes <paramref name="rows"/>; the answers come in their order.</summary>
    public abstract Task<RowResult[]> Write(Tx tx, IReadOnlyList<SourceRow> rows, ImportContext context, WriteOptions options, Tally tally);

    /// <summary>Reads a draft from every row; a row with a bad cell gets its answer here and no draft.</summary>
    protected static (List<TDraft> Drafts, List<int> Places, RowResult[] Results) Read<TDraft>(IReadOnlyList<SourceRow> rows, Func<SourceRow, TDraft> read)
    {
        var (drafts, places, results) = (new List<TDraft>(rows.Count), new List<int>(rows.Count), new RowResult[rows.Count]);
        for (var i = 0; i < rows.Count; i++)
        {
            try
            {
                drafts.Add(read(rows[i]));
                places.Add(i);
            }
            catch (CellException bad)
            {
                results[i] = new RowResult(RowOutcome.Refused, bad.Code, bad.Message);
            }
        }

        return (drafts, places, results);
    }
}
