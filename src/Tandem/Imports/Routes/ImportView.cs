using Tandem.Engines.Import.Mapping;
using Tandem.Imports.Files;
using Tandem.Platform.Data;

namespace Tandem.Imports.Routes;

/// <summary>An import as the API shows it.</summary>
public sealed record ImportView
{
    public required Guid Id { get; init; }

    public required ImportObject Object { get; init; }

    public required string FileName { get; init; }

    public required string Encoding { get; init; }

    public required string Delimiter { get; init; }

    public required int HeaderLine { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<ColumnView> Columns { get; init; }

    public required IReadOnlyList<TargetView> Targets { get; init; }

    public required ImportOptions Options { get; init; }

    /// <summary>The earlier import whose confirmed mapping this one began with.</summary>
    public Guid? RememberedFrom { get; init; }

    /// <summary>What had to be guessed about the file as a whole.</summary>
    public required IReadOnlyList<ImportWarning> Warnings { get; init; }

    public ImportReport? Report { get; init; }

    public Guid? JobId { get; init; }

    public required Instant CreatedAt { get; init; }

    internal static ImportView Of(ImportFile file) => new()
    {
        Id = file.Id,
        Object = file.Object,
        FileName = file.FileName,
        Encoding = file.Encoding,
        Delimiter = file.Dialect.Delimiter.ToString(),
        HeaderLine = file.Dialect.HeaderLine,
        State = file.State,
        Columns = [.. file.Columns.Select(ColumnView.Of)],
        Targets = [.. ImportTargets.Of(file.Object).Select(target => new TargetView(target.Key, target.Label, target.Group))],
        Options = file.Options,
        RememberedFrom = file.RememberedFrom,
        Warnings = FileWarnings.Of(file),
        Report = file.Report,
        JobId = file.JobId,
        CreatedAt = file.CreatedAt,
    };
}

/// <summary>A column as the API shows it.</summary>
public sealed record ColumnView(int Index, string Header, IReadOnlyList<string> Samples, GuessView? Guess, double Confidence, string? Target)
{
    internal static ColumnView Of(ImportColumn column) => new(
        column.Index,
        column.Header,
        column.Samples,
        (column.Target ?? column.Guessed) is { } target ? new GuessView(target, column.Options) : null,
        column.Confidence,
        column.Target);
}

/// <summary>Where a column should go, and how its cells are read.</summary>
public sealed record GuessView(string Target, ColumnOptions Options);

/// <summary>A place where a column can go.</summary>
public sealed record TargetView(string Key, string Label, string Group);
