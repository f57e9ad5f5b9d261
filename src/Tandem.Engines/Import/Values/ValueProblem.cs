namespace Tandem.Engines.Import.Values;

/// <summary>Why a cell cannot be read as what its column should hold.</summary>
/// <param name="Code">Stable, camelCase: <c>impossibleDate</c>, <c>notADate</c>, <c>notANumber</c>, <c>invalidEmail</c>, <c>controlCharacter</c> …</param>
/// <param name="Message">A sentence for the error report. It never repeats a whole cell, which may be of any length.</param>
public readonly record struct ValueProblem(string Code, string Message);
