using Tandem.Engines.Import.Csv;
using Tandem.Engines.Import.Mapping;
using Tandem.Platform;
using Tandem.Platform.Data;

namespace Tandem.Imports.Files;

/// <summary>Looks into a file: encoding, dialect, columns, and a proposal where each of them goes.</summary>
internal static class Inspection
{
    // Targets that no record has a place for become custom fields, so that nothing of a file is lost.
    private static readonly HashSet<string> Homeless = new(StringComparer.Ordinal)
    {
        "status", "notes", "deal_name", "deal_amount", "deal_stage", "other_phone", "stage_since", "description", "consent_ip",
    };

    private const long LongestWholeSample = 4_000_000;

    public static Result<ImportFile> Look(string path, string fileName, ImportObject importObject, Guid id, (string Actor, Instant Now) by)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return stream.CanSeek ? Look(stream, path, fileName, importObject, id, by) : Unreadable(fileName, "it is no file that can be read twice");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable(fileName, exception.Message);
        }
    }

    /// <summary>What the cells of each column look like.</summary>
    public static IReadOnlyList<ColumnProfile> Profiles(ImportFile file)
    {
        var (stream, rows) = file.Open();
        using (stream)
        using (rows)
        {
            return ColumnProfiler.Profile([.. file.Columns.Select(column => column.Header)], CsvFile.Sample(rows, file.Columns.Count), file.Dialect.Delimiter);
        }
    }

    private static Problem Unreadable(string fileName, string why) => new(400, "unreadableFile", $"{fileName} cannot be read: {why}");

    private static Result<ImportFile> Look(Stream stream, string path, string fileName, ImportObject importObject, Guid id, (string Actor, Instant Now) by)
    {
        if (!CsvFile.TryInspect(stream, out var file, out var problem))
        {
            return new Problem(400, problem.Code, problem.Message);
        }

        var sample = file.ReadSample(stream);
        var profiles = ColumnProfiler.Profile(file.Headers, sample, file.Dialect.Delimiter);
        var guess = MappingGuess.For(importObject, profiles, fileName);
        var goesOn = sample.Count == CsvFile.SampleRows || stream.Length > LongestWholeSample;
        var keys = guess.Columns.Select(column => column.Field?.Key).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new ImportFile
        {
            Id = id,
            Object = importObject,
            FileName = fileName,
            Path = path,
            Encoding = file.Text.Encoding.WebName,
            Dialect = file.Dialect,
            Columns = OwnExport.Settle(importObject, [.. guess.Columns.Select(column => Column(importObject, column, goesOn, keys))], profiles),
            Hints = guess.Hints,
            InvalidBytes = file.Text.InvalidBytes,
            State = "uploaded",
            CreatedBy = by.Actor,
            CreatedAt = by.Now,
        };
    }

    /// <summary>The custom field that a column would become.</summary>
    public static ProposedField FieldFor(ImportColumn column, ISet<string> taken) =>
        column.Field ?? new ProposedField(FieldKey.Of(column.Header, taken), column.Header, column.Type, []);

    public static bool IsHomeless(string target) => Homeless.Contains(target);

    private static ImportColumn Column(ImportObject importObject, ColumnGuess guess, bool goesOn, HashSet<string> keys)
    {
        // What is empty in the sample may be filled below it: whether it is, shows when all rows are counted.
        var mayBeFilled = guess.Column.Filled > 0 || goesOn;
        var column = new ImportColumn
        {
            Index = guess.Column.Index,
            Header = guess.Column.Header,
            Samples = [.. guess.Column.Samples.Take(5)],
            Guessed = guess.Target,
            Confidence = guess.Confidence,
            Target = guess.Target ?? (guess.Field is null || !mayBeFilled ? null : ImportColumn.NewField),
            Options = guess.Options,
            Field = guess.Field,
            Type = guess.Column.Type,
        };
        return guess.Target is not null && IsHomeless(guess.Target) && ImportTargets.HasCustomFields(importObject)
            ? column with { Target = mayBeFilled ? ImportColumn.NewField : null, Field = FieldFor(column, keys) }
            : column;
    }
}
