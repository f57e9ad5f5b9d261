namespace Tandem.Engines.Import;

/// <summary>Why a file, or one row of it, cannot be imported: a stable code, a sentence for people, and the line where it is known.</summary>
/// <param name="Code">Stable, camelCase: <c>zipArchive</c>, <c>duplicateHeader</c>, <c>tooManyCells</c>, <c>lineTooLong</c> …</param>
/// <param name="Message">One or two sentences that say what was found and what to do.</param>
/// <param name="Line">The line of the file, counted from 1 as an editor does; null where the whole file is meant.</param>
public sealed record ImportProblem(string Code, string Message, long? Line = null);
