namespace Tandem.Imports.Rows;

/// <summary>A row of the file: its line and its cells.</summary>
internal sealed record SourceRow(long Line, string[] Cells);

/// <summary>What became of a row.</summary>
internal enum RowOutcome
{
    Created,
    Updated,
    Unchanged,
    Refused,
}

/// <summary>What became of a row, and why it was refused.</summary>
internal readonly record struct RowResult(RowOutcome Outcome, string? Code = null, string? Message = null)
{
    public static RowResult Of(People.Public.WriteOutcome outcome, Platform.Problem? problem) => problem is null
        ? new RowResult((RowOutcome)outcome)
        : new RowResult(RowOutcome.Refused, problem.Code, problem.Message);
}

/// <summary>A cell that cannot be read: its row is not taken, and the error file says why.</summary>
internal sealed class CellException(string code, string message) : Exception(message)
{
    public string Code => code;
}
