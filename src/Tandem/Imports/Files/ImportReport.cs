namespace Tandem.Imports.Files;

/// <summary>How an import went, in counts of rows and in words.</summary>
public sealed record ImportReport
{
    /// <summary>Rows read, blank ones aside.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that made a new record.</summary>
    public long Created { get; init; }

    /// <summary>Rows that changed a known record.</summary>
    public long Updated { get; init; }

    /// <summary>Rows whose record had it all.</summary>
    public long Unchanged { get; init; }

    /// <summary>Rows left out on purpose.</summary>
    public long Skipped { get; init; }

    /// <summary>Rows that were not taken; the error file has them with line and reason.</summary>
    public long Errors { get; init; }

    /// <summary>What was written otherwise than it stands in the file, and what a person should look at.</summary>
    public IReadOnlyList<ImportWarning> Warnings { get; init; } = [];

    /// <summary>Labels of the custom fields that unmapped columns became.</summary>
    public IReadOnlyList<string> CreatedFields { get; init; } = [];

    /// <summary>Stages of pipelines that were made because deals named them.</summary>
    public IReadOnlyList<string> CreatedStages { get; init; } = [];

    /// <summary>Only counted, nothing written.</summary>
    public bool IsDryRun { get; init; }
}

/// <summary>Something that a person should look at.</summary>
public sealed record ImportWarning
{
    /// <summary>Stable name, for example <c>unknownProduct</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The first line that it is about.</summary>
    public long? Line { get; init; }

    /// <summary>How many rows it is about.</summary>
    public long Count { get; init; }

    /// <summary>What was probably meant.</summary>
    public ImportSuggestion? Suggestion { get; init; }

    /// <summary>The stage that the rows name and their pipeline does not have: a person can say which one is meant.</summary>
    public AskedStage? Stage { get; init; }
}

/// <summary>A stage that rows name and that is not there.</summary>
/// <param name="PipelineId">In which pipeline it was looked for.</param>
/// <param name="Name">What the rows call it.</param>
/// <param name="StageId">Which one was meant, since somebody has said so.</param>
public sealed record AskedStage(Guid PipelineId, string Name, Guid? StageId = null);

/// <summary>A change that is made only when a person confirms it.</summary>
/// <param name="Number">Its number in this import.</param>
/// <param name="From">What the rows say.</param>
/// <param name="To">What was probably meant.</param>
/// <param name="Accepted">Whether somebody has confirmed it.</param>
public sealed record ImportSuggestion(int Number, string From, string To, bool Accepted = false);

/// <summary>Adds up a report while the rows go by. At most 200 different warnings are kept; more are counted under one.</summary>
internal sealed class Tally
{
    private const int MostWarnings = 200;

    private readonly Dictionary<(string Code, string Message), ImportWarning> _warnings = [];

    public Tally(ImportReport? soFar = null)
    {
        Report = soFar ?? new ImportReport();
        foreach (var warning in Report.Warnings)
        {
            _warnings[(warning.Code, warning.Message)] = warning;
        }
    }

    /// <summary>The counts; its warnings are up to date only in <see cref="Snapshot"/>.</summary>
    public ImportReport Report { get; set; }

    public void Warn(string code, string message, long line, ImportSuggestion? suggestion = null, AskedStage? stage = null)
    {
        var key = (code, message);
        if (!_warnings.ContainsKey(key) && _warnings.Count >= MostWarnings)
        {
            key = ("moreWarnings", "There are more kinds of warnings than this list holds.");
        }

        _warnings[key] = _warnings.TryGetValue(key, out var known)
            ? known with { Count = known.Count + 1 }
            : new ImportWarning
            {
                Code = key.Item1,
                Message = key.Item2,
                Line = line,
                Count = 1,
                Stage = stage,
                Suggestion = suggestion is null ? null : suggestion with { Number = _warnings.Values.Count(warning => warning.Suggestion is not null) + 1 },
            };
    }

    public ImportReport Snapshot() => Report with { Warnings = [.. _warnings.Values.OrderBy(warning => warning.Line)] };
}
