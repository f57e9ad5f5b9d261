using System.Globalization;
using Tandem.Imports.Files;
using Tandem.Platform.Jobs;

namespace Tandem.Imports;

/// <summary>An import's report on a terminal.</summary>
internal static class ImportPrint
{
    /// <summary>A row that was not taken.</summary>
    public sealed record ErrorLine
    {
        public long Line { get; init; }

        public required string Message { get; init; }
    }

    public static void Columns(ImportFile file)
    {
        foreach (var column in file.Columns)
        {
            Console.WriteLine($"  {column.Header} → {column.Target ?? (column.WasEmpty ? "left out, it is empty" : "left out")}");
        }
    }

    /// <summary>Prints what was done; false when the job did not end well, or took none of the rows.</summary>
    public static async Task<bool> Report(ImportFile file, Job job, IReadOnlyList<ErrorLine> errors)
    {
        Columns(file);
        var report = file.Report ?? new ImportReport();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows} rows: {report.Created} created, {report.Updated} updated, {report.Unchanged} unchanged, {report.Errors} errors"));
        foreach (var stage in report.CreatedStages)
        {
            Console.WriteLine($"  made the stage {stage}");
        }

        foreach (var warning in report.Warnings)
        {
            Console.WriteLine($"  warning: {warning.Message}{Where(warning)}");
        }

        foreach (var error in errors)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  line {error.Line}: {error.Message}"));
        }

        if (report.Errors > errors.Count)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  and {report.Errors - errors.Count} more; --errors FILE lists them all"));
        }

        if (!string.Equals(job.State, "done", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync(job.Error is null ? $"The import was {job.State}." : $"The import {job.State}: {job.Error}");
            return false;
        }

        return report.Rows == 0 || report.Errors < report.Rows;
    }

    private static string Where(ImportWarning warning) => (warning.Line, warning.Count) switch
    {
        ( > 0, > 0) => string.Create(CultureInfo.InvariantCulture, $" ({warning.Count} rows, first in line {warning.Line})"),
        ( > 0, _) => string.Create(CultureInfo.InvariantCulture, $" (line {warning.Line})"),
        (_, > 0) => string.Create(CultureInfo.InvariantCulture, $" ({warning.Count} rows)"),
        _ => "",
    };
}
